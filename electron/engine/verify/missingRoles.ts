import type { Payload } from '../../../shared/domain/payload.ts';
import type { VerifiedSignature } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { verdictOf } from './verdict.ts';

/**
 * Roles of the payload that nobody has signed for. A signature that another program put into a field of its own says no role:
 * each stands in for one, and the receiver is told whose it is (`added-elsewhere`).
 */
export function missingRoles(payload: Payload, signatures: readonly VerifiedSignature[]): Problem[] {
  const sound = signatures.filter(
    ({ coversRevision, problems }) => coversRevision && verdictOf(problems) !== 'invalid',
  );
  const open = payload.requiredSignatures.filter(
    (role) => !sound.some((signature) => signature.role === role),
  );
  const elsewhere = sound.filter(({ role }) => role === null).length;
  return open.slice(elsewhere).map((role) => problem('signature-missing-role', { role }));
}
