import { createHash } from 'node:crypto';

/** Hands of a forger: changes to a signed PDF that keep its outer form in order. */

export interface Revision {
  /** Object number → what stands between `n 0 obj` and `endobj`. */
  readonly objects: Readonly<Record<number, string>>;
  /** Trailer entries that differ from those of the file, e.g. `{ Root: '99 0 R' }`. */
  readonly trailer?: Readonly<Record<string, string>>;
}

/** Appends an increment with a correct classic cross-reference table. */
export function appendRevision(pdf: Uint8Array, { objects, trailer = {} }: Revision): Uint8Array {
  const numbers = Object.keys(objects).map(Number);
  const previous = lastStartXref(pdf);
  const old = trailerEntries(pdf);
  const size = Math.max(Number(old.Size), ...numbers.map((number) => number + 1));
  let body = '\n';
  const entries = numbers.map((number) => {
    const offset = pdf.length + body.length;
    body += `${number} 0 obj\n${objects[number]}\nendobj\n`;
    return `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const xrefAt = pdf.length + body.length;
  const { Size: _, Prev: __, ...kept } = old;
  const merged = { Size: String(size), Prev: String(previous), ...kept, ...trailer };
  const dict = Object.entries(merged).map(([key, value]) => `/${key} ${value}`);
  body += `xref\n0 1\n0000000000 65535 f \n${entries.join('')}trailer\n<<\n${dict.join('\n')}\n>>\nstartxref\n${xrefAt}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(body, 'latin1')]);
}

/** Latest text of an object, without `n 0 obj` and `endobj`. */
export function objectText(pdf: Uint8Array, number: number): string {
  const text = latin1(pdf);
  const at = text.lastIndexOf(`\n${number} 0 obj\n`);
  if (at < 0) throw new Error(`no object ${number}`);
  const start = at + `\n${number} 0 obj\n`.length;
  return text.slice(start, text.indexOf('\nendobj', start));
}

export function catalogNumber(pdf: Uint8Array): number {
  return Number.parseInt(trailerEntries(pdf).Root ?? '', 10);
}

/** Number of the object that holds the text, e.g. `/FT /Sig`; the latest one. */
export function objectNumberWith(pdf: Uint8Array, text: string): number {
  const all = latin1(pdf);
  const at = all.lastIndexOf(text);
  const before = [...all.slice(0, at).matchAll(/(?:^|\n)(\d+) 0 obj/g)].at(-1);
  if (at < 0 || before === undefined) throw new Error(`no object with ${text}`);
  return Number(before[1]);
}

export function nextObjectNumber(pdf: Uint8Array): number {
  return Number(trailerEntries(pdf).Size);
}

/** Replaces bytes in place; both texts have the same length. */
export function replaceBytes(pdf: Uint8Array, from: string, to: string): Uint8Array {
  const at = Buffer.from(pdf).indexOf(from, 0, 'latin1');
  if (at < 0 || from.length !== to.length) throw new Error(`cannot replace ${from}`);
  const copy = Buffer.from(pdf);
  copy.write(to, at, 'latin1');
  return copy;
}

export interface Slot {
  readonly byteRange: readonly [number, number, number, number];
  readonly cms: Buffer;
}

/** Byte range and CMS of the last signature in the file. */
export function signatureSlot(pdf: Uint8Array): Slot {
  const match = [...latin1(pdf).matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+) *\]/g)].at(-1);
  if (match === undefined) throw new Error('no signature');
  const [start = 0, end = 0, tail = 0] = match.slice(1).map(Number);
  const padded = Buffer.from(latin1(pdf).slice(start + 1, end - 1), 'hex');
  const length = padded.readUInt16BE(2) + 4;
  return { byteRange: [0, start, end, tail], cms: padded.subarray(0, length) };
}

/** Bytes that the last signature covers. */
export function signedBytes(pdf: Uint8Array): Buffer {
  const [, start, end, tail] = signatureSlot(pdf).byteRange;
  return Buffer.concat([pdf.subarray(0, start), pdf.subarray(end, end + tail)]);
}

/** Puts another CMS into the last signature's slot, filled up with zeros or with the given byte. */
export function replaceCms(pdf: Uint8Array, cms: Uint8Array, filling = 0): Buffer {
  const [, start, end] = signatureSlot(pdf).byteRange;
  const slot = Buffer.alloc((end - start - 2) / 2, filling);
  slot.set(cms);
  const copy = Buffer.from(pdf);
  copy.write(slot.toString('hex'), start + 1, 'latin1');
  return copy;
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function trailerEntries(pdf: Uint8Array): Record<string, string> {
  const text = latin1(pdf);
  const dict = text.slice(text.lastIndexOf('trailer'), text.lastIndexOf('startxref'));
  const entries = dict.matchAll(/\/(Size|Root|Info|ID|Prev)\s+(\[[^\]]*\]|\d+ 0 R|\d+)/g);
  return Object.fromEntries([...entries].map(([, key, value]) => [key, value]));
}

function lastStartXref(pdf: Uint8Array): number {
  const text = latin1(pdf);
  return Number.parseInt(text.slice(text.lastIndexOf('startxref') + 9), 10);
}

function latin1(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString('latin1');
}
