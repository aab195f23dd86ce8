import { problem } from '../result.ts';
import { isInPlaceOfConfirmed, type SignersBeside } from './addedSigners.ts';
import type { CheckedSigner, SignerCertificate, SignerIdentity } from './checkedFile.ts';
import { looksLikeCode, looksLikeName } from './lookAlike.ts';
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
  const ofAlike =
    unit === undefined ? [] : identities.filter((each) => each.unitCode !== unit.code && isAlike(each, unit));
  const roles = entry.signatures.map(({ role }): IdentityRole => role ?? 'added');
  const asked = entry.signatures.map((signature, place) => {
    const certificate = certificates.get(signature.field) ?? null;
    const role = roles[place] ?? 'added';
    const counts = signature.trusted || (role === 'seal' && isIntact(signature));
    return { certificate, role, isAsked: unit !== undefined && counts && askedRoles.includes(role) };
  });
  /** What the file says beside one signature, by the certificates of one list. */
  const besideBy = (list: readonly UnitIdentity[]): SignersBeside => {
    const known = asked.flatMap(({ certificate, role, isAsked }) => {
      if (certificate === null || !isAsked || role === 'seal') return [];
      const confirmed = confirmedRoles(certificate, role, list);
      return confirmed.length === 0 ? [] : [{ role, confirmed }];
    });
    const added = known.flatMap(({ role, confirmed }) => (role === 'added' ? [confirmed] : []));
    return { entry, added, known: known.length };
  };
  const lists = [ofUnit, ofAlike].map((identities) => ({ identities, beside: besideBy(identities) }));
  const signers = asked.map(({ certificate, role, isAsked }): CheckedSigner => {
    if (certificate === null || !isAsked) return { certificate, role, identity: null };
    const found = identityOf(certificate, role, lists);
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

/**
 * Whether a unit calls itself like one that has confirmed certificates: by its name, or by a code that an eye takes for the same.
 * A code is what the file says it is, so one letter more must not make anybody new.
 */
function isAlike(
  { unitCode, unitName }: UnitIdentity,
  unit: { readonly code: string; readonly name: string },
) {
  return looksLikeCode(unitCode, unit.code) || looksLikeName(unitName, unit.name);
}

/** The roles in which a certificate was confirmed, as far as they count for this signature. */
function confirmedRoles(
  { sha256, keySha256 }: SignerCertificate,
  role: IdentityRole,
  identities: readonly UnitIdentity[],
): readonly IdentityRole[] {
  // Another program does not write down in which role its signer signs.
  return identities.flatMap((identity) =>
    (role === 'added' || identity.role === role) &&
    (identity.certificateSha256 === sha256 || identity.keySha256 === keySha256)
      ? [identity.role]
      : [],
  );
}

/** `lists`: what is confirmed for this very unit, then what is confirmed for units that call themselves alike. */
function identityOf(
  certificate: SignerCertificate,
  role: IdentityRole,
  lists: readonly { readonly identities: readonly UnitIdentity[]; readonly beside: SignersBeside }[],
): SignerIdentity {
  for (const [place, { identities, beside }] of lists.entries()) {
    if (confirmedRoles(certificate, role, identities).length > 0) return place === 0 ? 'known' : 'first-seen';
    const isAnother =
      role === 'added'
        ? isInPlaceOfConfirmed(beside, identities)
        : identities.some((identity) => identity.role === role);
    if (isAnother) return 'differs';
  }
  return 'first-seen';
}
