import type { PageItem } from './pageItems.ts';
import type { Area } from './pagePlaces.ts';
import type { Pixels } from './pageResources.ts';
import type { PageText } from './pageTexts.ts';

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
  /** As `x` and `end`, with the white space before and behind the text. */
  readonly from: number;
  readonly reach: number;
  readonly size: number;
  readonly page: number;
  readonly start: number;
}

/** A run that stands outside the tables, and its place in the text without them. */
export interface PlacedRun {
  readonly run: FlowRun;
  readonly at: number;
}

export interface FlowArea extends Area {
  /** Counted from 1. */
  readonly page: number;
  /** Length of the text that was drawn before it. */
  readonly at: number;
}

/** A line along the page, `width` points thick. */
export interface FlowLine extends FlowArea {
  readonly width: number;
}

export interface FlowImage extends FlowArea {
  readonly pixels: Pixels;
}

export interface FlowBar extends Area {
  readonly page: number;
}

/** What all pages say, one behind the other, in the form of `comparableText`. */
export interface PageFlow {
  readonly text: string;
  readonly runs: readonly FlowRun[];
  /** Runs of white space alone. */
  readonly blanks: readonly FlowRun[];
  readonly lines: readonly FlowLine[];
  /** Repeated heading rows, page by page, and run by run (without a place in the text). */
  readonly asides: readonly string[];
  readonly asideRuns: readonly FlowRun[];
  /** The number of each page, and the mark beneath its text; empty where there is none. */
  readonly numbers: readonly string[];
  readonly marks: readonly string[];
  /** Lines under or in a text. */
  readonly bars: readonly FlowBar[];
  /** Grounds and dark squares of codes; the squares as `codeSquares` names them. */
  readonly grounds: readonly FlowArea[];
  readonly squares: readonly string[];
  readonly images: readonly FlowImage[];
  /** Page that a place of the text is on. */
  pageAt(place: number): number;
  textOutside(regions: readonly Region[]): string;
}

export function flowOf(
  pages: readonly (readonly PageItem[])[],
  comparable: (text: string) => string,
): PageFlow {
  const runs: FlowRun[] = [];
  const blanks: FlowRun[] = [];
  const asideRuns: FlowRun[] = [];
  const lines: FlowLine[] = [];
  const images: FlowImage[] = [];
  const grounds: FlowArea[] = [];
  const bars: FlowBar[] = [];
  const squares: string[] = [];
  const beside = { aside: pages.map(() => ''), number: pages.map(() => ''), mark: pages.map(() => '') };
  const parts: string[] = [];
  let length = 0;
  for (const [index, items] of pages.entries()) {
    for (const item of items) {
      if (item.kind === 'image') images.push({ ...item, page: index + 1, at: length });
      else if (item.kind === 'ground') grounds.push({ ...item, page: index + 1, at: length });
      else if (item.kind === 'bar') bars.push({ ...item, page: index + 1 });
      else if (item.kind === 'square') squares.push(item.place);
      else if (item.kind === 'line') lines.push({ ...item, page: index + 1, at: length });
      else if (item.kind === 'blank') blanks.push(runOf(item, '', index + 1, length));
      else if (item.kind === 'text') {
        const text = comparable(item.text);
        runs.push(runOf(item, text, index + 1, length));
        parts.push(text);
        length += text.length;
      } else {
        if (item.kind === 'aside') asideRuns.push(runOf(item, comparable(item.text), index + 1, -1));
        beside[item.kind][index] += item.text;
      }
    }
  }
  return {
    text: parts.join(''),
    runs,
    blanks,
    lines,
    asides: beside.aside.map(comparable),
    asideRuns,
    numbers: beside.number,
    marks: beside.mark.map(comparable),
    bars,
    grounds,
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

function runOf({ text: shown, ...at }: PageText, text: string, page: number, start: number): FlowRun {
  return { ...at, text, shown, page, start };
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
  for (const { left: x, right, at } of flow.lines) {
    if (right > x + 0.05) continue;
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
