import { CosParser } from './cosParser.ts';
import { type CosDict, type CosValue, numberValue, PdfRuleBroken } from './cosValues.ts';
import type { Work } from './work.ts';

/** One revision's classic cross-reference table with its trailer (ISO 32000-1 §7.5.4–7.5.6). */
export interface RevisionTable {
  /** Where `xref` stands. */
  readonly start: number;
  /** Behind `%%EOF`. */
  readonly end: number;
  /** Object number → place of `n 0 obj`. Object 0, the only free one allowed, is left out. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly root: number;
  readonly info: number | null;
  /** First part of /ID in hex, or null. It names the document and never changes. */
  readonly firstId: string | null;
  readonly previous: number | null;
}

const longestNote = 200;
const trailerKeys = ['Size', 'Root', 'Info', 'ID', 'Prev'];

/** Reads `xref … trailer … startxref … %%EOF` at the given place. Throws `PdfRuleBroken`. */
export function readRevisionTable(bytes: Uint8Array, start: number, work: Work): RevisionTable {
  const parser = new CosParser(bytes, start, work);
  if (!parser.startsWith('xref')) {
    const isObject = /^\d+ \d+ obj/.test(Buffer.from(bytes.subarray(start, start + 32)).toString('latin1'));
    throw new PdfRuleBroken(isObject ? 'xref-stream' : 'xref-offset', start);
  }
  parser.expect('xref');
  readEndOfLine(parser);
  const offsets = new Map<number, number>();
  while (!parser.startsWith('trailer')) {
    readSubsection(parser, offsets);
    parser.skipWhitespace();
  }
  parser.expect('trailer');
  const trailer = parser.readValue();
  if (trailer.kind !== 'dict') throw new PdfRuleBroken('trailer', parser.position);
  parser.skipWhitespace();
  skipWriterNote(parser);
  parser.expect('startxref');
  readEndOfLine(parser);
  if (parser.readDigits() !== start) parser.break('startxref');
  readEndOfLine(parser);
  parser.expect('%%EOF');
  return { start, end: parser.position, offsets, ...readTrailer(trailer, offsets, start) };
}

function readSubsection(parser: CosParser, offsets: Map<number, number>): void {
  const first = parser.readDigits();
  parser.expect(' ');
  const count = parser.readDigits();
  if (20 * count > parser.bytes.length - parser.position) parser.break('xref-entry');
  parser.work.spend('objects', count);
  readEndOfLine(parser);
  for (let i = 0; i < count; i += 1) {
    const entryStart = parser.position;
    const entry = Buffer.from(parser.bytes.subarray(entryStart, entryStart + 20)).toString('latin1');
    const parts = /^(\d{10}) (\d{5}) ([nf])(?: \n| \r|\r\n)$/.exec(entry);
    if (parts === null) parser.break('xref-entry');
    const number = first + i;
    const [, offset, generation, state] = parts;
    if (state === 'f') {
      if (number !== 0) parser.break('xref-free-entry');
    } else {
      if (number === 0 || generation !== '00000') parser.break('xref-entry');
      if (offsets.has(number)) parser.break('xref-entry-twice');
      offsets.set(number, Number(offset));
    }
    parser.position = entryStart + 20;
  }
}

/** A line with which programs name themselves (`%iText-Core-7.2.5`); nothing in it looks like a part of a file. */
function skipWriterNote(parser: CosParser): void {
  const { bytes, position } = parser;
  const ahead = Buffer.from(bytes.subarray(position, position + longestNote)).toString('latin1');
  const note = /^%[A-Za-z][A-Za-z0-9 .,-]*\r?\n/.exec(ahead)?.[0];
  if (note !== undefined && !/xref|trailer|obj|EOF/i.test(note)) parser.position = position + note.length;
}

type TrailerFacts = Pick<RevisionTable, 'root' | 'info' | 'firstId' | 'previous'>;

function readTrailer(trailer: CosDict, offsets: ReadonlyMap<number, number>, start: number): TrailerFacts {
  const { entries } = trailer;
  if ([...entries.keys()].some((key) => !trailerKeys.includes(key)))
    throw new PdfRuleBroken('trailer-key', start);
  const root = entries.get('Root');
  const info = entries.get('Info');
  const size = numberValue(entries.get('Size')) ?? 0;
  if (root?.kind !== 'ref' || (info !== undefined && info.kind !== 'ref'))
    throw new PdfRuleBroken('trailer', start);
  if ([...offsets.keys()].some((number) => number >= size)) throw new PdfRuleBroken('trailer-size', start);
  const previous = entries.has('Prev') ? numberValue(entries.get('Prev')) : null;
  if (entries.has('Prev') && (previous === null || !(previous >= 0 && previous < start))) {
    throw new PdfRuleBroken('trailer-prev', start);
  }
  return { root: root.number, info: info?.number ?? null, firstId: readFirstId(entries.get('ID')), previous };
}

function readFirstId(id: CosValue | undefined): string | null {
  const first = id?.kind === 'array' ? id.items[0] : undefined;
  return first?.kind === 'string' ? Buffer.from(first.bytes).toString('hex') : null;
}

function readEndOfLine(parser: CosParser): void {
  if (parser.startsWith('\r')) parser.expect('\r');
  parser.expect('\n');
}
