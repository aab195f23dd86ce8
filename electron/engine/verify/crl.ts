import { verify } from 'node:crypto';
import { type Certificate, readTime } from './certificate.ts';
import {
  childrenOf,
  DerError,
  type DerNode,
  derTags,
  equalBytes,
  expectTag,
  readBitStringBytes,
  readOid,
  readOnly,
  readSmallInteger,
} from './der.ts';
import { isCritical, type RevokedEntries, readRevokedEntries } from './revokedEntries.ts';

/** A certificate revocation list (RFC 5280 §5), read but not yet proven: `isSignedBy` does that. */
export interface Crl {
  /** DER of the issuer's name. */
  readonly issuer: Uint8Array;
  readonly thisUpdate: Date;
  /** Null when the list does not say until when it holds. */
  readonly nextUpdate: Date | null;
  readonly revoked: RevokedEntries;
  /** False when it is a part or a difference of a list, or says more than this program understands. */
  readonly isComplete: boolean;
  readonly signedPart: Uint8Array;
  readonly signatureAlgorithm: string;
  readonly signature: Uint8Array;
}

const digests: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/** Throws `DerError` when the bytes are not exactly one list. */
export function parseCrl(der: Uint8Array): Crl {
  const [signedPart, outerAlgorithm, signature, ...rest] = childrenOf(readOnly(der, derTags.sequence));
  if (rest.length > 0) throw new DerError('list with extra elements');
  const fields = childrenOf(expectTag(signedPart, derTags.sequence));
  if (fields[0]?.tag === derTags.integer && readSmallInteger(fields.shift()) !== 1)
    throw new DerError('list of another version');
  const [innerAlgorithm, issuer, thisUpdate, ...more] = fields;
  const algorithm = expectTag(outerAlgorithm, derTags.sequence);
  if (!equalBytes(algorithm.raw, expectTag(innerAlgorithm, derTags.sequence).raw))
    throw new DerError('two different signature algorithms');
  const hasEnd = more[0]?.tag === derTags.utcTime || more[0]?.tag === derTags.generalizedTime;
  const nextUpdate = hasEnd ? readTime(more.shift()) : null;
  const revoked = readRevokedEntries(more[0]?.tag === derTags.sequence ? (more.shift() ?? null) : null);
  const extensions =
    more[0]?.tag === 0xa0 ? childrenOf(expectTag(childrenOf(more[0])[0], derTags.sequence)) : [];
  return {
    issuer: expectTag(issuer, derTags.sequence).raw,
    thisUpdate: readTime(thisUpdate),
    nextUpdate,
    revoked,
    isComplete: !extensions.some(isPartial) && revoked.arePlain,
    signedPart: expectTag(signedPart, derTags.sequence).raw,
    signatureAlgorithm: readOid(childrenOf(algorithm)[0]),
    signature: readBitStringBytes(signature),
  };
}

/** Name, key usage and signature: whether the list is the word of this CA. */
export function isSignedBy(crl: Crl, issuer: Certificate): boolean {
  const digest = digests[crl.signatureAlgorithm];
  if (digest === undefined || issuer.keyUsage?.crlSign === false) return false;
  return (
    equalBytes(crl.issuer, issuer.subject) &&
    verify(digest, crl.signedPart, issuer.x509.publicKey, crl.signature)
  );
}

export function revocationOf(crl: Crl, certificate: Certificate): Date | null {
  return crl.revoked.dayOf(certificate.serial);
}

/** deltaCRLIndicator and issuingDistributionPoint (RFC 5280 §5.2.4, §5.2.5): the list is a difference or a part of one. */
const partialLists: readonly string[] = ['2.5.29.27', '2.5.29.28'];

/** By its number too: a CA may have forgotten to mark as critical what must be. */
function isPartial(extension: DerNode): boolean {
  return isCritical(extension) || partialLists.includes(readOid(childrenOf(extension)[0]));
}
