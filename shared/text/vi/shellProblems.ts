import type { ShellProblems } from '../../problems/shellProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const shellProblems: ProblemTexts<ShellProblems> = {
  'ipc-refused': () => '',
  unexpected: () => '',
  'no-file-chosen': () => '',
};
