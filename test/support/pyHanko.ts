import { readFileSync } from 'node:fs';
import path from 'node:path';
import { absence, ask } from './judges.ts';
import { keptValidator, notFound, onPath } from './validators.ts';

const script = path.join(import.meta.dirname, 'pyhanko', 'judgeSignatures.py');
const signingScript = path.join(import.meta.dirname, 'pyhanko', 'signFile.py');
const python = keptValidator('pyhanko', 'bin', 'python') ?? interpreterOf(onPath('pyhanko'));

/** What pyHanko says of one signature. */
export interface HankoStatus {
  readonly field: string;
  /** The digest of the byte ranges is the signed one. */
  readonly intact: boolean;
  /** The signature fits the certificate. */
  readonly valid: boolean;
  readonly trusted: boolean;
  /** pyHanko's own verdict: all of these, and no forbidden change afterwards. */
  readonly accepted: boolean;
  readonly coverage: 'ENTIRE_FILE' | 'ENTIRE_REVISION' | 'CONTIGUOUS_BLOCK_FROM_START' | 'UNCLEAR';
  /** What later revisions changed; null when that could not be judged. */
  readonly modificationLevel: 'NONE' | 'LTA_UPDATES' | 'FORM_FILLING' | 'ANNOTATIONS' | 'OTHER' | null;
  readonly docMdpOk: boolean;
  readonly subFilter: string;
  readonly signedAttributes: readonly string[];
  /** Indication of ETSI EN 319 102-1 for a basic signature. */
  readonly ades: string;
}

/** Why pyHanko cannot be asked on this machine, or null when it can. */
export async function pyHankoMissing(): Promise<string | null> {
  if (python === null) return notFound('pyhanko');
  const reason = await absence(python, ['-c', 'import pyhanko']);
  return reason === null ? null : notFound('pyhanko');
}

export function pyHankoCommand(
  file: string,
  roots: readonly string[],
  at: Date,
): readonly [string, ...string[]] {
  const trust = roots.flatMap((root) => ['--trust', root]);
  return [python ?? 'python3', script, file, ...trust, '--at', at.toISOString()];
}

/** Judges every signature of a file; `roots` are certificate files, `at` the moment of judging. */
export async function pyHanko(
  file: string,
  roots: readonly string[],
  at: Date,
): Promise<readonly HankoStatus[]> {
  const [program, ...args] = pyHankoCommand(file, roots, at);
  const { code, output } = await ask(program, args);
  if (code !== 0) throw new Error(`pyHanko could not judge ${path.basename(file)}: ${output.slice(-500)}`);
  // Its answer is the first line; what it logs of untrusted certificates comes after.
  return JSON.parse(output.split('\n', 1)[0] ?? '') as readonly HankoStatus[];
}

/** Signs a file with pyHanko and appends the signature; `options` are those of `signFile.py`. */
export async function signWithPyHanko(file: string, out: string, options: readonly string[]): Promise<void> {
  const { code, output } = await ask(python ?? 'python3', [signingScript, file, out, ...options]);
  if (code !== 0) throw new Error(`pyHanko could not sign ${path.basename(file)}: ${output.slice(-500)}`);
}

/** The Python in which an installed command of that language runs. */
function interpreterOf(command: string | null): string | null {
  if (command === null) return null;
  return /^#!(\S*python\S*)\s*$/m.exec(readFileSync(command, 'latin1').slice(0, 500))?.[1] ?? null;
}
