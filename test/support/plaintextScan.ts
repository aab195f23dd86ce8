import { type FileHandle, open, readdir } from 'node:fs/promises';
import path from 'node:path';

/** A text planted somewhere, to be looked for on the disk. */
export interface Marker {
  /** Where it was planted, for the message of a test. */
  readonly place: string;
  readonly text: string;
}

export interface Hit {
  readonly file: string;
  readonly place: string;
  readonly form: string;
}

export interface ScanResult {
  readonly hits: readonly Hit[];
  readonly files: number;
  readonly bytes: number;
}

const blockBytes = 4 * 1024 * 1024;

/** 24 ASCII letters and digits that no other text holds, told apart by their first letters. */
export function markerText(index: number): string {
  return `Zq${String.fromCharCode(65 + index)}x7Wv3Kd9Rt5Hn1Jp8Lb2Y`.padEnd(24, '6').slice(0, 24);
}

/**
 * The ways a text lies in a file in the clear: UTF-8, UTF-16LE, and base64 of both. Base64 shows the same bytes in three ways,
 * by where in a group of three they begin; the letters that also hold neighbouring bytes are left out.
 */
export function formsOf(text: string): readonly { readonly form: string; readonly bytes: Buffer }[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  return [
    { form: 'UTF-8', bytes: utf8 },
    { form: 'UTF-16LE', bytes: utf16 },
    ...[0, 1, 2].map((shift) => ({ form: `base64 of UTF-8, ${shift}`, bytes: base64At(utf8, shift) })),
    ...[0, 1, 2].map((shift) => ({ form: `base64 of UTF-16LE, ${shift}`, bytes: base64At(utf16, shift) })),
  ];
}

/** Looks through every regular file below the folders. Files that go while it reads are passed over. */
export async function scanFor(markers: readonly Marker[], folders: readonly string[]): Promise<ScanResult> {
  const needles = markers.flatMap(({ place, text }) => formsOf(text).map((form) => ({ place, ...form })));
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length));
  const hits: Hit[] = [];
  let files = 0;
  let bytes = 0;
  for (const folder of folders)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      for (const { place, form, bytes: needle } of needles)
        if (entry.name.includes(needle.toString('latin1'))) hits.push({ file, place, form: `name, ${form}` });
      const handle = await open(file, 'r').catch(() => null);
      if (handle === null) continue;
      files += 1;
      try {
        for await (const block of blocksOf(handle, longest)) {
          bytes += block.length;
          for (const { place, form, bytes: needle } of needles)
            if (block.includes(needle)) hits.push({ file, place, form });
        }
      } finally {
        await handle.close();
      }
    }
  return { hits, files, bytes };
}

/** Each block begins with the end of the one before, so that a text across the border is seen. */
async function* blocksOf(handle: FileHandle, longest: number): AsyncGenerator<Buffer> {
  let tail = Buffer.alloc(0);
  for (;;) {
    const buffer = Buffer.allocUnsafe(blockBytes);
    const { bytesRead } = await handle.read(buffer, 0, blockBytes, null);
    if (bytesRead === 0) return;
    const block = Buffer.concat([tail, buffer.subarray(0, bytesRead)]);
    yield block;
    tail = block.subarray(Math.max(0, block.length - longest + 1));
  }
}

function base64At(bytes: Buffer, shift: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const clean = whole.slice(shift === 0 ? 0 : shift + 1);
  return Buffer.from((bytes.length + shift) % 3 === 0 ? clean : clean.slice(0, -1), 'latin1');
}
