import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate, Extension, PublicKeyInfo } from 'pkijs';
import {
  encode,
  explicit,
  integer,
  oid,
  oids,
  sequence,
  toBuffer,
} from '../../electron/engine/signing/asn1.ts';
import type { ThrowAwayCa } from '../../electron/engine/signing/throwAwayCa.ts';

/** A bundle of certificates without signers (`.p7b`), DER. */
export function bundleOf(certificates: readonly Uint8Array[]): Uint8Array {
  const sent = certificates.map((der) => Certificate.fromBER(toBuffer(der)).toSchema());
  const set = (value: asn1js.BaseBlock[] = []) => new asn1js.Set({ value });
  const data = sequence(integer(1), set(), sequence(oid(oids.data)), explicit(0, ...sent), set());
  return encode(sequence(oid(oids.signedData), explicit(0, data)));
}

/** The same root with a key that is too short to be trusted (RSA 1024), signed by the key it had (RSA). */
export function weakRoot({ cert, privateKey }: ThrowAwayCa): Uint8Array {
  const certificate = Certificate.fromBER(toBuffer(cert));
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const spki = toBuffer(publicKey.export({ type: 'spki', format: 'der' }));
  certificate.subjectPublicKeyInfo = PublicKeyInfo.fromBER(spki);
  return signedAnew(certificate, privateKey);
}

/** The same root with name constraints (RFC 5280 §4.2.1.10), signed anew by its own key (RSA). */
export function constrainedRoot({ cert, privateKey }: ThrowAwayCa): Uint8Array {
  const certificate = Certificate.fromBER(toBuffer(cert));
  const extnValue = toBuffer(encode(sequence()));
  certificate.extensions?.push(new Extension({ extnID: '2.5.29.30', critical: true, extnValue }));
  return signedAnew(certificate, privateKey);
}

function signedAnew(certificate: Certificate, privateKey: KeyObject): Uint8Array {
  const signedPart = certificate.encodeTBS();
  const signature = sign('sha256', new Uint8Array(signedPart.toBER(false)), privateKey);
  const algorithm = sequence(oid(oids.rsaSha256), new asn1js.Null());
  return encode(sequence(signedPart, algorithm, new asn1js.BitString({ valueHex: toBuffer(signature) })));
}
