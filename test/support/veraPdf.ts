import path from 'node:path';
import { absence, ask } from './judges.ts';
import { keptValidator, notFound, onPath } from './validators.ts';

const source = path.join(import.meta.dirname, 'verapdf', 'JudgePdf.java');
const library = keptValidator('verapdf');

/** Why veraPDF cannot be asked on this machine, or null when it can. */
export async function veraPdfMissing(): Promise<string | null> {
  if (library !== null && (await absence('javac', ['-version'])) === null) return null;
  return onPath('verapdf') === null ? notFound('verapdf') : null;
}

/**
 * What veraPDF says of files against a flavour (`3b`, `ua1`): one line each that begins with PASS or FAIL, broken rules below
 * it. One start for all of them: most of its time goes into starting.
 */
export async function veraPdf(flavour: '3b' | 'ua1', files: readonly string[]): Promise<string> {
  const { output } =
    library === null
      ? await ask('verapdf', ['--format', 'text', '--flavour', flavour, '--verbose', ...files])
      : await ask('java', ['-cp', path.join(library, '*'), source, flavour, ...files]);
  return output;
}

/** The verdicts alone, in the order of the files. */
export function verdictsOf(output: string): readonly string[] {
  return output.match(/^(PASS|FAIL)\b/gm) ?? [];
}
