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
 * forms (UBND) make no difference; accents do. A name that the issuer had to cut counts as well (`isCutName`).
 */
export function certificateNamesAgency(owner: CertificateOwner, unit: NamedUnit): boolean {
  const name = owner.commonName ?? owner.organization ?? '';
  return bearsAgencyName(name, unit) || bearsCutAgencyName(owner, unit);
}

/** Whether the certificate bears the beginning of the unit's name, cut by its issuer, and not the whole. */
export function bearsCutAgencyName({ commonName, organization }: CertificateOwner, unit: NamedUnit): boolean {
  const name = commonName ?? organization ?? '';
  return !bearsAgencyName(name, unit) && agencyNames(unit).some((whole) => isCutName(name, whole));
}

interface NamedUnit {
  readonly name: string;
  readonly parent: string | null;
}

function agencyNames({ name, parent }: NamedUnit): readonly string[] {
  return parent === null ? [name] : [name, `${name} ${parent}`];
}

function bearsAgencyName(certified: string, unit: NamedUnit): boolean {
  const owner = foldedName(certified);
  return owner !== '' && agencyNames(unit).some((name) => foldedName(name) === owner);
}

/** A certificate holds 64 characters of a name (RFC 5280, ub-common-name); issuers cut some before that, at a word. */
const cutLength = { from: 60, to: 64 } as const;
/** Beyond every beginning of 64 characters, its short forms written out: what stands behind it is not looked at. */
const furthest = 1_000;

/** Whether a name in a certificate is the beginning of a longer one, as long as a certificate can hold. */
export function isCutName(certified: string, whole: string): boolean {
  const cut = certified
    .normalize('NFC')
    .replace(/[\s,;]+/g, ' ')
    .trim();
  const { length } = [...cut];
  if (length < cutLength.from || length > cutLength.to) return false;
  const end = cut.lastIndexOf(' ') + 1;
  const [head, last] = [foldedName(cut.slice(0, end)), cut.slice(end).toLowerCase()];
  const words = whole
    .slice(0, furthest)
    .normalize('NFC')
    .split(/[\s,;]+/);
  return words.some(
    (word, place) =>
      foldedName(words.slice(0, place).join(' ')) === head &&
      // The last word may be a part of one, whose mark then stands on a letter that is gone.
      (word.toLowerCase().startsWith(last) || foldedName(word) === foldedName(last)),
  );
}

/** In small letters, NFC. */
export const shortForms: Readonly<Record<string, string>> = {
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
