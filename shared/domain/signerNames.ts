import type { Payload } from './payload.ts';
import {
  bearsCutAgencyName,
  type CertificateOwner,
  certificateNamesAgency,
  foldedName,
  isCutName,
} from './sealRule.ts';
import type { SignatureRole } from './verifyEntry.ts';

/** Forms of address and titles in front of a name, as certificates and papers write them, in the form of `foldedName`. */
const honorifics = [
  'ông',
  'bà',
  'đ/c',
  'đồng chí',
  'gs.',
  'pgs.',
  'ts.',
  'ths.',
  'cn.',
  'ks.',
  'bs.',
  'ls.',
].map(foldedName);

/**
 * Whether a certificate is that of the person printed under the signature: its common name, without forms of address. Capitals,
 * spaces, Unicode form and the place of a tone mark make no difference; accents do. A name that the issuer had to cut counts too.
 */
export function certificateNamesPerson({ commonName }: CertificateOwner, printed: string): boolean {
  const owner = bareName(commonName ?? '');
  return (owner !== '' && owner === bareName(printed)) || isCutName(commonName ?? '', printed);
}

/**
 * The name that the pages print for a role whose certificate names somebody else; null when they agree. Only head and agency are
 * asked: the preparer's line is no signature of the office.
 */
export function otherNamePrinted(
  role: SignatureRole | null,
  owner: CertificateOwner,
  { signer, unit }: Pick<Payload, 'signer' | 'unit'>,
): string | null {
  if (role === 'head') return certificateNamesPerson(owner, signer.name) ? null : signer.name;
  if (role === 'agency') return certificateNamesAgency(owner, unit) ? null : unit.name;
  return null;
}

/** The name that the pages print for a role whose certificate holds only its beginning; null else. */
export function cutNamePrinted(
  role: SignatureRole | null,
  owner: CertificateOwner,
  { signer, unit }: Pick<Payload, 'signer' | 'unit'>,
): string | null {
  if (role === 'agency') return bearsCutAgencyName(owner, unit) ? unit.name : null;
  if (role !== 'head' || bareName(owner.commonName ?? '') === bareName(signer.name)) return null;
  return isCutName(owner.commonName ?? '', signer.name) ? signer.name : null;
}

function bareName(name: string): string {
  let bare = foldedName(name.replaceAll('.', '. '));
  for (let title = titleOf(bare); title !== undefined; title = titleOf(bare))
    bare = bare.slice(title.length + 1);
  return bare;
}

function titleOf(name: string): string | undefined {
  return honorifics.find((title) => name.startsWith(`${title} `));
}
