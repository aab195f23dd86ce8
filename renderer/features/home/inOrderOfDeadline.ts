import type { ReturnSummary } from '../../../shared/contractAnswers.ts';

/** The most urgent first; returns without a deadline last, in the order of the vault. */
export function inOrderOfDeadline(returns: readonly ReturnSummary[]): readonly ReturnSummary[] {
  const key = ({ deadline }: ReturnSummary) => deadline ?? '9999-12-31';
  return returns.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
