import type { VerifyProblems } from '../../problems/verifyProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const verifyProblems: ProblemTexts<VerifyProblems> = {
  'not-a-pdf': () => '',
  'file-unreadable': () => '',
  'file-empty': () => '',
  'no-signature': () => '',
  'pdf-unparsable': () => '',
};
