import type { StepTaker } from '../../../shared/contractAnswers.ts';
import type { Texts } from '../../../shared/text/textsOf.ts';

/** Who took a step, as the log says it; of a slot that nobody is known by, its first digits. */
export function takerText(slot: string, takers: readonly StepTaker[], words: Texts['audit']): string {
  const taker = takers.find((each) => each.slot === slot);
  if (taker === undefined) return words.formerOfficer(slot.slice(0, 4));
  if (taker.kind === 'recovery') return words.recoveryCode;
  return taker.isFormer ? words.former(taker.name) : taker.name;
}
