import * as asn1js from 'asn1js';
import { AlgorithmIdentifier } from 'pkijs';
import type { SigningAlgorithm } from './signer.ts';

/** Object identifiers and small ASN.1 values shared by certificates, CMS and PKCS#12. */
export const oids = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  rsaSha256: '1.2.840.113549.1.1.11',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  encryptedData: '1.2.840.113549.1.7.6',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  pbmac1: '1.2.840.113549.1.5.14',
  hmacSha1: '1.2.840.113549.2.7',
  hmacSha256: '1.2.840.113549.2.9',
  hmacSha384: '1.2.840.113549.2.10',
  hmacSha512: '1.2.840.113549.2.11',
  aes128Cbc: '2.16.840.1.101.3.4.1.2',
  aes192Cbc: '2.16.840.1.101.3.4.1.22',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  pbeSha1TripleDes: '1.2.840.113549.1.12.1.3',
  pbeSha1TwoKeyTripleDes: '1.2.840.113549.1.12.1.4',
  pbeSha1Rc2With128: '1.2.840.113549.1.12.1.5',
  pbeSha1Rc2With40: '1.2.840.113549.1.12.1.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
} as const;

/** Algorithm of a signature over SHA-256: RSA with NULL parameters (RFC 4055), ECDSA without parameters (RFC 5758). */
export function signatureAlgorithmIdentifier(alg: SigningAlgorithm): AlgorithmIdentifier {
  return alg === 'rsa'
    ? new AlgorithmIdentifier({ algorithmId: oids.rsaSha256, algorithmParams: new asn1js.Null() })
    : new AlgorithmIdentifier({ algorithmId: oids.ecdsaSha256 });
}

export function sequence(...value: asn1js.BaseBlock[]): asn1js.Sequence {
  return new asn1js.Sequence({ value });
}

export function oid(value: string): asn1js.ObjectIdentifier {
  return new asn1js.ObjectIdentifier({ value });
}

export function integer(value: number): asn1js.Integer {
  return new asn1js.Integer({ value });
}

export function octets(bytes: Uint8Array): asn1js.OctetString {
  return new asn1js.OctetString({ valueHex: toBuffer(bytes) });
}

/** `[tag] EXPLICIT` around the given values. */
export function explicit(tagNumber: number, ...value: asn1js.BaseBlock[]): asn1js.Constructed {
  return new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
}

export function encode(block: asn1js.BaseBlock): Uint8Array {
  return new Uint8Array(block.toBER(false));
}

/** ASN.1 libraries want whole ArrayBuffers, not views. */
export function toBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy.buffer;
}

/** Content octets of an OCTET STRING, also when it was written in several pieces (BER, as some exporters do). */
export function octetsOf(block: asn1js.OctetString): Uint8Array {
  return new Uint8Array(block.getValue());
}
