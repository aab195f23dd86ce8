/** A run of words that both texts have, or only the older (`removed`) or only the newer one (`added`). */
export interface DifferenceRun {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** Largest table of the comparison, in cells: about 2,000 words changed on each side. */
const cellLimit = 16_000_000;

/**
 * What changed from one text to the other, word by word: kept and removed runs in order give `before`, kept and added ones
 * give `after`, to the letter. Texts too long for that are compared line by line, still longer ones as a whole.
 */
export function wordDifference(before: string, after: string): readonly DifferenceRun[] {
  for (const unit of [/\s+|\S+/gu, /[^\n]*\n|[^\n]+/gu]) {
    const runs = difference(before.match(unit) ?? [], after.match(unit) ?? []);
    if (runs !== null) return joined(withoutIslands(joined(runs)));
  }
  return joined([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
}

/** Longest common subsequence between the first and the last differing piece; null when the table would be too large. */
function difference(before: readonly string[], after: readonly string[]): DifferenceRun[] | null {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore -= 1;
    endAfter -= 1;
  }
  const [older, newer] = [before.slice(start, endBefore), after.slice(start, endAfter)];
  if ((older.length + 1) * (newer.length + 1) > cellLimit) return null;
  return [
    { kind: 'kept', text: before.slice(0, start).join('') },
    ...changedRuns(older, newer),
    { kind: 'kept', text: before.slice(endBefore).join('') },
  ];
}

function changedRuns(older: readonly string[], newer: readonly string[]): readonly DifferenceRun[] {
  const width = newer.length + 1;
  /** `common[i * width + j]`: length for the pieces from `i` and from `j` on; below 65,536 by the limit of the table. */
  const common = new Uint16Array((older.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = older.length - 1; i >= 0; i -= 1)
    for (let j = newer.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        older[i] === newer[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const runs: DifferenceRun[] = [];
  let [i, j] = [0, 0];
  while (i < older.length || j < newer.length) {
    if (i < older.length && j < newer.length && older[i] === newer[j]) {
      runs.push({ kind: 'kept', text: older[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < older.length && (j === newer.length || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: 'removed', text: older[i] ?? '' });
      i += 1;
    } else {
      runs.push({ kind: 'added', text: newer[j] ?? '' });
      j += 1;
    }
  }
  return runs;
}

/** White space kept between two changes belongs to both: otherwise a rewritten sentence would be shown word for word. */
function withoutIslands(runs: readonly DifferenceRun[]): readonly DifferenceRun[] {
  return runs.flatMap((run, index): readonly DifferenceRun[] => {
    const isIsland = run.kind === 'kept' && run.text.trim() === '' && index > 0 && index < runs.length - 1;
    return isIsland
      ? [
          { kind: 'removed', text: run.text },
          { kind: 'added', text: run.text },
        ]
      : [run];
  });
}

/** Between two kept runs everything removed stands before everything added; empty runs are left out. */
function joined(runs: readonly DifferenceRun[]): readonly DifferenceRun[] {
  const result: DifferenceRun[] = [];
  let open = { kept: '', removed: '', added: '' };
  const close = () => {
    for (const kind of ['kept', 'removed', 'added'] as const)
      if (open[kind] !== '') result.push({ kind, text: open[kind] });
    open = { kept: '', removed: '', added: '' };
  };
  for (const { kind, text } of runs) {
    if (text === '') continue;
    if (kind === 'kept' && open.removed + open.added !== '') close();
    open[kind] += text;
  }
  close();
  return result;
}
