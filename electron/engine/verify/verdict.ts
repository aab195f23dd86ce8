import { findingWeight } from '../../../shared/domain/findingWeight.ts';
import type { Verdict } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';

/** The verdict that a list of findings leads to. */
export function verdictOf(problems: readonly Problem[]): Verdict {
  const weights = problems.map(({ code }) => findingWeight(code));
  if (weights.includes('against')) return 'invalid';
  return weights.includes('open') ? 'indeterminate' : 'valid';
}
