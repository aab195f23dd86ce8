import type { Payload, RequiredSignature } from '../../../shared/domain/payload.ts';
import { cutNamePrinted, otherNamePrinted } from '../../../shared/domain/signerNames.ts';
import type { SignatureRole } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { ownerOf } from './certificate.ts';
import type { CheckedSignature } from './checkSignature.ts';
import { equalBytes } from './der.ts';
import { verdictOf } from './verdict.ts';

export interface RolesSigned {
  /** As given, each with what its place among the others says about it. */
  readonly signatures: readonly CheckedSignature[];
  /** Roles of the payload that nobody has signed for. */
  readonly problems: readonly Problem[];
}

/**
 * Who has signed for which role of the payload. A signature that another program put into a field of its own says no role: each
 * stands in for one, first for that whose name its certificate bears, and the receiver is told whose it is (`added-elsewhere`). One
 * key stands for one signature of the office only: nobody signs as head and as agency. The preparer may well be the head.
 */
export function signedRoles(payload: Payload, signatures: readonly CheckedSignature[]): RolesSigned {
  const sound = signatures.filter(
    ({ coversRevision, problems }) => coversRevision && verdictOf(problems) !== 'invalid',
  );
  const counted: CheckedSignature[] = [];
  const told = new Map<CheckedSignature, Problem>();
  const sameKey = ({ certificate }: CheckedSignature) =>
    certificate === null
      ? undefined
      : counted.find(
          (other) => other.certificate !== null && equalBytes(other.certificate.spki, certificate.spki),
        );
  const isRepeated = (signature: CheckedSignature) => sameKey(signature) !== undefined;
  const take = (role: RequiredSignature, signature: CheckedSignature) => {
    if (role !== 'preparer') counted.push(signature);
  };

  const open: RequiredSignature[] = [];
  for (const role of payload.requiredSignatures) {
    const own = sound.filter((signature) => signature.role === role);
    const signature = own.find((each) => role === 'preparer' || !isRepeated(each));
    if (signature === undefined) open.push(role);
    else take(role, signature);
    for (const each of signature === undefined ? own : [])
      told.set(each, twoRoles(each, role, sameKey(each)?.role ?? null));
  }

  const added = sound.filter(({ role }) => role === null);
  const filled = new Set<RequiredSignature>();
  const used = new Set<CheckedSignature>();
  const standIn = (role: RequiredSignature, isFit: (signature: CheckedSignature) => boolean) => {
    const signature = added.find((each) => !used.has(each) && !isRepeated(each) && isFit(each));
    if (signature === undefined) return;
    used.add(signature);
    filled.add(role);
    counted.push(signature);
    const { field, certificate } = signature;
    const signer = signature.signer ?? '?';
    const printed = otherName(role, signature, payload);
    if (printed !== null) told.set(signature, problem('signer-name-differs', { field, signer, printed }));
    const whole = certificate === null ? null : cutNamePrinted(role, ownerOf(certificate), payload);
    if (whole !== null) told.set(signature, problem('signer-name-cut', { field, signer, printed: whole }));
  };
  for (const role of open)
    if (role !== 'preparer') standIn(role, (signature) => otherName(role, signature, payload) === null);
  for (const role of open) if (!filled.has(role)) standIn(role, () => true);

  const missing = open.filter((role) => !filled.has(role));
  if (missing.length > 0)
    for (const each of added) if (!used.has(each) && isRepeated(each)) told.set(each, countedOnce(each));
  return {
    signatures: signatures.map((signature) => {
      const found = told.get(signature);
      return found === undefined ? signature : { ...signature, problems: [...signature.problems, found] };
    }),
    problems: missing.map((role) => problem('signature-missing-role', { role })),
  };
}

function otherName(
  role: RequiredSignature,
  { certificate }: CheckedSignature,
  payload: Payload,
): string | null {
  return certificate === null ? null : otherNamePrinted(role, ownerOf(certificate), payload);
}

/** `other`: the role that the key has signed for already; null when that signature stands in a field of no role. */
function twoRoles(
  signature: CheckedSignature,
  role: RequiredSignature,
  other: SignatureRole | null,
): Problem {
  const { field, signer } = signature;
  return other === null
    ? countedOnce(signature)
    : problem('one-key-for-two-roles', { field, signer: signer ?? '?', role, other });
}

function countedOnce({ field, signer }: CheckedSignature): Problem {
  return problem('signature-counted-once', { field, signer: signer ?? '?' });
}
