import { createSign, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, Certificate, Extension } from 'pkijs';

export interface ForgedParts {
  /** Purposes of an extended key usage, as OIDs. */
  readonly purposes?: readonly string[];
  /** Further extensions, by number with the DER of their value. */
  readonly extensions?: readonly {
    readonly oid: string;
    readonly critical: boolean;
    readonly value: ArrayBuffer;
  }[];
  /** Signs with this digest and says so; RSA issuers only. */
  readonly digest?: { readonly name: 'sha1' | 'md5' | 'sha256'; readonly oid: string };
}

/** The certificate with other parts, signed once more by its RSA issuer: what the product's own builder does not write. */
export function forgeCertificate(der: Uint8Array, issuerKey: KeyObject, parts: ForgedParts): Uint8Array {
  const certificate = Certificate.fromBER(new Uint8Array(der).buffer);
  const { purposes, extensions = [], digest = { name: 'sha256', oid: '1.2.840.113549.1.1.11' } } = parts;
  if (purposes !== undefined) {
    const value = purposes.map((oid) => new asn1js.ObjectIdentifier({ value: oid }));
    const extnValue = new asn1js.Sequence({ value }).toBER();
    certificate.extensions = [
      ...(certificate.extensions ?? []),
      new Extension({ extnID: '2.5.29.37', critical: false, extnValue }),
    ];
  }
  for (const { oid, critical, value } of extensions)
    certificate.extensions = [
      ...(certificate.extensions ?? []),
      new Extension({ extnID: oid, critical, extnValue: value }),
    ];
  const algorithm = new AlgorithmIdentifier({ algorithmId: digest.oid, algorithmParams: new asn1js.Null() });
  certificate.signature = algorithm;
  certificate.signatureAlgorithm = algorithm;
  const toBeSigned = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.tbsView = toBeSigned;
  const value = createSign(digest.name).update(toBeSigned).sign(issuerKey);
  certificate.signatureValue = new asn1js.BitString({ valueHex: new Uint8Array(value).buffer });
  return new Uint8Array(certificate.toSchema(true).toBER());
}
