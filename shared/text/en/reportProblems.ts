import type { ReportProblems } from '../../problems/reportProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const reportProblems: ProblemTexts<ReportProblems> = {
  'export-exists': () => '',
  'export-file-busy': () => '',
  'export-page-text-lost': () => '',
  'export-self-check-failed': () => '',
  'export-path-too-long': () => '',
  'export-failed': () => '',
  'return-contradictory': ({ items }) =>
    `Status and result or evidence contradict each other: ${items.join(', ')}. The return was not written. Mend these items on the review screen, then export again.`,
};
