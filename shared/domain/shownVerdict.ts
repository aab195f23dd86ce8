import type { ProblemCode } from '../problems.ts';
import type { Verdict, VerifyEntry } from './verifyEntry.ts';

/** `confirmed`: valid, and neither revocation nor the person's unit is left open. Only then a screen says "hợp lệ". */
export type ShownVerdict = Verdict | 'confirmed';

const leftOpen: readonly ProblemCode[] = ['revocation-not-checked', 'signer-first-seen'];

export function shownVerdict({ verdict, problems }: Pick<VerifyEntry, 'verdict' | 'problems'>): ShownVerdict {
  if (verdict !== 'valid') return verdict;
  return problems.some(({ code }) => leftOpen.includes(code)) ? 'valid' : 'confirmed';
}
