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

export interface Attachment {
  readonly name: string;
  /** `Data`, `Source`, `Supplement` …; null when the file does not say. */
  readonly relationship: string | null;
  readonly mediaType: string | null;
  readonly bytes: Uint8Array;
}

/** Longest attachment that is unpacked: a small file must not fill the memory. */
export const maximumAttachmentBytes = 64 * 1024 * 1024;
const maximumTreeDepth = 16;

/** Embedded files of a strictly readable PDF, in the order of its name tree. Says nothing about signatures. */
export function extractAttachments(bytes: Uint8Array): Result<readonly Attachment[]> {
  const strict = readStrictPdf(bytes);
  if (!strict.ok) return fail('pdf-structure', strict.broken);
  const attachments = readAttachments(strict.pdf);
  return attachments === null ? fail('payload-damaged', { rule: 'attachment' }) : succeed(attachments);
}

/** Null when an attachment cannot be unpacked, or when name tree and /AF of the catalog disagree. */
export function readAttachments(pdf: StrictPdf): readonly Attachment[] | null {
  const names = resolveDict(pdf, pdf.catalog.entries.get('Names'));
  const specs = collect(pdf, names?.entries.get('EmbeddedFiles'), 0);
  const associated = resolveArray(pdf, pdf.catalog.entries.get('AF')) ?? [];
  const resolvedSpecs = specs.map((spec) => resolve(pdf, spec));
  if (associated.some((item) => !resolvedSpecs.includes(resolve(pdf, item)))) return null;
  const attachments = specs.map((spec) => readAttachment(pdf, spec));
  return attachments.every((attachment) => attachment !== null) ? attachments : null;
}

function readAttachment(pdf: StrictPdf, spec: CosValue): Attachment | null {
  const entries = resolveDict(pdf, spec)?.entries;
  const embedded = resolveDict(pdf, entries?.get('EF'))?.entries;
  const plain = resolveStream(pdf, embedded?.get('F'));
  const unicode = resolveStream(pdf, embedded?.get('UF'));
  const stream = plain ?? unicode;
  const plainName = textValue(resolve(pdf, entries?.get('F')));
  const unicodeName = textValue(resolve(pdf, entries?.get('UF')));
  const name = unicodeName ?? plainName;
  if (stream === null || name === null) return null;
  // Readers choose /F or /UF as they like: both must lead to the same bytes.
  if (plain !== null && unicode !== null && plain !== unicode) return null;
  const bytes = unpack(stream);
  if (bytes === null) return null;
  return {
    name,
    relationship: nameValue(resolve(pdf, entries?.get('AFRelationship'))),
    mediaType: nameValue(stream.dict.entries.get('Subtype')),
    bytes,
  };
}

/** Stored or Flate without a predictor; every other coding is refused. */
function unpack({ dict, data }: CosStream): Uint8Array | null {
  const filter = dict.entries.get('Filter');
  if (dict.entries.has('DecodeParms')) return null;
  if (filter === undefined) return data.length <= maximumAttachmentBytes ? data : null;
  const only = filter.kind === 'array' && filter.items.length === 1 ? filter.items[0] : filter;
  if (nameValue(only) !== 'FlateDecode') return null;
  try {
    return new Uint8Array(inflateSync(data, { maxOutputLength: maximumAttachmentBytes }));
  } catch {
    return null;
  }
}

function collect(pdf: StrictPdf, node: CosValue | undefined, depth: number): CosValue[] {
  const entries = resolveDict(pdf, node)?.entries;
  if (entries === undefined || depth > maximumTreeDepth) return [];
  const pairs = resolveArray(pdf, entries.get('Names')) ?? [];
  const here = pairs.filter((_, i) => i % 2 === 1);
  const below = (resolveArray(pdf, entries.get('Kids')) ?? []).flatMap((kid) => collect(pdf, kid, depth + 1));
  return [...here, ...below];
}
