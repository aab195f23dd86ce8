import { isWhitespace } from './cosBytes.ts';
import { CosParser } from './cosParser.ts';
import { type CosDict, type CosStream, type CosValue, numberValue, PdfRuleBroken } from './cosValues.ts';
import { type RevisionTable, readRevisionTable } from './revisionTable.ts';
import { Work, WorkExceeded } from './work.ts';

/** A return has three revisions; the limit keeps a hostile file from costing time. */
const maximumRevisions = 64;

/**
 * A PDF in which every byte has one meaning: classic cross-reference tables only, revisions chained without gaps, every
 * object named by exactly one entry of its own revision, nothing but white space between objects. A reader that follows the
 * tables and one that reads objects in file order see the same document (SIGNING.md, "Strict file structure").
 */
export interface StrictPdf {
  readonly bytes: Uint8Array;
  readonly catalog: CosDict;
  /** Object number of the catalog: the same in every revision. */
  readonly root: number;
  /** Object number of the document information dictionary: the same in every revision; null when there is none. */
  readonly info: number | null;
  /** The document as it stands after the last revision. */
  readonly objects: ReadonlyMap<number, CosValue>;
  /** Every object ever written, replaced ones too. */
  readonly allObjects: readonly CosValue[];
  /** Oldest first. */
  readonly revisions: readonly Revision[];
  /** What reading the file may still ask for. */
  readonly work: Work;
}

/** What one incremental update wrote. */
export interface Revision {
  /** Behind the revision before. */
  readonly start: number;
  /** Behind its `%%EOF`, without the end of that line. */
  readonly end: number;
  readonly objects: ReadonlyMap<number, CosValue>;
}

/** A document as it stands at some moment: object number → value. */
export interface ObjectSource {
  readonly objects: Pick<ReadonlyMap<number, CosValue>, 'get'>;
}

export type StrictRead =
  | { readonly ok: true; readonly pdf: StrictPdf }
  | { readonly ok: false; readonly broken: { readonly rule: string; readonly offset: number } };

/** Never throws. `rule` is `header` for what is no PDF at all and `xref-stream` for files with cross-reference streams. */
export function readStrictPdf(bytes: Uint8Array): StrictRead {
  try {
    return { ok: true, pdf: readPdf(bytes) };
  } catch (error) {
    if (error instanceof PdfRuleBroken)
      return { ok: false, broken: { rule: error.rule, offset: error.offset } };
    if (error instanceof WorkExceeded) return { ok: false, broken: { rule: 'size', offset: 0 } };
    throw error;
  }
}

/** Follows references; a reference to nothing is null (ISO 32000-1 §7.3.10). */
export function resolve(pdf: ObjectSource, value: CosValue | undefined): CosValue | undefined {
  let current = value;
  for (let steps = 0; current?.kind === 'ref'; steps += 1) {
    if (steps > 16) return undefined;
    current = pdf.objects.get(current.number);
  }
  return current;
}

export function resolveDict(pdf: ObjectSource, value: CosValue | undefined): CosDict | null {
  const resolved = resolve(pdf, value);
  return resolved?.kind === 'dict' ? resolved : null;
}

export function resolveArray(pdf: ObjectSource, value: CosValue | undefined): readonly CosValue[] | null {
  const resolved = resolve(pdf, value);
  return resolved?.kind === 'array' ? resolved.items : null;
}

export function resolveStream(pdf: ObjectSource, value: CosValue | undefined): CosStream | null {
  const resolved = resolve(pdf, value);
  return resolved?.kind === 'stream' ? resolved : null;
}

function readPdf(bytes: Uint8Array): StrictPdf {
  const bodyStart = readHeader(bytes);
  const work = new Work();
  const tables = readTables(bytes, work);
  const objects = new Map<number, CosValue>();
  const allObjects: CosValue[] = [];
  const revisions: Revision[] = [];
  const kinds: CosParser['indirectKinds'] = [];
  let start = bodyStart;
  for (const table of tables) {
    const body = readBody(bytes, start, table, kinds, work);
    for (const [number, value] of body) {
      objects.set(number, value);
      allObjects.push(value);
    }
    revisions.push({ start, end: table.end, objects: body });
    start = table.end;
  }
  refuseIndirectKinds(revisions, kinds);
  const last = tables.at(-1);
  const catalog = last === undefined ? undefined : objects.get(last.root);
  if (last === undefined || catalog?.kind !== 'dict') throw new PdfRuleBroken('catalog', last?.start ?? 0);
  return { bytes, catalog, root: last.root, info: last.info, objects, allObjects, revisions, work };
}

/**
 * `/S 90 0 R` may lead to `/Launch`: who looks for a name there sees nothing. A resource may well be called S, so what leads to a
 * dictionary, an array or a stream in every revision is none of these names.
 */
function refuseIndirectKinds(revisions: readonly Revision[], kinds: CosParser['indirectKinds']): void {
  const seen = new Set<number>();
  for (const { number, at } of kinds) {
    if (seen.has(number)) continue;
    seen.add(number);
    const meant = revisions.flatMap(({ objects }) => objects.get(number) ?? []);
    if (meant.some(({ kind }) => !['dict', 'array', 'stream'].includes(kind)))
      throw new PdfRuleBroken('indirect-name', at);
  }
}

/** `%PDF-1.x`, then at most one comment line of bytes above 127. Gives the place behind them. */
function readHeader(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  const header = /^%PDF-1\.[4-7]\r?\n(%[\x80-\xff]{4,}\r?\n)?/.exec(head);
  if (header === null) throw new PdfRuleBroken('header', 0);
  return header[0].length;
}

/** All cross-reference tables, oldest first, found by /Prev from the end of the file. */
function readTables(bytes: Uint8Array, work: Work): RevisionTable[] {
  const tail = Buffer.from(bytes.subarray(-64)).toString('latin1');
  const ending = /startxref\r?\n(\d{1,10})\r?\n%%EOF(\r?\n)?$/.exec(tail);
  if (ending === null) throw new PdfRuleBroken('end-of-file', bytes.length);
  const tables: RevisionTable[] = [];
  let at: number | null = Number(ending[1]);
  while (at !== null) {
    const newer = tables[0];
    const table: RevisionTable = readRevisionTable(bytes, at, work);
    if (newer === undefined) {
      const rest = bytes.length - table.end;
      if (rest > 2 || !bytes.subarray(table.end).every(isWhitespace))
        throw new PdfRuleBroken('end-of-file', table.end);
    } else {
      if (table.end > newer.start) throw new PdfRuleBroken('revision-order', table.start);
      if (table.root !== newer.root || table.info !== newer.info || table.firstId !== newer.firstId) {
        throw new PdfRuleBroken('trailer-changed', newer.start);
      }
    }
    if (tables.length === maximumRevisions) throw new PdfRuleBroken('revision-count', table.start);
    tables.unshift(table);
    at = table.previous;
  }
  return tables;
}

/** The objects between two revisions' ends: exactly those of the table, back to back. */
function readBody(
  bytes: Uint8Array,
  start: number,
  table: RevisionTable,
  kinds: CosParser['indirectKinds'],
  work: Work,
): Map<number, CosValue> {
  const objects = new Map<number, CosValue>();
  const lengths = new Map<number, number>();
  const parser = new CosParser(bytes, start, work);
  const lengthOf = (reference: number) => {
    const length = lengths.get(reference) ?? readLength(bytes, table, reference);
    lengths.set(reference, length);
    return length;
  };
  const byOffset = [...table.offsets].sort(([, a], [, b]) => a - b);
  for (const [number, offset] of byOffset) {
    parser.skipWhitespace();
    if (parser.position !== offset) parser.break('object-position');
    objects.set(number, parser.readIndirectObject(number, lengthOf));
  }
  parser.skipWhitespace();
  if (parser.position !== table.start) parser.break('object-position');
  for (const kind of parser.indirectKinds) kinds.push(kind);
  return objects;
}

/** A /Length given by reference must stand in the same revision, as a plain number. */
function readLength(bytes: Uint8Array, table: RevisionTable, reference: number): number {
  const offset = table.offsets.get(reference);
  if (offset === undefined) return -1;
  const value = new CosParser(bytes, offset).readIndirectObject(reference, () => -1);
  return numberValue(value) ?? -1;
}
