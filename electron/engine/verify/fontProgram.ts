import { hash } from 'node:crypto';

/** Bytes that stand for the shape of a glyph. */
export const shapeBytes = 16;

/** An embedded TrueType font program. */
export interface FontProgram {
  /** Hash in hex of all that is common to its glyphs: size of the em, heights, programs for hinting. */
  readonly frame: string;
  /** Hash of what a code draws: its outline with those of its parts, hints, width and bearing; null for what cannot be read. */
  shape(glyph: number): Buffer | null;
  /** Width in units of the em; null when there is no such glyph. */
  advance(glyph: number): number | null;
}

/** What a subset has (ISO 32000-1 §9.9); bitmaps, colours, variations and substitutions would show something else. */
const tablesOfSubsets = ['head', 'hhea', 'maxp', 'loca', 'glyf', 'hmtx', 'cvt ', 'fpgm', 'prep'];
const deepestPart = 4;
const mostParts = 16;

/**
 * Reads a font program with exactly the tables of a subset; null for any other. A whole font (`isWhole`) may have more.
 */
export function readFontProgram(bytes: Uint8Array, isWhole = false): FontProgram | null {
  const font = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const tables = tablesOf(font, isWhole);
  if (tables === null) return null;
  const table = (tag: string) => tables.get(tag) ?? Buffer.alloc(0);
  const [head, hhea, maxp] = [table('head'), table('hhea'), table('maxp')];
  if (head.length !== 54 || hhea.length !== 36 || maxp.length !== 32) return null;
  const glyphCount = maxp.readUInt16BE(4);
  const offsets = offsetsOf(table('loca'), head.readInt16BE(50), glyphCount, table('glyf').length);
  const metrics = hhea.readUInt16BE(34);
  if (offsets === null || metrics < 1 || metrics > glyphCount) return null;
  if (table('hmtx').length !== 4 * metrics + 2 * (glyphCount - metrics)) return null;
  // What depends on which glyphs were chosen: check sum, form of `loca`, numbers of glyphs and widths.
  const common = [without(head, 8, 4, 50, 2), without(hhea, 34, 2), without(maxp, 4, 2)];
  const hinting = ['cvt ', 'fpgm', 'prep'].map(table);
  const known = new Map<number, Buffer | null>();
  const shape = (glyph: number, depth = 0): Buffer | null => {
    const earlier = known.get(glyph);
    if (earlier !== undefined) return earlier;
    if (glyph >= glyphCount || depth > deepestPart) return null;
    const [from = 0, to = 0] = [offsets[glyph], offsets[glyph + 1]];
    const outline = canonical(table('glyf').subarray(from, to), (part) => shape(part, depth + 1));
    const width = widthOf(table('hmtx'), metrics, glyph);
    const made =
      outline === null ? null : Buffer.from(digest([width, outline]), 'hex').subarray(0, shapeBytes);
    known.set(glyph, made);
    return made;
  };
  return {
    frame: digest([...common, ...hinting]),
    shape: (glyph) => shape(glyph),
    advance: (glyph) => (glyph < glyphCount ? widthOf(table('hmtx'), metrics, glyph).readUInt16BE(0) : null),
  };
}

function tablesOf(font: Buffer, isWhole: boolean): ReadonlyMap<string, Buffer> | null {
  if (font.length < 12) return null;
  const version = font.readUInt32BE(0);
  const count = font.readUInt16BE(4);
  if ((version !== 0x00010000 && version !== 0x74727565) || font.length < 12 + 16 * count) return null;
  const tables = new Map<string, Buffer>();
  for (let entry = 12; entry < 12 + 16 * count; entry += 16) {
    const tag = font.toString('latin1', entry, entry + 4);
    const [from, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
    const isKnown = isWhole || tablesOfSubsets.includes(tag);
    if (!isKnown || tables.has(tag) || from < 12 + 16 * count || from + length > font.length) return null;
    tables.set(tag, font.subarray(from, from + length));
  }
  return tablesOfSubsets.every((tag) => tables.has(tag)) ? tables : null;
}

/** Where each glyph begins and the last one ends; null for places that go back or lead out of the table. */
function offsetsOf(loca: Buffer, form: number, glyphs: number, length: number): readonly number[] | null {
  const size = form === 1 ? 4 : 2;
  if ((form !== 0 && form !== 1) || loca.length !== size * (glyphs + 1)) return null;
  const offsets = Array.from({ length: glyphs + 1 }, (_, i) =>
    form === 1 ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i),
  );
  const isOrdered = offsets.every((offset, i) => offset >= (offsets[i - 1] ?? 0) && offset <= length);
  return isOrdered ? offsets : null;
}

/** The bytes of a glyph; in one made of parts, each part's number gives way to its shape, since a subset numbers anew. */
function canonical(glyph: Buffer, shapeOf: (part: number) => Buffer | null): Buffer | null {
  if (glyph.length === 0) return glyph;
  if (glyph.length < 10) return null;
  if (glyph.readInt16BE(0) >= 0) return glyph;
  const pieces: Buffer[] = [];
  let [read, at, more] = [0, 10, true];
  for (let parts = 0; more; parts += 1) {
    if (parts >= mostParts || at + 6 > glyph.length) return null;
    const flags = glyph.readUInt16BE(at);
    const shape = shapeOf(glyph.readUInt16BE(at + 2));
    if (shape === null) return null;
    pieces.push(glyph.subarray(read, at + 2), shape);
    read = at + 4;
    at = read + (flags & 0x1 ? 4 : 2) + scaleLength(flags);
    more = (flags & 0x20) !== 0;
  }
  return Buffer.concat([...pieces, glyph.subarray(read)]);
}

/** Bytes of the scaling of a part: one number, two, or four (OpenType, `glyf`). */
function scaleLength(flags: number): number {
  if (flags & 0x8) return 2;
  if (flags & 0x40) return 4;
  return flags & 0x80 ? 8 : 0;
}

/** Width and left bearing; glyphs behind the last width share it. */
function widthOf(hmtx: Buffer, metrics: number, glyph: number): Buffer {
  const own = Math.min(glyph, metrics - 1);
  const bearing = glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics);
  return Buffer.concat([hmtx.subarray(4 * own, 4 * own + 2), hmtx.subarray(bearing, bearing + 2)]);
}

function without(table: Buffer, ...ranges: readonly number[]): Buffer {
  const copy = Buffer.from(table);
  for (let i = 0; i < ranges.length; i += 2) {
    const from = ranges[i] ?? 0;
    copy.fill(0, from, from + (ranges[i + 1] ?? 0));
  }
  return copy;
}

/** SHA-256 over parts, each with its length. */
function digest(parts: readonly Buffer[]): string {
  const lengths = Buffer.alloc(4 * parts.length);
  for (const [i, { length }] of parts.entries()) lengths.writeUInt32BE(length, 4 * i);
  return hash('sha256', Buffer.concat([lengths, ...parts]), 'hex');
}
