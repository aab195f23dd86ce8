import { problem } from '../result.ts';
import type { CheckedSigner, SignerCertificate, SignerIdentity } from './checkedFile.ts';
import type { IdentityRole, UnitIdentity } from './trust.ts';
import type { VerifiedSignature, VerifyEntry } from './verifyEntry.ts';

/** Roles that speak for the unit. Who prepared a return changes often and binds nobody. */
const askedRoles: readonly IdentityRole[] = ['head', 'agency', 'seal', 'added'];

/** Whether an integrity seal is whole, though its key is not known here yet. */
export type IsIntact = (signature: VerifiedSignature) => boolean;

export interface IdentifiedEntry {
  readonly entry: VerifyEntry;
  /** One for each of its signatures. */
  readonly signers: readonly CheckedSigner[];
}

/**
 * Compares the certificates of a proven return with those that persons have confirmed for its unit. A certificate that is met for
 * the first time is told; one that differs from the confirmed ones leaves the verdict open, because a trusted issuer vouches
 * for the person, never for the person's office.
 */
export function identifySigners(
  entry: VerifyEntry,
  certificates: ReadonlyMap<string, SignerCertificate>,
  known: readonly UnitIdentity[],
  isIntact: IsIntact,
): IdentifiedEntry {
  const unit = entry.payload?.unit;
  const ofUnit = unit === undefined ? [] : known.filter(({ unitCode }) => unitCode === unit.code);
  const roles = entry.signatures.map(({ role }): IdentityRole => role ?? 'added');
  const signers = entry.signatures.map((signature, place): CheckedSigner => {
    const certificate = certificates.get(signature.field) ?? null;
    const role = roles[place] ?? 'added';
    const counts = signature.trusted || (role === 'seal' && isIntact(signature));
    const isAsked = unit !== undefined && counts && askedRoles.includes(role);
    if (certificate === null || !isAsked) return { certificate, role, identity: null };
    const alike = roles.filter((other) => other === role).length;
    return { certificate, role, identity: identityOf(certificate, role, ofUnit, alike) };
  });
  const found = signers.flatMap(({ identity, role, certificate }, place) => {
    if (unit === undefined || certificate === null || identity === null || identity === 'known') return [];
    const code = identity === 'differs' ? 'signer-differs' : 'signer-first-seen';
    return [problem(code, { signer: certificate.subject, unit: unit.name, role }, `signatures[${place}]`)];
  });
  const isOpen = signers.some(({ identity }) => identity === 'differs') && entry.verdict === 'valid';
  return {
    entry: {
      ...entry,
      verdict: isOpen ? 'indeterminate' : entry.verdict,
      problems: [...entry.problems, ...found],
    },
    signers,
  };
}

/** `alike`: how many signatures of the file have this role. */
function identityOf(
  { sha256, keySha256 }: SignerCertificate,
  role: IdentityRole,
  ofUnit: readonly UnitIdentity[],
  alike: number,
): SignerIdentity {
  // Another program does not write down in which role its signer signs.
  const candidates = role === 'added' ? ofUnit : ofUnit.filter((identity) => identity.role === role);
  const isKnown = candidates.some(
    (identity) => identity.certificateSha256 === sha256 || identity.keySha256 === keySha256,
  );
  if (isKnown) return 'known';
  const confirmed = ofUnit.filter((identity) => identity.role === role).length;
  // Two persons who sign with another program are both new until both were confirmed.
  return confirmed >= (role === 'added' ? alike : 1) ? 'differs' : 'first-seen';
}
