import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Judgement {
  readonly code: number;
  /** What the tool said, both streams. */
  readonly output: string;
}

/** Runs an independent program; a non-zero end is an answer, not an exception. */
export async function ask(program: string, args: readonly string[]): Promise<Judgement> {
  try {
    const { stdout, stderr } = await run(program, args);
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { code, output: stdout + stderr };
  }
}

/** Why a program cannot be asked on this machine, or null when it can. */
export async function absence(program: string, args: readonly string[]): Promise<string | null> {
  return ask(program, args).then(
    () => null,
    () => `${program} is not installed`,
  );
}
