import type { PageItem } from './pageItems.ts';

/** A part of the text: places in `PageFlow.text`. */
export interface Region {
  readonly from: number;
  readonly to: number;
}

interface Run {
  readonly text: string;
  readonly x: number;
  readonly page: number;
  readonly start: number;
}

interface Upright {
  readonly x: number;
  /** Length of the text that was drawn before it. */
  readonly at: number;
}

/** What all pages say, one behind the other, in the form of `comparableText`. */
export interface PageFlow {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly uprights: readonly Upright[];
  /** What stands outside the text, page by page. */
  readonly artifacts: readonly string[];
  /** The page of each picture, counted from 1. */
  readonly images: readonly number[];
  /** Page that a place of the text is on. */
  pageAt(place: number): number;
  textOutside(regions: readonly Region[]): string;
}

export function flowOf(
  pages: readonly (readonly PageItem[])[],
  comparable: (text: string) => string,
): PageFlow {
  const runs: Run[] = [];
  const uprights: Upright[] = [];
  const images: number[] = [];
  const artifacts: string[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const [index, items] of pages.entries()) {
    let aside = '';
    for (const item of items) {
      if (item.kind === 'image') images.push(index + 1);
      else if (item.kind === 'upright') uprights.push({ x: item.x, at: length });
      else if (item.isArtifact) aside += comparable(item.text);
      else {
        const text = comparable(item.text);
        runs.push({ text, x: item.x, page: index + 1, start: length });
        parts.push(text);
        length += text.length;
      }
    }
    artifacts.push(aside);
  }
  return {
    text: parts.join(''),
    runs,
    uprights,
    artifacts,
    images,
    pageAt: (place) => runs.findLast(({ start }) => start <= place)?.page ?? 1,
    textOutside: (regions) =>
      runs
        .filter(({ start }) => !regions.some(({ from, to }) => start >= from && start < to))
        .map(({ text }) => text)
        .join(''),
  };
}

/**
 * The text of each column of a table over all its pages, without the heading row, by the upright lines that are drawn with it;
 * null when there is not one line more than headings.
 */
export function tableColumns(
  flow: PageFlow,
  { from, to }: Region,
  headings: readonly string[],
): readonly string[] | null {
  const xs: number[] = [];
  for (const { x, at } of flow.uprights) {
    if (at >= from && at <= to && !xs.some((known) => Math.abs(known - x) < 1)) xs.push(x);
    if (xs.length > headings.length + 1) return null;
  }
  if (xs.length !== headings.length + 1) return null;
  xs.sort((a, b) => a - b);
  const columns = headings.map(() => '');
  let page = 0;
  let shown = headings.map(() => '');
  const take = () => {
    // An answer may begin like the heading of its column, but hardly all of a row.
    const isHeaded = headings.every((heading, i) => shown[i]?.startsWith(heading));
    for (const [i, heading] of headings.entries())
      columns[i] += shown[i]?.slice(isHeaded ? heading.length : 0) ?? '';
    shown = headings.map(() => '');
  };
  for (const run of flow.runs) {
    if (run.start < from || run.start >= to) continue;
    if (run.page !== page) take();
    page = run.page;
    const column = xs.findLastIndex((x) => run.x >= x - 0.5);
    if (column < 0 || column >= headings.length) return null;
    shown[column] += run.text;
  }
  take();
  return columns;
}
