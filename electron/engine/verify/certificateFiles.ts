import { type Certificate, parseCertificate } from './certificate.ts';
import { type Crl, parseCrl } from './crl.ts';
import { childrenOf, DerError, derTags, expectTag, readDer, readOid, readOnly } from './der.ts';
import { distinguishedName } from './distinguishedName.ts';

/** More than any chain that an issuer publishes; a limit on the work a file can ask for. */
const maximumCertificates = 32;
const maximumLists = 8;

const signedDataOid = '1.2.840.113549.1.7.2';
const context0 = 0xa0;
const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];
const bundleLabels = ['PKCS7', 'CMS'];

/**
 * The certificates of a file as issuers publish them: one in DER (`.der`, `.cer`, `.crt`), any number of PEM blocks, or a bundle
 * without signers (`.p7b`, RFC 2315 §9) in DER or PEM. Null when it is anything else, is damaged in any part, or holds too many.
 */
export function readCertificates(bytes: Uint8Array): readonly Certificate[] | null {
  return readAll(() => {
    const blocks = pemBlocks(bytes, [...certificateLabels, ...bundleLabels]);
    const ders = blocks.length > 0 ? blocks : [bytes];
    const found = ders.flatMap((der) => (isBundle(der) ? bundledCertificates(der) : [der]));
    return found.length > maximumCertificates ? null : found.map(readCertificate);
  });
}

/** A list with its own bytes. */
export interface ListFound {
  readonly der: Uint8Array;
  readonly crl: Crl;
  /** Name of the issuer as shown. */
  readonly issuer: string;
}

/** The revocation lists of a file: one in DER or PEM blocks. Null as above. */
export function readLists(bytes: Uint8Array): readonly ListFound[] | null {
  return readAll(() => {
    const blocks = pemBlocks(bytes, ['X509 CRL']);
    const ders = blocks.length > 0 ? blocks : [bytes];
    return ders.length > maximumLists ? null : ders.map(readList);
  });
}

function readCertificate(der: Uint8Array): Certificate {
  const certificate = parseCertificate(copyOf(der));
  // Of a kind that OpenSSL does not know, it would throw wherever it is asked for later.
  void certificate.x509.publicKey;
  return certificate;
}

function readList(der: Uint8Array): ListFound {
  const crl = parseCrl(der);
  return { der, crl, issuer: distinguishedName(crl.issuer) };
}

/** What a reader throws on hostile bytes, its own error or one of OpenSSL's, all says the same: no such file. */
function readAll<T>(read: () => readonly T[] | null): readonly T[] | null {
  try {
    const found = read();
    return found === null || found.length === 0 ? null : found;
  } catch (error) {
    if (error instanceof DerError || (error instanceof Error && 'code' in error)) return null;
    throw error;
  }
}

/** PEM blocks (RFC 7468) with one of the labels; a block that is not closed or is no base64 makes the file unreadable. */
function pemBlocks(bytes: Uint8Array, labels: readonly string[]): readonly Uint8Array[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const blocks: Uint8Array[] = [];
  for (let at = text.indexOf('-----BEGIN '); at >= 0; at = text.indexOf('-----BEGIN ', at + 1)) {
    const label = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text.slice(at, at + 60))?.[1];
    if (label === undefined || !labels.includes(label)) continue;
    const start = at + '-----BEGIN -----'.length + label.length;
    const end = text.indexOf(`-----END ${label}-----`, start);
    const body = end < 0 ? '' : text.slice(start, end).replace(/\s/g, '');
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(body)) throw new DerError('damaged PEM block');
    blocks.push(copyOf(Buffer.from(body, 'base64')));
  }
  return blocks;
}

function isBundle(der: Uint8Array): boolean {
  const [type] = childrenOf(expectTag(readDer(der), derTags.sequence));
  return type?.tag === derTags.oid && readOid(type) === signedDataOid;
}

function bundledCertificates(der: Uint8Array): readonly Uint8Array[] {
  const [, wrapper] = childrenOf(readOnly(der, derTags.sequence));
  const parts = childrenOf(readOnly(expectTag(wrapper, context0).content, derTags.sequence));
  const set = parts.find(({ tag }) => tag === context0);
  return set === undefined ? [] : childrenOf(set).map(({ raw }) => raw);
}

/** A view into a pooled buffer must not be kept: the pool is used again. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
