import type { PageItem } from './pageItems.ts';

/** A part of the text: places in `PageFlow.text`. */
export interface Region {
  readonly from: number;
  readonly to: number;
}

/** A text as it is drawn: `shown` as it stands there, its base line from `x` to `end`. */
export interface FlowRun {
  readonly text: string;
  readonly shown: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
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
  readonly runs: readonly FlowRun[];
  readonly uprights: readonly Upright[];
  /** Repeated heading rows, page by page. */
  readonly asides: readonly string[];
  /** The number of each page, and the mark beneath its text; empty where there is none. */
  readonly numbers: readonly string[];
  readonly marks: readonly string[];
  /** The page of each line under or in a text, counted from 1. */
  readonly rules: readonly number[];
  /** The dark squares of codes, as `codeSquares` names them. */
  readonly squares: readonly string[];
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
  const runs: FlowRun[] = [];
  const uprights: Upright[] = [];
  const images: number[] = [];
  const rules: number[] = [];
  const squares: string[] = [];
  const beside = { aside: pages.map(() => ''), number: pages.map(() => ''), mark: pages.map(() => '') };
  const parts: string[] = [];
  let length = 0;
  for (const [index, items] of pages.entries()) {
    for (const item of items) {
      if (item.kind === 'image') images.push(index + 1);
      else if (item.kind === 'rule') rules.push(index + 1);
      else if (item.kind === 'square') squares.push(item.place);
      else if (item.kind === 'upright') uprights.push({ x: item.x, at: length });
      else if (item.kind === 'text') {
        const text = comparable(item.text);
        const { text: shown, x, y, end, size } = item;
        runs.push({ text, shown, x, y, end, size, page: index + 1, start: length });
        parts.push(text);
        length += text.length;
      } else beside[item.kind][index] += item.text;
    }
  }
  return {
    text: parts.join(''),
    runs,
    uprights,
    asides: beside.aside.map(comparable),
    numbers: beside.number,
    marks: beside.mark.map(comparable),
    rules,
    squares,
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
