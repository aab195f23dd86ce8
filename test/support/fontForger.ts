import { inflateSync } from 'node:zlib';
import { appendRevision, objectNumberWith, objectText } from './pdfTamper.ts';

/** The parts of an embedded font, to be changed in place: tables by their tags. */
export type FontTables = Record<string, Buffer>;

interface EmbeddedParts {
  readonly descriptor: number;
  readonly program: number;
  readonly font: number;
}

/** Objects of the last embedded font with a name, e.g. `+Tinos-Regular`. */
function partsOf(pdf: Uint8Array, name: string): EmbeddedParts {
  const text = Buffer.from(pdf).toString('latin1');
  const at = [...text.matchAll(/\/FontName \/[A-Z]{6}\+\S+/g)]
    .filter(([found]) => found.endsWith(name))
    .at(-1);
  if (at === undefined) throw new Error(`no font ${name}`);
  const descriptor = objectNumberWith(pdf, at[0]);
  const program = Number(/\/FontFile2 (\d+) 0 R/.exec(objectText(pdf, descriptor))?.[1]);
  const font = objectNumberWith(pdf, `/FontDescriptor ${descriptor} 0 R`);
  return { descriptor, program, font };
}

/** The file with other tables in one of its fonts. */
export function withFontTables(
  pdf: Uint8Array,
  name: string,
  change: (tables: FontTables) => void,
): Uint8Array {
  const { program } = partsOf(pdf, name);
  const tables = readTables(streamBytes(pdf, program));
  change(tables);
  const bytes = writeTables(tables);
  const stream = `<< /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`;
  return appendRevision(pdf, { objects: { [program]: stream } });
}

/** The file with other entries of the dictionary that holds a font's widths, or of its descriptor. */
export function withFontEntries(
  pdf: Uint8Array,
  name: string,
  part: 'font' | 'descriptor',
  change: (entries: string) => string,
): Uint8Array {
  const number = partsOf(pdf, name)[part];
  const before = objectText(pdf, number);
  const after = change(before);
  if (after === before) throw new Error('the entries stay as they are');
  return appendRevision(pdf, { objects: { [number]: after } });
}

function streamBytes(pdf: Uint8Array, number: number): Buffer {
  const text = objectText(pdf, number);
  const start = text.indexOf('stream\n') + 'stream\n'.length;
  const length = Number(/\/Length (\d+)/.exec(text)?.[1]);
  const bytes = Buffer.from(text.slice(start, start + length), 'latin1');
  return text.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
}

export function readTables(font: Buffer): FontTables {
  const tables: FontTables = {};
  for (let entry = 12; entry < 12 + 16 * font.readUInt16BE(4); entry += 16) {
    const [from, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
    tables[font.toString('latin1', entry, entry + 4)] = Buffer.from(font.subarray(from, from + length));
  }
  return tables;
}

export function writeTables(tables: FontTables): Buffer {
  const entries = Object.entries(tables);
  const head = Buffer.alloc(12 + 16 * entries.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(entries.length, 4);
  const bodies: Buffer[] = [];
  let at = head.length;
  for (const [i, [tag, bytes]] of entries.entries()) {
    head.write(tag, 12 + 16 * i, 'latin1');
    head.writeUInt32BE(at, 12 + 16 * i + 8);
    head.writeUInt32BE(bytes.length, 12 + 16 * i + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    bodies.push(padded);
    at += padded.length;
  }
  return Buffer.concat([head, ...bodies]);
}

/** Where each glyph begins in `glyf`; the last number is the end of the table. */
export function glyphOffsets({ head, loca }: FontTables): readonly number[] {
  const isLong = head?.readInt16BE(50) === 1;
  return Array.from({ length: (loca?.length ?? 0) / (isLong ? 4 : 2) }, (_, i) =>
    isLong ? (loca?.readUInt32BE(4 * i) ?? 0) : 2 * (loca?.readUInt16BE(2 * i) ?? 0),
  );
}

/** Draws each of two glyphs as the other one; their widths stay. */
export function swapGlyphs(tables: FontTables, one: number, other: number): void {
  const offsets = glyphOffsets(tables);
  const glyphs = offsets
    .slice(0, -1)
    .map((from, i) => tables.glyf?.subarray(from, offsets[i + 1]) ?? Buffer.alloc(0));
  [glyphs[one], glyphs[other]] = [glyphs[other] ?? Buffer.alloc(0), glyphs[one] ?? Buffer.alloc(0)];
  tables.glyf = Buffer.concat(glyphs);
  const loca = Buffer.alloc(4 * offsets.length);
  let at = 0;
  for (const [i, glyph] of glyphs.entries()) {
    loca.writeUInt32BE(at, 4 * i);
    at += glyph.length;
  }
  loca.writeUInt32BE(at, 4 * glyphs.length);
  tables.loca = loca;
  tables.head?.writeInt16BE(1, 50);
}
