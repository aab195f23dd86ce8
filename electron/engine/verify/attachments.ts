import { inflateSync } from 'node:zlib';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { type CosStream, type CosValue, nameValue, textValue } from './cosValues.ts';
import {
  readStrictPdf,
  resolve,
  resolveArray,
  resolveDict,
  resolveStream,
  type StrictPdf,
} from './strictPdf.ts';
import { type Work, WorkExceeded } from './work.ts';

/** An embedded file as it is listed, still packed. */
export interface ListedAttachment {
  readonly name: string;
  /** `Data`, `Source`, `Supplement` …; null when the file does not say. */
  readonly relationship: string | null;
  readonly mediaType: string | null;
  readonly stream: CosStream;
}

export interface Attachment extends Omit<ListedAttachment, 'stream'> {
  readonly bytes: Uint8Array;
}

/** Longest unpacked content, of one attachment and of all together: a small file must not fill the memory. */
export const maximumAttachmentBytes = 64 * 1024 * 1024;
const maximumTreeDepth = 16;
/** Entries that change how the bytes are read, or where they lie; /DP is a short form that several viewers take for /DecodeParms. */
const otherCodings = ['DecodeParms', 'DP', 'F', 'FFilter', 'FDecodeParms'];
/** Flate packs a byte into no less than this share of one (RFC 1951). */
const packingFactor = 1_032;

/** Embedded files of a strictly readable PDF, in the order of its name tree. Says nothing about signatures. */
export function extractAttachments(bytes: Uint8Array): Result<readonly Attachment[]> {
  const strict = readStrictPdf(bytes);
  if (!strict.ok) return fail('pdf-structure', strict.broken);
  try {
    return unpackAll(strict.pdf);
  } catch (error) {
    if (error instanceof WorkExceeded) return fail('file-asks-too-much', { part: error.part });
    throw error;
  }
}

function unpackAll(pdf: StrictPdf): Result<readonly Attachment[]> {
  const list = listAttachments(pdf);
  if (list === null) return fail('payload-damaged', { rule: 'attachment' });
  const attachments: Attachment[] = [];
  let left = maximumAttachmentBytes;
  for (const { stream, ...listed } of list) {
    const unpacked = unpackAttachment(stream, pdf.work, left);
    if (unpacked === null) return fail('payload-damaged', { rule: 'attachment' });
    attachments.push({ ...listed, bytes: unpacked });
    left -= unpacked.length;
  }
  return succeed(attachments);
}

/**
 * Null when an entry is not a whole file specification of one name, when the name tree is none, or when it and /AF of the
 * catalog disagree.
 */
export function listAttachments(pdf: StrictPdf): readonly ListedAttachment[] | null {
  const names = resolveDict(pdf, pdf.catalog.entries.get('Names'));
  const entries = collect(pdf, names?.entries.get('EmbeddedFiles'), 0, new Set());
  if (entries === null) return null;
  const associated = resolveArray(pdf, pdf.catalog.entries.get('AF')) ?? [];
  const specifications = new Set(entries.map(({ specification }) => resolve(pdf, specification)));
  if (associated.some((item) => !specifications.has(resolve(pdf, item)))) return null;
  const attachments = entries.map((entry) => readSpecification(pdf, entry));
  return attachments.every((attachment) => attachment !== null) ? attachments : null;
}

function readSpecification(pdf: StrictPdf, { key, specification }: TreeEntry): ListedAttachment | null {
  const entries = resolveDict(pdf, specification)?.entries;
  const embedded = resolveDict(pdf, entries?.get('EF'))?.entries;
  const plain = resolveStream(pdf, embedded?.get('F'));
  const unicode = resolveStream(pdf, embedded?.get('UF'));
  const stream = plain ?? unicode;
  const plainName = textValue(resolve(pdf, entries?.get('F')));
  const unicodeName = textValue(resolve(pdf, entries?.get('UF')));
  const name = unicodeName ?? plainName;
  if (stream === null || name === null) return null;
  // Readers choose between /F, /UF and the key of the tree as they like: all must give one name and the same bytes.
  if ((plainName ?? name) !== name || textValue(resolve(pdf, key)) !== name) return null;
  if (plain !== null && unicode !== null && plain !== unicode) return null;
  return {
    name,
    relationship: nameValue(resolve(pdf, entries?.get('AFRelationship'))),
    mediaType: nameValue(stream.dict.entries.get('Subtype')),
    stream,
  };
}

/**
 * Stored or Flate without a predictor; null for every other coding, for damage and for more than `limit` bytes. Throws
 * `WorkExceeded` when the file has unpacked too much in all.
 */
export function unpackAttachment(
  { dict, data }: CosStream,
  work: Work,
  limit = maximumAttachmentBytes,
): Uint8Array | null {
  const filter = dict.entries.get('Filter');
  if (otherCodings.some((key) => dict.entries.has(key))) return null;
  if (filter === undefined) return data.length <= limit ? data : null;
  const only = filter.kind === 'array' && filter.items.length === 1 ? filter.items[0] : filter;
  if (nameValue(only) !== 'FlateDecode') return null;
  const most = Math.min(limit, work.leftOf('unpacked'));
  const unpacked = inflated(data, Math.max(1, most));
  // What does not fit costs as much as what does.
  work.spend('unpacked', unpacked?.length ?? Math.min(most + 1, packingFactor * data.length));
  return unpacked;
}

function inflated(data: Uint8Array, limit: number): Uint8Array | null {
  try {
    const { buffer, byteOffset, length } = inflateSync(data, { maxOutputLength: limit });
    return new Uint8Array(buffer, byteOffset, length);
  } catch {
    return null;
  }
}

interface TreeEntry {
  readonly key: CosValue | undefined;
  readonly specification: CosValue;
}

/** Null for a tree that is none: a node met twice, or one deeper than any writer makes. Leaving such a part out would hide files. */
function collect(
  pdf: StrictPdf,
  node: CosValue | undefined,
  depth: number,
  seen: Set<CosValue>,
): readonly TreeEntry[] | null {
  if (node === undefined) return [];
  const dict = resolveDict(pdf, node);
  if (dict === null || depth > maximumTreeDepth || seen.has(dict)) return null;
  seen.add(dict);
  const pairs = resolveArray(pdf, dict.entries.get('Names')) ?? [];
  if (pairs.length % 2 === 1) return null;
  const found = pairs.flatMap((specification, i) =>
    i % 2 === 1 ? [{ key: pairs[i - 1], specification }] : [],
  );
  for (const kid of resolveArray(pdf, dict.entries.get('Kids')) ?? []) {
    const below = collect(pdf, kid, depth + 1, seen);
    if (below === null) return null;
    found.push(...below);
  }
  return found;
}
