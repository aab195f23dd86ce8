import type { ProblemCode } from '../problems.ts';
import type { VerifyEntry } from './verifyEntry.ts';

/** What leaves open whose the signature of a trusted certificate is. */
const someoneElse: readonly ProblemCode[] = [
  'signer-name-differs',
  'signer-differs',
  'signer-confirmation-damaged',
];

/** Whether everybody who has signed is trusted and is who should have signed. */
export function areSignersKnown({
  signatures,
  problems,
}: Pick<VerifyEntry, 'signatures' | 'problems'>): boolean {
  return (
    signatures.length > 0 &&
    signatures.every(({ trusted }) => trusted) &&
    !problems.some(({ code }) => someoneElse.includes(code))
  );
}

/**
 * Whether what one file says about another may count against that one: a file of an unknown signer, which anybody can make, says
 * nothing about a file whose signers are known.
 */
export function maySpeakOf(
  speaker: Pick<VerifyEntry, 'signatures' | 'problems'>,
  other: Pick<VerifyEntry, 'signatures' | 'problems'>,
): boolean {
  return areSignersKnown(speaker) || !areSignersKnown(other);
}
