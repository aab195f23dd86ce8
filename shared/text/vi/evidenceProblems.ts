import type { EvidenceProblems } from '../../problems/evidenceProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const evidenceProblems: ProblemTexts<EvidenceProblems> = {
  'evidence-empty': () => '',
  'evidence-too-large': () => '',
  'evidence-is-directory': () => '',
  'evidence-vanished': () => '',
  'evidence-unreadable': () => '',
  'evidence-damaged': () => '',
  'evidence-not-found': () => '',
};
