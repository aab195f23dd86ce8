// Long runs by command: `node test/crash/crash.ts kill 1000 [seed]`, the same with `import 200` and `cut 200`.

import { diceFrom } from '../support/mutatePdf.ts';
import { importRun } from './importRun.ts';
import { killRun } from './killRun.ts';
import { powerCutRun, whyNoPowerCut } from './powerCut.ts';

const [kind, countText = '', seedText = '1'] = process.argv.slice(2);
const count = Number(countText);
if ((kind !== 'kill' && kind !== 'cut' && kind !== 'import') || !Number.isInteger(count) || count < 1) {
  process.stderr.write('usage: node test/crash/crash.ts kill|import|cut COUNT [SEED]\n');
  process.exit(2);
}
const dice = diceFrom(Number(seedText));
const each = (done: number) => {
  if (done % 20 === 0) process.stderr.write(`${done} of ${count}\n`);
};
if (kind === 'cut') {
  const reason = await whyNoPowerCut();
  if (reason !== null) {
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  }
}
const started = performance.now();
const report =
  kind === 'kill'
    ? await killRun(count, dice, each)
    : kind === 'import'
      ? await importRun(count, dice, each)
      : await powerCutRun('vault', count, dice, each);
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(`${JSON.stringify({ ...report, seconds }, null, 2)}\n`);
process.exit(report.faults.length === 0 ? 0 : 1);
