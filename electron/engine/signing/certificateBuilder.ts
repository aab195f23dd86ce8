import { createHash, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';
import { encode, octets, oid, sequence, signatureAlgorithmIdentifier, toBuffer } from './asn1.ts';
import { signingAlgorithmOf, signSha256 } from './signer.ts';

/** Name of a certificate holder: the parts that are written, in this order. */
export interface DistinguishedName {
  readonly country?: string;
  readonly organization?: string;
  readonly commonName: string;
  readonly serialNumber?: string;
}

export interface CertificateRequest {
  readonly subject: DistinguishedName;
  readonly publicKey: KeyObject;
  readonly issuer: DistinguishedName;
  readonly issuerKey: KeyObject;
  readonly issuerPublicKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly isCa: boolean;
  /** Flags of the first byte of KeyUsage (RFC 5280 §4.2.1.3), see `keyUsages`. */
  readonly keyUsage: number;
}

export const keyUsages = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04, cRLSign: 0x02 };

/**
 * X.509 v3 certificate, DER. The serial number is derived from key, names and dates, so the same request gives the same
 * certificate with an RSA issuer key, and the same content under another signature value with an EC one.
 */
export function buildCertificate(request: CertificateRequest): Uint8Array {
  const alg = signingAlgorithmOf(request.issuerKey);
  if (alg === null) throw new Error('issuer key of an unsupported kind');
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: toBuffer(serialOf(request)) });
  certificate.signature = signatureAlgorithmIdentifier(alg);
  certificate.issuer = nameOf(request.issuer);
  certificate.subject = nameOf(request.subject);
  certificate.notBefore = timeOf(request.notBefore);
  certificate.notAfter = timeOf(request.notAfter);
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(toBuffer(spkiOf(request.publicKey)));
  certificate.extensions = extensionsOf(request);

  const toBeSigned = encode(certificate.encodeTBS());
  certificate.tbsView = toBeSigned;
  certificate.signatureAlgorithm = signatureAlgorithmIdentifier(alg);
  const signature = signSha256(request.issuerKey, toBeSigned);
  certificate.signatureValue = new asn1js.BitString({ valueHex: toBuffer(signature) });
  return encode(certificate.toSchema(true));
}

function extensionsOf(request: CertificateRequest): Extension[] {
  const usage = new Uint8Array([request.keyUsage]);
  const unusedBits = trailingZeros(request.keyUsage);
  return [
    extension('2.5.29.19', true, new BasicConstraints(request.isCa ? { cA: true } : {}).toSchema()),
    extension('2.5.29.15', true, new asn1js.BitString({ valueHex: toBuffer(usage), unusedBits })),
    extension('2.5.29.14', false, octets(keyIdentifier(request.publicKey))),
    extension('2.5.29.35', false, authorityKeyIdentifier(request.issuerPublicKey)),
  ];
}

function extension(extnID: string, critical: boolean, value: asn1js.BaseBlock): Extension {
  return new Extension({ extnID, critical, extnValue: toBuffer(encode(value)) });
}

function authorityKeyIdentifier(issuerPublicKey: KeyObject): asn1js.Sequence {
  const valueHex = toBuffer(keyIdentifier(issuerPublicKey));
  return new asn1js.Sequence({
    value: [new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex })],
  });
}

/** RFC 7093 §2 method 1: the leftmost 160 bits of SHA-256, here over the whole SubjectPublicKeyInfo. */
function keyIdentifier(publicKey: KeyObject): Uint8Array {
  return createHash('sha256').update(spkiOf(publicKey)).digest().subarray(0, 20);
}

function serialOf(request: CertificateRequest): Uint8Array {
  const { issuer, subject, notBefore, notAfter, keyUsage, isCa } = request;
  const content = JSON.stringify([issuer, subject, notBefore, notAfter, keyUsage, isCa]);
  const hash = createHash('sha256').update(spkiOf(request.publicKey)).update(content).digest();
  const serial = new Uint8Array(hash.subarray(0, 16));
  // Positive, without a leading zero byte: one encoding only.
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

function spkiOf(publicKey: KeyObject): Uint8Array {
  return publicKey.export({ format: 'der', type: 'spki' });
}

/** One attribute per RDN, in the order of `DistinguishedName`. Built as DER because pkijs would join all into one RDN. */
function nameOf(name: DistinguishedName): RelativeDistinguishedNames {
  const { country, organization, commonName, serialNumber } = name;
  const parts: asn1js.Set[] = [];
  if (country !== undefined) parts.push(rdn('2.5.4.6', new asn1js.PrintableString({ value: country })));
  if (organization !== undefined) parts.push(rdn('2.5.4.10', new asn1js.Utf8String({ value: organization })));
  parts.push(rdn('2.5.4.3', new asn1js.Utf8String({ value: commonName })));
  if (serialNumber !== undefined) {
    parts.push(rdn('2.5.4.5', new asn1js.PrintableString({ value: serialNumber })));
  }
  return RelativeDistinguishedNames.fromBER(toBuffer(encode(sequence(...parts))));
}

function rdn(type: string, value: asn1js.BaseBlock): asn1js.Set {
  return new asn1js.Set({ value: [sequence(oid(type), value)] });
}

/** RFC 5280 §4.1.2.5: UTCTime up to 2049, GeneralizedTime from 2050; whole seconds. */
function timeOf(date: Date): Time {
  const wholeSeconds = new Date(Math.floor(date.getTime() / 1000) * 1000);
  return new Time({ type: date.getUTCFullYear() < 2050 ? 0 : 1, value: wholeSeconds });
}

function trailingZeros(value: number): number {
  return 31 - Math.clz32(value & -value);
}
