import { preparedTextFields } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { type CosDict, type CosValue, numberValue } from './cosValues.ts';
import { isPreparedName } from './filledFields.ts';
import { topFields } from './revisionChange.ts';
import type { SignatureFieldFound } from './signatureFields.ts';
import { resolve, resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';

/** Where the picture of a signature is seen. */
export interface ShownAt {
  /** Counted from 1; 0 when it is on no page. */
  readonly page: number;
  /** In whole points: left, bottom, right, top. */
  readonly rect: string;
  /** Part of the page, 1 = all of it; of an A4 page when it is on none. */
  readonly share: number;
}

/** Together the fields filled on one page may take this part of it; a seal and a hand-written signature take a twentieth. */
const largestShare = 0.25;
/** What one prepared field may take: one as large as a paragraph could put another one in its place. */
const largestOwn = 0.1;
const largestLine = 0.04;
const textFields: readonly string[] = preparedTextFields;
const a4 = [0, 0, 595.28, 841.89];
/** As many as are compared with the payload. */
const maximumPages = 5_000;

export interface PagesFound {
  /** Of each page, in their order. */
  readonly areas: readonly number[];
  /** What is attached to a page → index of the first page that has it. */
  readonly pageOf: ReadonlyMap<CosValue, number>;
}

export function findPages(pdf: StrictPdf): PagesFound {
  const areas: number[] = [];
  const pageOf = new Map<CosValue, number>();
  const seen = new Set<CosDict>();
  // Many pages may name one list: it is gone through once.
  const known = new Set<readonly CosValue[]>();
  const take = (dict: CosDict, area: number): void => {
    const list = resolveArray(pdf, dict.entries.get('Annots')) ?? [];
    for (const item of known.has(list) ? [] : list) {
      const annotation = resolve(pdf, item) ?? item;
      if (!pageOf.has(annotation)) pageOf.set(annotation, areas.length);
    }
    known.add(list);
    areas.push(area);
  };
  const walk = (node: CosValue | undefined, inherited: readonly number[], depth: number): void => {
    const dict = resolveDict(pdf, node);
    if (dict === null || seen.has(dict) || depth > 64 || areas.length >= maximumPages) return;
    seen.add(dict);
    const box = smaller(
      boxOf(pdf, dict.entries.get('MediaBox')) ?? inherited,
      boxOf(pdf, dict.entries.get('CropBox')),
    );
    const kids = resolveArray(pdf, dict.entries.get('Kids'));
    if (kids === null) take(dict, areaOf(box));
    else for (const kid of kids) walk(kid, box, depth + 1);
  };
  walk(pdf.catalog.entries.get('Pages'), a4, 0);
  return { areas, pageOf };
}

export function shownAt(pdf: StrictPdf, dict: CosDict, { areas, pageOf }: PagesFound): ShownAt {
  const rect = boxOf(pdf, dict.entries.get('Rect')) ?? [0, 0, 0, 0];
  const index = pageOf.get(dict) ?? -1;
  const area = areaOf(rect);
  const text = rect.map((number) => Math.round(number)).join(' ');
  return { page: index + 1, rect: text, share: area / Math.max(1, areas[index] ?? areaOf(a4)) };
}

/**
 * Whether every field, and every widget on a page, has a rectangle of exactly four numbers: of anything else each viewer makes a
 * place of its own.
 */
export function areRectanglesWhole(pdf: StrictPdf, fields: readonly SignatureFieldFound[]): boolean {
  const form = resolveDict(pdf, pdf.catalog.entries.get('AcroForm'));
  const dicts = [...fields, ...topFields(pdf, form)].map(({ dict }): CosValue => dict);
  return [...dicts, ...findPages(pdf).pageOf.keys()].every(
    (item) => item.kind === 'dict' && boxOf(pdf, item.entries.get('Rect')) !== null,
  );
}

export interface FilledPlace {
  readonly name: string;
  readonly shown: ShownAt;
}

/** The lines for number and date that have been filled. */
export function filledLines(pdf: StrictPdf, pages: PagesFound): readonly FilledPlace[] {
  const form = resolveDict(pdf, pdf.catalog.entries.get('AcroForm'));
  return topFields(pdf, form)
    .filter(({ name, dict }) => textFields.includes(name ?? '') && dict.entries.has('V'))
    .map(({ name, dict }) => ({ name: name ?? '', shown: shownAt(pdf, dict, pages) }));
}

/** Signature fields that nobody has signed yet: they have a picture too. */
export function emptyFields(pdf: StrictPdf, fields: readonly SignatureFieldFound[]): readonly FilledPlace[] {
  const empty = fields.filter(({ value }) => value === null);
  if (empty.length === 0) return [];
  const pages = findPages(pdf);
  return empty.map(({ name, dict }) => ({ name, shown: shownAt(pdf, dict, pages) }));
}

/** Names every field that is too large, and all on a page of which too much is covered. */
export function coveringProblems(fields: readonly FilledPlace[]): Problem[] {
  const shares = new Map<number, number>();
  for (const { shown } of fields) shares.set(shown.page, (shares.get(shown.page) ?? 0) + shown.share);
  return fields
    .filter(({ name, shown }) => {
      const largest = textFields.includes(name)
        ? largestLine
        : isPreparedName(name)
          ? largestOwn
          : largestShare;
      return shown.share > largest || (shares.get(shown.page) ?? 0) > largestShare;
    })
    .map(({ name, shown: { page, rect } }) => problem('covering-appearance', { field: name, page, rect }));
}

function boxOf(pdf: StrictPdf, value: CosValue | undefined): readonly number[] | null {
  const items = resolveArray(pdf, value);
  if (items?.length !== 4) return null;
  const numbers = items.map((item) => numberValue(resolve(pdf, item)) ?? Number.NaN);
  return numbers.every(Number.isFinite) ? numbers : null;
}

function smaller(box: readonly number[], other: readonly number[] | null): readonly number[] {
  return other !== null && areaOf(other) < areaOf(box) ? other : box;
}

function areaOf([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): number {
  return Math.abs((right - left) * (top - bottom));
}
