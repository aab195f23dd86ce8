import { type Figure, figure, ms, percentile } from './figure.ts';
import { runNode } from './runProgram.ts';
import { bundled, inWorkplace, root } from './workplace.ts';

const saves = 500;
const goalMs = 10;

interface Spent {
  readonly engine: readonly number[];
  readonly conf: readonly number[];
  readonly file: readonly number[];
}

/** One answer of a 200 KB return, on the disk when the call answers. */
export function saveAnswer(): Promise<readonly Figure[]> {
  return inWorkplace(async (folder) => {
    const program = await bundled('saveAnswer', folder);
    const { stdout } = await runNode(program, [folder, root, String(saves)], folder);
    const spent = JSON.parse(stdout) as Spent;
    // The first saves warm the code up and make the files; a person's first save is one in a day.
    const [engine, conf, file] = [spent.engine, spent.conf, spent.file].map((times) => times.slice(20));
    if (!engine || !conf || !file) throw new Error('no saves');
    const p95 = percentile(engine, 0.95);
    return [
      figure({
        what: 'save of an answer, durable: p95',
        ours: ms(p95),
        peer: `${ms(percentile(conf, 0.95))} conf`,
        ratio: p95 / percentile(conf, 0.95),
        goal: `≤ ${goalMs} ms`,
        isMet: p95 <= goalMs,
        note: `call answers.save, ${engine.length} saves in turn with conf (one JSON of 200 KB, the same durable writer)`,
      }),
      figure({
        what: '  p50',
        ours: ms(percentile(engine, 0.5)),
        peer: `${ms(percentile(conf, 0.5))} conf`,
        note: `the disk itself: write and fsync of one answer takes ${ms(percentile(file, 0.5))} (p95 ${ms(percentile(file, 0.95))})`,
      }),
    ];
  });
}
