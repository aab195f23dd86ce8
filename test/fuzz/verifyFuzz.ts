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
 * signed files and of smaller ones of those. Each of the first, and each batch of the others, has a process of its own: what one
 * leaves behind for the collector is not counted against the next. Ends with 1 when one of them was valid, hung for two seconds,
 * threw, or when the memory of a process went beyond 500 MB; the mutants are kept in a folder that is named.
 */
const maximumMemoryMb = 500;
const maximumMs = 2_000;
const batchSize = 1_000;
const { positionals } = parseArgs({ allowPositionals: true });
const say = (line: string) => process.stdout.write(`${line}\n`);
const peakMb = () => process.resourceUsage().maxRSS / 1024;
const again = (...args: readonly string[]) =>
  spawnSync(process.execPath, [import.meta.filename, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

switch (positionals[0]) {
  case 'greedy':
    await verifyGreedy(Number(positionals[1]));
    break;
  case 'batch':
    await verifyBatch(Number(positionals[1]), Number(positionals[2]));
    break;
  default:
    verifyAll(Number(positionals[0] ?? 100_000), Number(positionals[1] ?? Date.now() % 2 ** 31));
}

function verifyAll(count: number, seed: number): void {
  let faults = 0;
  for (const index of greedyFiles.keys()) {
    const run = again('greedy', String(index));
    process.stdout.write(run.stdout);
    if (run.status !== 0) faults += 1;
  }
  say(`seed ${seed}`);
  const started = performance.now();
  const sum = { invalid: 0, indeterminate: 0, valid: 0, slowestMs: 0, memoryMb: 0 };
  for (let done = 0; done < count; done += batchSize) {
    const run = again('batch', String(Math.min(batchSize, count - done)), String(seed + done));
    if (run.status !== 0) faults += 1;
    const batch = batchAnswer(run.stdout);
    if (batch === null) {
      say(`batch with seed ${seed + done} ended with ${run.status ?? run.signal}: ${run.stdout}`);
      faults += run.status === 0 ? 1 : 0;
      continue;
    }
    for (const verdict of ['invalid', 'indeterminate', 'valid'] as const) sum[verdict] += batch[verdict];
    for (const line of batch.told) say(line);
    sum.slowestMs = Math.max(sum.slowestMs, batch.slowestMs);
    sum.memoryMb = Math.max(sum.memoryMb, batch.memoryMb);
    if ((done + batchSize) % 10_000 === 0) say(`${done + batchSize} of ${count}`);
  }
  const seconds = (performance.now() - started) / 1000;
  say(
    `${count} mutants in ${seconds.toFixed(0)} s, slowest ${sum.slowestMs.toFixed(0)} ms, ${sum.memoryMb.toFixed(0)} MB at most`,
  );
  say(
    `invalid ${sum.invalid}, indeterminate ${sum.indeterminate}, valid ${sum.valid} (earlier moments of a file)`,
  );
  process.exitCode = faults > 0 ? 1 : 0;
}

interface Batch {
  readonly invalid: number;
  readonly indeterminate: number;
  readonly valid: number;
  readonly slowestMs: number;
  readonly memoryMb: number;
  readonly told: readonly string[];
}

function batchAnswer(text: string): Batch | null {
  try {
    return JSON.parse(text) as Batch;
  } catch {
    return null;
  }
}

async function verifyBatch(count: number, seed: number): Promise<void> {
  const { counts, findings, slowestMs } = await fuzzVerify(count, seed);
  const told: string[] = [];
  if (findings.length > 0) {
    const dir = mkdtempSync(join(tmpdir(), 'verify-fuzz-'));
    for (const { index, what, mutant } of findings) writeFileSync(join(dir, `${what}-${index}.pdf`), mutant);
    told.push(`${findings.length} findings of seed ${seed} in ${dir}`);
  }
  const answer: Batch = { ...counts, slowestMs, memoryMb: peakMb(), told };
  process.stdout.write(JSON.stringify(answer));
  process.exitCode = findings.length > 0 || slowestMs > maximumMs || peakMb() > maximumMemoryMb ? 1 : 0;
}

async function verifyGreedy(index: number): Promise<void> {
  const greedy = greedyFiles[index];
  if (greedy === undefined) throw new RangeError(`no greedy file ${index}`);
  const file = await greedy.make(1);
  const began = performance.now();
  const { verdict } = verifyPdf(file, trustRoot());
  const tookMs = performance.now() - began;
  say(`${tookMs.toFixed(0)} ms, ${peakMb().toFixed(0)} MB, ${verdict}: ${greedy.name}`);
  process.exitCode = tookMs > maximumMs || peakMb() > maximumMemoryMb || verdict === 'valid' ? 1 : 0;
}
