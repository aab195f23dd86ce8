import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyPdf } from '../../electron/engine/verify/verifyPdf.ts';
import { fuzzVerify } from '../support/fuzzVerify.ts';
import { greedyFiles } from '../support/greedyFiles.ts';
import { trustRoot } from '../support/signedReturn.ts';

/**
 * `node test/fuzz/verifyFuzz.ts [count] [seed]`: verifies files that describe a great deal of work, then that many mutants of
 * signed files and of smaller ones of those. Ends with 1 when one of them was valid, hung for two seconds, threw, or when
 * memory went beyond 500 MB; the mutants are kept in a folder that is named.
 */
const maximumMemoryMb = 500;
const maximumMs = 2_000;
const [count = '100000', seed = String(Date.now() % 2 ** 31), only] = parseArgs({
  allowPositionals: true,
}).positionals;
const say = (line: string) => process.stdout.write(`${line}\n`);
const peakMb = () => process.resourceUsage().maxRSS / 1024;

async function verifyGreedy(index: number): Promise<void> {
  const greedy = greedyFiles[index];
  if (greedy === undefined) throw new RangeError(`no greedy file ${index}`);
  const file = await greedy.make(1);
  const began = performance.now();
  const { verdict } = verifyPdf(file, trustRoot());
  const tookMs = performance.now() - began;
  say(`${tookMs.toFixed(0)} ms, ${peakMb().toFixed(0)} MB, ${verdict}: ${greedy.name}`);
  process.exit(tookMs > maximumMs || peakMb() > maximumMemoryMb || verdict === 'valid' ? 1 : 0);
}

if (only !== undefined) await verifyGreedy(Number(only));
let greedyFaults = 0;
// Each in a process of its own: what one leaves behind for the collector is not counted against the next.
for (const index of greedyFiles.keys()) {
  const run = spawnSync(process.execPath, [import.meta.filename, count, seed, String(index)], {
    stdio: 'inherit',
  });
  if (run.status !== 0) greedyFaults += 1;
}
say(`seed ${seed}`);
const started = performance.now();
const { counts, findings, slowestMs } = await fuzzVerify(Number(count), Number(seed), (done) => {
  if (done % 10_000 === 0) say(`${done} of ${count}`);
});
const memoryMb = peakMb();
say(
  `${count} mutants in ${((performance.now() - started) / 1000).toFixed(0)} s, slowest ${slowestMs.toFixed(0)} ms, ${memoryMb.toFixed(0)} MB`,
);
say(
  `invalid ${counts.invalid}, indeterminate ${counts.indeterminate}, valid ${counts.valid} (earlier moments of a file)`,
);
if (findings.length > 0) {
  const dir = mkdtempSync(join(tmpdir(), 'verify-fuzz-'));
  for (const { index, what, mutant } of findings) writeFileSync(join(dir, `${what}-${index}.pdf`), mutant);
  say(`${findings.length} findings in ${dir}`);
}
process.exitCode = findings.length + greedyFaults > 0 || memoryMb > maximumMemoryMb ? 1 : 0;
