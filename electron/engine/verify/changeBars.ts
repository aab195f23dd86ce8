import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import type { DifferenceRun } from '../../../shared/domain/wordDifference.ts';
import { annexTitles } from '../report/annexes.ts';
import { fieldLabel, runText } from '../report/changesAnnex.ts';
import type { Piece } from '../report/expectedFlow.ts';
import { ascentOfTinos, lineHeightOfTinos, sheet } from '../report/sheet.ts';
import type { FlowBar, FlowRun, PlacedRun } from './pageFlow.ts';
import type { Work } from './work.ts';

/** Strikes and underlines of the layout engine: above and below the base line, in parts of the size. */
const heights = { removed: ascentOfTinos * 0.25, added: (lineHeightOfTinos - ascentOfTinos) * -0.45 };

/**
 * Whether the words of the changes annex that were taken out are struck through and those that were put in are underlined, each whole
 * and nothing else.
 */
export function areBarsExpected(
  bars: readonly FlowBar[],
  runs: readonly PlacedRun[],
  blanks: readonly FlowRun[],
  pieces: readonly Piece[],
  model: ReportModel,
  comparable: (text: string) => string,
  work: Work,
): boolean {
  if (annexTitles(model)[0]?.kind !== 'changes') return bars.length === 0;
  // Behind label, title, reference and legend of the annex.
  const first = pieces.findIndex(({ place }) => place === 'annexes') + 4;
  const parts = changedParts(model, comparable);
  const start = pieces.slice(0, first).reduce((sum, { text }) => sum + text.length, 0);
  const kinds = parts.flatMap(({ kind, length }) => Array.from({ length }, () => kind));
  const inAnnex = runs.filter(({ at }) => at >= start && at < start + kinds.length);
  const marked: { readonly run: FlowRun; readonly kind: DifferenceRun['kind'] }[] = [];
  for (const { run, at } of inAnnex) {
    const own = new Set(kinds.slice(at - start, at - start + run.text.length));
    const [kind, ...others] = own;
    if (kind === undefined || others.length > 0) return false;
    marked.push({ run, kind });
  }
  const rows = Map.groupBy(marked, ({ run }) => rowKey(run));
  const pages = Map.groupBy([...marked.map(({ run }) => run), ...blanks], ({ page }) => page);
  const blankRows = Map.groupBy(blanks, rowKey);
  const drawn = new Map<FlowRun, [left: number, right: number][]>();
  let overBlanks = 0;
  for (const bar of bars) {
    const onPage = pages.get(bar.page) ?? [];
    work.spend('places', onPage.length);
    const found = rowOfBar(bar, onPage);
    const isEmpty = bar.right - bar.left < 0.05;
    if (found === null || isEmpty) {
      // On a line of its own, before the text.
      if (found === null && bar.right > sheet.left + 0.5) return false;
      overBlanks += 1;
      continue;
    }
    const row = rows.get(rowKey(found.run)) ?? [];
    const over = row.filter(({ run }) => overlap(bar, run.x, run.end) > 1);
    if (over.some(({ kind }) => kind !== found.kind)) return false;
    if (over.length === 0) overBlanks += 1;
    const own = [
      ...over.map(({ run }) => run),
      ...row.flatMap(({ run, kind }) =>
        kind === found.kind && isNarrow(run) && overlap(bar, run.x, run.end) > -0.05 ? [run] : [],
      ),
      ...(blankRows.get(rowKey(found.run)) ?? []).filter(
        ({ from, reach }) => overlap(bar, from, reach) > -0.05,
      ),
    ];
    const left = Math.min(...own.map(({ from }) => from));
    const right = Math.max(...own.map(({ reach }) => reach));
    if (own.length === 0 || bar.left < left - 0.5 || bar.right > right + 0.5) return false;
    for (const { run } of over) drawn.set(run, [...(drawn.get(run) ?? []), [bar.left, bar.right]]);
  }
  const areWhole = marked.every(({ run, kind }) => {
    const over = drawn.get(run) ?? [];
    if (kind === 'kept') return over.length === 0;
    if (isNarrow(run)) return true;
    return over.length === 1 && over.every(([left, right]) => left < run.x + 0.5 && right > run.end - 0.5);
  });
  const narrow = marked.filter(({ run, kind }) => kind !== 'kept' && isNarrow(run)).length;
  return areWhole && overBlanks <= parts.reduce((sum, { spaces }) => sum + spaces, narrow);
}

/** A mark that stands upon nothing takes no room, so its bar has no length. */
function isNarrow({ x, end }: FlowRun): boolean {
  return end - x < 1;
}

/** The run on whose line a bar lies, and what the bar says of it. */
function rowOfBar(
  bar: FlowBar,
  runs: readonly FlowRun[],
): { readonly run: FlowRun; readonly kind: 'removed' | 'added' } | null {
  const middle = (bar.top + bar.bottom) / 2;
  for (const run of runs) {
    for (const kind of ['removed', 'added'] as const)
      if (Math.abs(middle - run.y - heights[kind] * run.size) < 0.3) return { run, kind };
  }
  return null;
}

interface ChangedPart {
  readonly kind: DifferenceRun['kind'];
  readonly length: number;
  /** Bars over white space alone, at most: it is marked as words are, and may be left for a line of its own. */
  readonly spaces: number;
}

/** So many blanks take less than half a line. */
const longSpace = 50;

function changedParts(
  { amendment }: ReportModel,
  comparable: (text: string) => string,
): readonly ChangedPart[] {
  const part = (kind: DifferenceRun['kind'], text: string): ChangedPart => ({
    kind,
    length: comparable(text).length,
    spaces: kind === 'kept' ? 0 : spacesOf(kind, text),
  });
  return (amendment?.changes ?? []).flatMap(({ heading, fields }) => [
    part('kept', heading),
    ...fields.flatMap(({ label, runs }) => [
      part('kept', fieldLabel(label)),
      ...runs.flatMap((run) => runText(run).map((line) => part(run.kind, line))),
    ]),
  ]);
}

/** An empty line counts as well, and a blank stands behind every text that was taken out. */
function spacesOf(kind: 'removed' | 'added', text: string): number {
  const long = (text.match(/\s+/gu) ?? []).reduce(
    (sum, { length }) => sum + Math.floor(length / longSpace),
    0,
  );
  return (/^(\s|$)/u.test(text) ? 1 : 0) + (kind === 'removed' || /\s$/u.test(text) ? 1 : 0) + long;
}

function rowKey({ page, y }: FlowRun): string {
  return `${page} ${y.toFixed(2)}`;
}

function overlap(bar: FlowBar, left: number, right: number): number {
  return Math.min(bar.right, right) - Math.max(bar.left, left);
}
