import type { ReportProblems } from '../../problems/reportProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const reportProblems: ProblemTexts<ReportProblems> = {
  'export-exists': () => '',
  'export-file-busy': () => '',
  'export-page-text-lost': () => '',
  'export-self-check-failed': () => '',
  'export-path-too-long': () => '',
  'export-failed': () => '',
};
