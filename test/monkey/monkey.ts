import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launchApp } from '../e2e/support/launchApp.ts';
import { setUp, startReturn } from '../e2e/support/officialAtWork.ts';
import { heapAfterCollection, lostEdits, openAgain, pullThePlug, runMonkey } from './monkeyRun.ts';

/**
 * `node test/monkey/monkey.ts COUNT [SEED]` after a build: random actions in parts of 500, the heap after each part, then
 * a power cut and a look for every edit that was acknowledged. Ends with 1 on an error of the window or a lost edit.
 */
const [count = 10_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const part = 500;

const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-monkey-'));
try {
  process.exitCode = (await run(path.join(folder, 'user-data'))) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function run(userData: string): Promise<boolean> {
  say(`${count} actions, seed ${seed}`);
  const launched = await launchApp({ userData, size: { width: 1366, height: 768 } });
  const { page } = launched;
  await setUp(page);
  await startReturn(page);
  say(`heap at the start ${megabytes(await heapAfterCollection(page))}`);
  const acknowledged = new Map<string, string>();
  for (let done = 0; done < count; done += part) {
    const run = await runMonkey(launched, Math.min(part, count - done), seed + done);
    for (const [place, text] of run.acknowledged) acknowledged.set(place, text);
    say(`${done + run.actions.length} actions, heap ${megabytes(await heapAfterCollection(page))}`);
  }
  const problems = [...launched.consoleProblems];
  await pullThePlug(launched);
  await launched.close();
  const again = await launchApp({ userData, size: { width: 1366, height: 768 } });
  await openAgain(again.page);
  const lost = await lostEdits(again.page, acknowledged);
  await again.close();
  for (const line of [...problems, ...lost]) say(line);
  say(`${acknowledged.size} fields compared, ${lost.length} lost, ${problems.length} errors`);
  return problems.length === 0 && lost.length === 0;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
