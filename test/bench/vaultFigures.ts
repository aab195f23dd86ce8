import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Figure, figure, ms, percentile, unmeasured } from './figure.ts';
import { programMissing, runNode, runProgram } from './runProgram.ts';
import { bundled, inWorkplace } from './workplace.ts';

const largeBytes = 2_000_000;
const usualBytes = 200 * 1024;
const evidenceBytes = 200 * 1024 * 1024;
const rounds = 200;
const slowRounds = 60;
const fsyncDelayMs = 15;
const slowWhat = `save of 200 KB on a disk with ${fsyncDelayMs} ms more per fsync: p95`;

interface Spent {
  readonly save: readonly number[];
  readonly headers: readonly number[];
  readonly preview: readonly number[];
}

/** The vault alone: a large save, many returns, a piece from the middle of a film, and a slow disk. */
export function workOnVault(): Promise<readonly Figure[]> {
  return inWorkplace(async (folder) => {
    const program = await bundled('vaultWork', folder);
    const sized = [rounds, largeBytes, evidenceBytes].map(String);
    const { stdout } = await runNode(program, [await emptyFolder(folder, 'a'), ...sized], folder);
    const spent = JSON.parse(stdout) as Spent;
    return [
      goal('save of a document of 2 MB, durable: p95', spent.save.slice(10), 40),
      goal('headers of 300 returns after an unlock: p95', spent.headers, 100),
      goal('4 KB from a random place of evidence of 200 MiB: p95', spent.preview, 20),
      await onSlowDisk(program, folder),
    ];
  });
}

/** Each fsync sleeps first, as on a hard disk that has to turn: a small library between the program and the system does it. */
async function onSlowDisk(program: string, folder: string): Promise<Figure> {
  if (process.platform !== 'linux') return unmeasured(slowWhat, '≤ 150 ms', 'only on Linux');
  const noCompiler = await programMissing('cc', ['--version']);
  if (noCompiler !== null) return unmeasured(slowWhat, '≤ 150 ms', noCompiler);
  const source = path.join(folder, 'slow.c');
  const library = path.join(folder, 'slow.so');
  await writeFile(source, slowFsync);
  await runProgram('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], folder);
  const args = [program, await emptyFolder(folder, 'b'), String(slowRounds), String(usualBytes), '0'];
  const run = await runProgram('env', [`LD_PRELOAD=${library}`, process.execPath, ...args], folder);
  const { save } = JSON.parse(run.stdout) as Spent;
  // Four at each commit: fewer than one sleep would mean that the library was not there.
  if (Math.min(...save) < fsyncDelayMs)
    return unmeasured(slowWhat, '≤ 150 ms', 'the delay did not take hold');
  return goal(slowWhat, save.slice(5), 150);
}

const slowFsync = `#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int slow(const char *name, int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  usleep(${fsyncDelayMs * 1000});
  return real(file);
}
int fsync(int file) { return slow("fsync", file); }
int fdatasync(int file) { return slow("fdatasync", file); }
`;

function goal(what: string, times: readonly number[], goalMs: number): Figure {
  const p95 = percentile(times, 0.95);
  return figure({
    what,
    ours: ms(p95),
    goal: `≤ ${goalMs} ms`,
    isMet: p95 <= goalMs,
    note: `p50 ${ms(percentile(times, 0.5))}, ${times.length} times`,
  });
}

async function emptyFolder(folder: string, name: string): Promise<string> {
  const place = path.join(folder, name);
  await mkdir(place);
  return place;
}
