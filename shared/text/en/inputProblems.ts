import type { InputProblems } from '../../problems/inputProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const inputProblems: ProblemTexts<InputProblems> = {
  'input-unreadable': () => '',
  'input-not-json': () => '',
  'input-shape': () => '',
  'input-usage': () => '',
  'unknown-item': () => '',
  'duplicate-item': () => '',
  'item-not-applicable-to-unit': () => '',
  'result-missing': () => '',
  'reason-missing': () => '',
  'nothing-occurred-not-allowed': () => '',
  'date-does-not-exist': () => '',
  'period-reversed': () => '',
  'evidence-file-missing': () => '',
  'unknown-unit-kind': () => '',
  'unit-not-addressed': () => '',
  'directive-unknown': () => '',
  'return-unknown': () => '',
};
