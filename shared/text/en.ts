import type { ProblemFacts, ProblemTexts } from '../problems.ts';
import { evidenceProblems } from './en/evidenceProblems.ts';
import { inputProblems } from './en/inputProblems.ts';
import { reportProblems } from './en/reportProblems.ts';
import { shellProblems } from './en/shellProblems.ts';
import { signingProblems } from './en/signingProblems.ts';
import { vaultProblems } from './en/vaultProblems.ts';
import { verifyProblems } from './en/verifyProblems.ts';

const problems: ProblemTexts<ProblemFacts> = {
  ...vaultProblems,
  ...evidenceProblems,
  ...inputProblems,
  ...reportProblems,
  ...signingProblems,
  ...verifyProblems,
  ...shellProblems,
};

export const en = { problems };
