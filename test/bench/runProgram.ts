import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/** One run of a program from its start to its end. */
export interface Run {
  readonly wallMs: number;
  readonly stdout: string;
  /** Largest resident memory; null for programs that are not ours. */
  readonly peakBytes: number | null;
}

/** Runs a program to its end; a non-zero end throws with what it said. */
export function runProgram(program: string, args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve({ wallMs: performance.now() - started, stdout, peakBytes: null });
      else reject(new Error(`${path.basename(program)} ended with ${code}: ${firstFault(stderr)}`));
    });
  });
}

/**
 * Runs a Node program in a fresh process, which notes its peak of memory at its end. On Linux `maxRSS` begins with the
 * memory of whoever started the process, so the high-water mark of its own memory is taken there.
 */
export async function runNode(entry: string, args: readonly string[], cwd: string): Promise<Run> {
  const note = path.join(cwd, `peak-${process.pid}.txt`);
  const atExit = `import { existsSync, readFileSync, writeFileSync } from 'node:fs';
    const status = '/proc/self/status';
    process.on('exit', () => {
      const mark = existsSync(status) ? /VmHWM:\\s*(\\d+)/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
      writeFileSync(${JSON.stringify(note)}, mark ?? String(process.resourceUsage().maxRSS));
    });`;
  const run = await runProgram(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(atExit)}`, entry, ...args],
    cwd,
  );
  const kilobytes = Number(await readFile(note, 'utf8'));
  await rm(note);
  return { ...run, peakBytes: kilobytes * 1024 };
}

/** Why a program cannot be run here, or null when it can. */
export async function programMissing(program: string, args: readonly string[]): Promise<string | null> {
  return runProgram(program, args, process.cwd()).then(
    () => null,
    () => `${program} is not installed`,
  );
}

function firstFault(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'no message';
}
