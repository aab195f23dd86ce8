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

/** The certificates that persons have confirmed, as far as they can be read. */
export interface KnownIdentities {
  readonly identities: readonly UnitIdentity[];
  /** False while a row of them is damaged or gone: then no certificate can be called new. */
  readonly isWhole: boolean;
}

const codes = {
  'first-seen': 'signer-first-seen',
  differs: 'signer-differs',
  unclear: 'signer-confirmation-damaged',
} as const;

/**
 * Compares the certificates of a proven return with those that persons have confirmed for its unit. A certificate that is met for
 * the first time is told; one that differs from the confirmed ones, or may differ from one whose row is damaged, leaves the
 * verdict open, because a trusted issuer vouches for the person, never for the person's office.
 */
export function identifySigners(
  entry: VerifyEntry,
  certificates: ReadonlyMap<string, SignerCertificate>,
  { identities, isWhole }: KnownIdentities,
  isIntact: IsIntact,
): IdentifiedEntry {
  const unit = entry.payload?.unit;
  const ofUnit = unit === undefined ? [] : identities.filter(({ unitCode }) => unitCode === unit.code);
  const roles = entry.signatures.map(({ role }): IdentityRole => role ?? 'added');
  const signers = entry.signatures.map((signature, place): CheckedSigner => {
    const certificate = certificates.get(signature.field) ?? null;
    const role = roles[place] ?? 'added';
    const counts = signature.trusted || (role === 'seal' && isIntact(signature));
    const isAsked = unit !== undefined && counts && askedRoles.includes(role);
    if (certificate === null || !isAsked) return { certificate, role, identity: null };
    const alike = roles.filter((other) => other === role).length;
    const found = identityOf(certificate, role, ofUnit, alike);
    return { certificate, role, identity: found === 'first-seen' && !isWhole ? 'unclear' : found };
  });
  const found = signers.flatMap(({ identity, role, certificate }, place) => {
    if (unit === undefined || certificate === null || identity === null || identity === 'known') return [];
    const facts = { signer: certificate.subject, unit: unit.name, role };
    return [problem(codes[identity], facts, `signatures[${place}]`)];
  });
  const isLeftOpen = signers.some(({ identity }) => identity === 'differs' || identity === 'unclear');
  const isOpen = isLeftOpen && entry.verdict === 'valid';
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
