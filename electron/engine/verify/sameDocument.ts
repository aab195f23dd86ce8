import type { PreparedTextField } from '../../../shared/domain/verifyEntry.ts';
import { listAttachments, unpackAttachment } from './attachments.ts';
import { type CosDict, type CosStream, type CosValue, nameValue, textValue } from './cosValues.ts';
import { equalBytes } from './der.ts';
import { pageNodes } from './pageTree.ts';
import { resolve, resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';
import { type Work, WorkExceeded } from './work.ts';

/** What makes a page look as it does (ISO 32000-1 §7.7.3.3); annotations are judged by their kind. */
const pageKeys = ['Contents', 'MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Group'];
/** How a stream is packed is a matter of the program that wrote it. */
const packingKeys = new Set(['Length', 'Filter', 'DecodeParms']);
/** What a node of the page tree may hand down: resources, which are compared with each page. */
const nodeKeys = ['Type', 'Parent', 'Kids', 'Count', 'Resources'];
/** Judged by their own kind (attachments, fields, outline), or about the program that wrote the file. */
const ownJudgedEntries = ['Type', 'Pages', 'AcroForm', 'Perms', 'AF', 'Names', 'Metadata', 'Version'];
const otherEntries = ['Extensions', 'StructTreeRoot', 'OutputIntents', 'Outlines'];
const clerkLines = new Set<string>(['doc-number', 'doc-date'] satisfies PreparedTextField[]);
const maximumPages = 2000;
const maximumStreamBytes = 64 * 1024 * 1024;
const maximumDepth = 100;

/**
 * Whether a file that another program has written anew still shows the pages of the kept one and carries its attachments:
 * every content stream, font, picture and size is the same to a reader, nothing lies on the pages but form fields, and it opens as
 * the kept one does.
 * Says nothing about signatures (SIGNING.md, "Files written anew").
 */
export function isSameDocument(kept: StrictPdf, signed: StrictPdf): boolean {
  try {
    return areSame(kept, signed);
  } catch (error) {
    if (error instanceof WorkExceeded) return false;
    throw error;
  }
}

function areSame(kept: StrictPdf, signed: StrictPdf): boolean {
  const pages = pageNodes(kept, maximumPages);
  const others = pageNodes(signed, maximumPages);
  if (pages === null || others === null || pages.length !== others.length) return false;
  const same = comparer(kept, signed);
  return (
    sameAttachments(kept, signed) &&
    sameCatalog(kept.catalog, signed.catalog, same) &&
    pages.every((page, index) => {
      const other = others[index];
      return (
        other !== undefined &&
        same(page.resources ?? undefined, other.resources ?? undefined, 0) &&
        pageKeys.every((key) => same(page.dict.entries.get(key), other.dict.entries.get(key), 0)) &&
        [...other.dict.entries.keys()].every((key) => key === 'Annots' || page.dict.entries.has(key)) &&
        other.above.every(({ entries }) => [...entries.keys()].every((key) => nodeKeys.includes(key))) &&
        hasOnlyFields(signed, other.dict)
      );
    })
  );
}

type Comparer = (a: CosValue | undefined, b: CosValue | undefined, depth: number) => boolean;

/** Compares by meaning: references are followed, numbers of objects and packing do not count. */
function comparer(kept: StrictPdf, signed: StrictPdf): Comparer {
  // What refers to itself is the same as far as it was gone through; what was gone through once need not be again.
  const met = new Map<CosValue, Set<CosValue>>();
  const same: Comparer = (first, second, depth) => {
    const a = resolve(kept, first) ?? { kind: 'null' as const };
    const b = resolve(signed, second) ?? { kind: 'null' as const };
    if (depth > maximumDepth || a.kind !== b.kind) return false;
    const partners = met.get(a) ?? new Set();
    if (partners.has(b)) return true;
    met.set(a, partners.add(b));
    if (a.kind === 'array' && b.kind === 'array')
      return (
        a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i], depth + 1))
      );
    if (a.kind === 'dict' && b.kind === 'dict') return sameEntries(a, b, new Set(), same, depth);
    if (a.kind === 'stream' && b.kind === 'stream')
      return sameBytes(a, b, signed.work) && sameEntries(a.dict, b.dict, packingKeys, same, depth);
    if (a.kind === 'string' && b.kind === 'string') return equalBytes(a.bytes, b.bytes);
    return a.kind === 'null' || ('value' in a && 'value' in b && a.value === b.value);
  };
  return same;
}

function sameEntries(
  a: CosDict,
  b: CosDict,
  ignored: ReadonlySet<string>,
  same: Comparer,
  depth: number,
): boolean {
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...keys].every(
    (key) => ignored.has(key) || same(a.entries.get(key), b.entries.get(key), depth + 1),
  );
}

/** How the document opens, what language it says it has: no entry more, and those that are compared alike. */
function sameCatalog(kept: CosDict, signed: CosDict, same: Comparer): boolean {
  const judged = [...ownJudgedEntries, ...otherEntries];
  const keys = new Set([...kept.entries.keys(), ...signed.entries.keys()]);
  return [...keys].every(
    (key) => judged.includes(key) || same(kept.entries.get(key), signed.entries.get(key), 0),
  );
}

/** Packed alike, or with the same bytes unpacked; a coding that is not read here counts as another content. */
function sameBytes(a: CosStream, b: CosStream, work: Work): boolean {
  if (
    equalBytes(a.data, b.data) &&
    nameValue(a.dict.entries.get('Filter')) === nameValue(b.dict.entries.get('Filter'))
  )
    return true;
  const bytes = unpackAttachment(a, work, maximumStreamBytes);
  // What unpacks to more than the kept stream is not even unpacked.
  const other = bytes === null ? null : unpackAttachment(b, work, bytes.length);
  return bytes !== null && other !== null && equalBytes(bytes, other);
}

function sameAttachments(kept: StrictPdf, signed: StrictPdf): boolean {
  const [files, others] = [listAttachments(kept), listAttachments(signed)];
  if (files === null || others === null || files.length !== others.length) return false;
  return files.every((file) => {
    const namesakes = others.filter(({ name }) => name === file.name);
    const [other] = namesakes;
    return (
      namesakes.length === 1 &&
      other !== undefined &&
      other.relationship === file.relationship &&
      sameBytes(file.stream, other.stream, signed.work)
    );
  });
}

/** Fields of signatures, judged with their signatures, and the two lines of the clerk. */
function hasOnlyFields(pdf: StrictPdf, page: CosDict): boolean {
  const annotations = page.entries.get('Annots');
  if (annotations === undefined) return true;
  return (
    resolveArray(pdf, annotations)?.every((item) => {
      const entries = resolveDict(pdf, item)?.entries;
      const name = (key: string) => nameValue(resolve(pdf, entries?.get(key)));
      if (name('Subtype') !== 'Widget') return false;
      const title = textValue(resolve(pdf, entries?.get('T')));
      return name('FT') === 'Sig' || (name('FT') === 'Tx' && clerkLines.has(title ?? ''));
    }) === true
  );
}
