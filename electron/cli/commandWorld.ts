import type { Problem } from '../../shared/problems.ts';
import type { Language } from '../../shared/text/problemText.ts';
import { answerProblems, filed, type Output, type Streams } from './output.ts';
import type { SecretInput } from './secretLine.ts';

/** What a command is given from outside. */
export interface CommandWorld {
  readonly assetsFolder: string;
  readonly resourcesFolder: string;
  /** Where `demo` writes. */
  readonly demoFolder: string;
  readonly now: Date;
  readonly streams: Streams & { readonly stdin: SecretInput };
  /** Built program that talks to signing tokens. */
  readonly tokenHostFile: string;
  readonly language: Language;
}

/** 0 = done; 1 = done, and the answer is no (or the file could not be written); 2 = the input cannot be used. */
export type ExitCode = 0 | 1 | 2;

/** The command line itself cannot be used. */
export function refuse(problems: readonly Problem[], output: Output): ExitCode {
  answerProblems(filed(problems, null), output);
  return 2;
}
