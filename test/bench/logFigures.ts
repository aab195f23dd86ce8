import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type Figure, figure, ms, percentile } from './figure.ts';
import { runNode } from './runProgram.ts';
import { bundled, inWorkplace, root } from './workplace.ts';

const entries = 100_000;
const goalMs = 200;

type Spent = Readonly<Record<string, { readonly calls: readonly number[]; readonly found: number }>>;

/** The log of a vault that was used for many years: each call that the window waits for, and a search to the very first entry. */
export function searchLog(): Promise<readonly Figure[]> {
  return inWorkplace(async (folder) => {
    const program = await bundled('searchLog', folder);
    // Reading is measured: writing the entries one by one to a disk would take ten times as long.
    const memory = existsSync('/dev/shm') ? await mkdtemp('/dev/shm/tuan-thu-bench-') : null;
    let spent: Spent;
    try {
      const { stdout } = await runNode(program, [memory ?? folder, root, String(entries)], folder);
      spent = JSON.parse(stdout) as Spent;
    } finally {
      if (memory !== null) await rm(memory, { recursive: true, force: true });
    }
    return [
      row('a page of the log of 100,000 entries: p95', spent.newest),
      row('  a call of a search for words that one entry has: p95', spent.rare),
      row('  a call of a search for words that none has: p95', spent.none),
      row('  a call of the history of one item: p95', spent.item),
      row('  a call of a search by days: p95', spent.days),
    ];
  });
}

function row(what: string, asked: Spent[string] | undefined): Figure {
  if (asked === undefined) throw new Error('not asked');
  const p95 = percentile(asked.calls, 0.95);
  const total = asked.calls.reduce((sum, each) => sum + each, 0);
  return figure({
    what,
    ours: ms(p95),
    goal: `≤ ${goalMs} ms`,
    isMet: p95 <= goalMs,
    note: `${asked.calls.length} calls, all together ${ms(total)}, ${asked.found} entries found; other calls come between two`,
  });
}
