import type { Texts } from '../../../shared/text/textsOf.ts';
import type { RemainingStep } from './remainingSteps.ts';

/** What remains, in a few words: who does what. */
export function remainingText(
  step: RemainingStep,
  recipient: string,
  { exportReturn: { result: words }, road }: Texts,
): string {
  switch (step.kind) {
    case 'assign':
      return road.signer;
    case 'sign':
      return words.nextSigner(road.signRoles[step.role]);
    case 'number':
      return words.nextNumber;
    case 'agency':
      return words.nextAgency;
    case 'send':
      return words.nextSend(recipient);
  }
}
