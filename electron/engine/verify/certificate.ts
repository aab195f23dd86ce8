import { X509Certificate } from 'node:crypto';
import type { CertificateOwner } from '../../../shared/domain/sealRule.ts';
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
import { type NameConstraints, readNameConstraints } from './nameConstraints.ts';

/**
 * The parts of an X.509 certificate (RFC 5280 §4) that the trust rules need and `node:crypto` does not show. Signatures and
 * keys stay with `node:crypto`.
 */
export interface Certificate {
  readonly der: Uint8Array;
  readonly x509: X509Certificate;
  /** DER of the issuer name and content of the serial number: together they name the certificate. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly serial: Uint8Array;
  /** DER of SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly signatureAlgorithm: string;
  /** Null when the extension is absent. */
  readonly keyUsage: KeyUsage | null;
  /** Purposes of the extended key usage (RFC 5280 §4.2.1.12); null when the extension is absent. */
  readonly extendedKeyUsage: readonly string[] | null;
  readonly isCa: boolean;
  readonly pathLength: number | null;
  /** Names that the certificates below it may bear; null when it says nothing about them. */
  readonly nameConstraints: NameConstraints | null;
  /** Content of subjectAltName; null when the extension is absent. */
  readonly alternativeNames: Uint8Array | null;
  /** Numbers of critical extensions, and of constraints, that this program does not evaluate. */
  readonly unsupportedExtensions: readonly string[];
}

export interface KeyUsage {
  readonly digitalSignature: boolean;
  readonly nonRepudiation: boolean;
  readonly keyCertSign: boolean;
  readonly crlSign: boolean;
}

const extensionOids = {
  subjectKeyIdentifier: '2.5.29.14',
  subjectAltName: '2.5.29.17',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  certificatePolicies: '2.5.29.32',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
} as const;

/** They restrict whoever stands below, marked as critical or not. */
const constraining: readonly string[] = [extensionOids.policyConstraints, extensionOids.inhibitAnyPolicy];
const understood: readonly string[] = [
  extensionOids.subjectKeyIdentifier,
  extensionOids.keyUsage,
  extensionOids.basicConstraints,
  extensionOids.certificatePolicies,
  extensionOids.nameConstraints,
  extensionOids.extendedKeyUsage,
];

/** Throws `DerError` when the bytes are not exactly one well-formed certificate. */
export function parseCertificate(der: Uint8Array): Certificate {
  const [tbs, outerAlgorithm, signature, ...rest] = childrenOf(readOnly(der, derTags.sequence));
  if (rest.length > 0) throw new DerError('certificate with extra elements');
  readBitStringBytes(signature);
  const fields = childrenOf(expectTag(tbs, derTags.sequence));
  if (fields[0]?.tag === 0xa0) fields.shift();
  const [serial, innerAlgorithm, issuer, validity, subject, spki, ...optional] = fields;
  const algorithm = expectTag(outerAlgorithm, derTags.sequence);
  if (!equalBytes(algorithm.raw, expectTag(innerAlgorithm, derTags.sequence).raw)) {
    throw new DerError('two different signature algorithms');
  }
  const [notBefore, notAfter] = childrenOf(expectTag(validity, derTags.sequence));
  const spkiNode = expectTag(spki, derTags.sequence);
  refuseCostlyKey(spkiNode);
  return {
    der,
    x509: new X509Certificate(der),
    issuer: expectTag(issuer, derTags.sequence).raw,
    subject: expectTag(subject, derTags.sequence).raw,
    serial: expectTag(serial, derTags.integer).content,
    spki: spkiNode.raw,
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    signatureAlgorithm: readOid(childrenOf(algorithm)[0]),
    ...readExtensions(optional.find((node) => node.tag === 0xa3)),
  };
}

/** Name of the subject, as {@link commonName} gives it. */
export function subjectName(certificate: Certificate): string {
  return commonName(certificate.x509.subject);
}

/**
 * Common name in a subject or issuer as `node:crypto` writes it, or the whole on one line when it has none. Control characters
 * stand as `\1B`. Empty for an empty name, for which `node:crypto` has no value, whatever its types say.
 */
export function commonName(distinguishedName: string | undefined): string {
  const lines = distinguishedName?.split('\n') ?? [];
  const common = lines.find((line) => line.startsWith('CN='));
  return unescaped(common === undefined ? lines.join(', ') : common.slice(3));
}

/** Common name and organization of the subject, to be compared with a unit's name. */
export function ownerOf({ x509 }: Certificate): CertificateOwner {
  const lines = x509.subject.split('\n');
  const part = (key: string) => {
    const found = lines.filter((line) => line.startsWith(`${key}=`));
    // Of two names nobody can say which one is meant.
    return found.length === 1 ? unescaped((found[0] ?? '').slice(key.length + 1)) : null;
  };
  return { commonName: part('CN'), organization: part('O') };
}

/** RFC 4514 §2.4 puts a backslash before signs that divide a name on one line. */
function unescaped(name: string): string {
  return name.replace(/\\([,+"\\<>; #=])/g, '$1');
}

/** Bytes of modulus and exponent, each with a zero before it: beyond them one check of a signature takes milliseconds. */
const largestRsaKey = { modulus: 1_025, exponent: 9 };

function refuseCostlyKey(spki: DerNode): void {
  const [algorithm, bits] = childrenOf(spki);
  const key = readBitStringBytes(bits);
  if (readOid(childrenOf(expectTag(algorithm, derTags.sequence))[0]) !== '1.2.840.113549.1.1.1') return;
  const [modulus, exponent] = childrenOf(readOnly(key, derTags.sequence));
  const isLarge =
    expectTag(modulus, derTags.integer).content.length > largestRsaKey.modulus ||
    expectTag(exponent, derTags.integer).content.length > largestRsaKey.exponent;
  if (isLarge) throw new DerError('key too large');
}

type Extensions = Pick<
  Certificate,
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'isCa'
  | 'pathLength'
  | 'nameConstraints'
  | 'alternativeNames'
  | 'unsupportedExtensions'
>;

function readExtensions(wrapper: DerNode | undefined): Extensions {
  const values = new Map<string, Uint8Array>();
  const unsupported: string[] = [];
  const list = wrapper === undefined ? [] : childrenOf(expectTag(childrenOf(wrapper)[0], derTags.sequence));
  for (const extension of list) {
    const parts = childrenOf(expectTag(extension, derTags.sequence));
    const oid = readOid(parts[0]);
    if (values.has(oid)) throw new DerError('extension given twice');
    const critical = parts.length === 3 && parts[1]?.tag === derTags.boolean && parts[1].content[0] !== 0;
    values.set(oid, expectTag(parts.at(-1), derTags.octetString).content);
    if (constraining.includes(oid) || (critical && !understood.includes(oid))) unsupported.push(oid);
  }
  const names = values.get(extensionOids.nameConstraints);
  const nameConstraints = names === undefined ? null : readNameConstraints(names);
  if (names !== undefined && nameConstraints === null) unsupported.push(extensionOids.nameConstraints);
  const constraints = values.get(extensionOids.basicConstraints);
  const basic = constraints === undefined ? [] : childrenOf(readOnly(constraints, derTags.sequence));
  const isCa = basic[0]?.tag === derTags.boolean && basic[0].content[0] !== 0;
  const pathLength = isCa && basic.length > 1 ? readSmallInteger(basic[1]) : null;
  const purposes = values.get(extensionOids.extendedKeyUsage);
  const extendedKeyUsage =
    purposes === undefined ? null : childrenOf(readOnly(purposes, derTags.sequence)).map(readOid);
  return {
    keyUsage: readKeyUsage(values),
    extendedKeyUsage,
    isCa,
    pathLength,
    nameConstraints,
    alternativeNames: values.get(extensionOids.subjectAltName) ?? null,
    unsupportedExtensions: unsupported,
  };
}

function readKeyUsage(values: ReadonlyMap<string, Uint8Array>): KeyUsage | null {
  const extension = values.get(extensionOids.keyUsage);
  if (extension === undefined) return null;
  const bits = readOnly(extension, derTags.bitString).content[1] ?? 0;
  return {
    digitalSignature: (bits & 0x80) !== 0,
    nonRepudiation: (bits & 0x40) !== 0,
    keyCertSign: (bits & 0x04) !== 0,
    crlSign: (bits & 0x02) !== 0,
  };
}

/** UTCTime or GeneralizedTime as certificates and revocation lists write them. */
export function readTime(node: DerNode | undefined): Date {
  if (node === undefined) throw new DerError('time missing');
  const text = Buffer.from(node.content).toString('latin1');
  const parts = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const yearLength = node.tag === derTags.utcTime ? 2 : 4;
  if (parts === null || parts[1]?.length !== yearLength) throw new DerError('time in another form');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  // RFC 5280 §4.1.2.5.1: two-digit years below 50 belong to this century.
  const fullYear = yearLength === 4 ? year : year + (year < 50 ? 2000 : 1900);
  return new Date(Date.UTC(fullYear, month - 1, day, hour, minute, second));
}
