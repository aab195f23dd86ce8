import type { Payload } from './payload.ts';
import type { SignatureRole } from './verifyEntry.ts';

/** What a certificate says of its owner; null where it says nothing. */
export interface CertificateOwner {
  readonly commonName: string | null;
  readonly organization: string | null;
}

/** Why the red seal is left out of a signature. */
export type SealLeftOut =
  /** Somebody other than the agency signs. */
  | 'role'
  /** A demonstration. */
  | 'sample'
  /** The return does not ask for the agency's signature. */
  | 'not-required'
  /** NĐ 30/2020, Điều 32: the clerk seals only what the competent person has signed. */
  | 'head-not-signed'
  | 'certificate';

interface SealQuestion {
  readonly role: Exclude<SignatureRole, 'seal'>;
  readonly payload: Pick<Payload, 'sample' | 'requiredSignatures' | 'unit'>;
  readonly headHasSigned: boolean;
  readonly owner: CertificateOwner;
}

/** Null when the seal is drawn: only in the agency's own signature, behind the head's, on a return that asks for both. */
export function sealLeftOut({ role, payload, headHasSigned, owner }: SealQuestion): SealLeftOut | null {
  if (role !== 'agency') return 'role';
  if (payload.sample) return 'sample';
  if (!payload.requiredSignatures.includes('agency')) return 'not-required';
  if (!headHasSigned) return 'head-not-signed';
  return certificateNamesAgency(owner, payload.unit) ? null : 'certificate';
}

/**
 * Whether the certificate is the agency's own: its common name, or the organization when it has no common name, is the name of
 * the unit, alone or followed by the parent's. The organization of somebody's personal certificate names where that person works,
 * so it never counts beside a common name. Capitals, spaces, Unicode form, the place of a tone mark (hoà, hòa) and the usual short
 * forms (UBND) make no difference; accents do.
 */
export function certificateNamesAgency(
  { commonName, organization }: CertificateOwner,
  { name, parent }: { readonly name: string; readonly parent: string | null },
): boolean {
  const owner = foldedName(commonName ?? organization ?? '');
  if (owner === '') return false;
  const unit = foldedName(name);
  return owner === unit || (parent !== null && owner === `${unit} ${foldedName(parent)}`);
}

const shortForms: Readonly<Record<string, string>> = {
  ubnd: 'ủy ban nhân dân',
  hđnd: 'hội đồng nhân dân',
};

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** A name in the form in which two of them are compared. */
export function foldedName(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  return words
    .flatMap((word) => (shortForms[word] ?? word).split(' '))
    .map(withToneLast)
    .join(' ');
}

/** Both spellings of a syllable put the same mark on another vowel: it is moved behind the letters. */
function withToneLast(word: string): string {
  const letters = word.normalize('NFD');
  return letters.replaceAll(toneMarks, '') + (letters.match(toneMarks) ?? []).join('');
}
