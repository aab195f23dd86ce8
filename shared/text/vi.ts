import type { ProblemFacts, ProblemTexts } from '../problems.ts';
import { evidenceProblems } from './vi/evidenceProblems.ts';
import { inputProblems } from './vi/inputProblems.ts';
import { reportProblems } from './vi/reportProblems.ts';
import { shellProblems } from './vi/shellProblems.ts';
import { signingProblems } from './vi/signingProblems.ts';
import { vaultProblems } from './vi/vaultProblems.ts';
import { verifyProblems } from './vi/verifyProblems.ts';

const problems: ProblemTexts<ProblemFacts> = {
  ...vaultProblems,
  ...evidenceProblems,
  ...inputProblems,
  ...reportProblems,
  ...signingProblems,
  ...verifyProblems,
  ...shellProblems,
};

export const vi = { problems };
