import { createHash, type KeyObject, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate } from 'pkijs';
import {
  encode,
  explicit,
  integer,
  octets,
  oid,
  oids,
  sequence,
  toBuffer,
} from '../../electron/engine/signing/asn1.ts';
import type { Identity } from '../../electron/engine/signing/throwAwayCa.ts';

/** Which part of a CMS is made differently from what the product writes. */
export interface CmsForgery {
  readonly hash?: 'sha1' | 'sha256';
  readonly certificates?: readonly Uint8Array[];
  readonly withoutEss?: boolean;
  /** Certificate that signing-certificate-v2 names instead of the signer's. */
  readonly essCert?: Uint8Array;
  readonly withoutMessageDigest?: boolean;
  readonly contentType?: string;
  readonly signingTime?: Date;
  readonly signers?: number;
  readonly unsignedAttribute?: boolean;
  readonly signatureAlgorithm?: string;
  readonly encapsulated?: Uint8Array;
}

/** A CMS by hand over the signed bytes of a PDF; without `forgery` it is as good as the product's own. */
export function forgeCms(signedBytes: Uint8Array, identity: Identity, forgery: CmsForgery = {}): Uint8Array {
  const leaf = Certificate.fromBER(toBuffer(identity.cert));
  const { hash = 'sha256' } = forgery;
  const digestAlgorithm = () => sequence(oid(hash === 'sha1' ? oids.sha1 : oids.sha256));
  const attributes = signedAttributes(signedBytes, identity, forgery);
  const toBeSigned = encode(new asn1js.Set({ value: attributes }));
  const signature = sign(hash, toBeSigned, identity.privateKey);
  const signerInfo = () =>
    sequence(
      integer(1),
      sequence(leaf.issuer.toSchema(), leaf.serialNumber),
      digestAlgorithm(),
      implicit(0, attributes),
      signatureAlgorithm(identity.privateKey, forgery.signatureAlgorithm),
      octets(signature),
      ...(forgery.unsignedAttribute
        ? [implicit(1, [attribute('1.2.840.113549.1.9.16.2.14', octets(signature))])]
        : []),
    );
  const certificates = forgery.certificates ?? [identity.cert, ...identity.chain];
  const content = forgery.encapsulated === undefined ? [] : [explicit(0, octets(forgery.encapsulated))];
  const signedData = sequence(
    integer(1),
    new asn1js.Set({ value: [digestAlgorithm()] }),
    sequence(oid(oids.data), ...content),
    implicit(
      0,
      certificates.map((der) => asn1js.fromBER(toBuffer(der)).result as asn1js.Sequence),
    ),
    new asn1js.Set({ value: Array.from({ length: forgery.signers ?? 1 }, signerInfo) }),
  );
  return encode(sequence(oid(oids.signedData), explicit(0, signedData)));
}

function signedAttributes(
  signedBytes: Uint8Array,
  identity: Identity,
  forgery: CmsForgery,
): asn1js.Sequence[] {
  const digest = createHash(forgery.hash ?? 'sha256')
    .update(signedBytes)
    .digest();
  const essHash = createHash('sha256')
    .update(forgery.essCert ?? identity.cert)
    .digest();
  const attributes = [attribute(oids.contentType, oid(forgery.contentType ?? oids.data))];
  if (forgery.signingTime) {
    attributes.push(
      attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: forgery.signingTime })),
    );
  }
  if (!forgery.withoutMessageDigest) attributes.push(attribute(oids.messageDigest, octets(digest)));
  if (!forgery.withoutEss) {
    attributes.push(attribute(oids.signingCertificateV2, sequence(sequence(sequence(octets(essHash))))));
  }
  return attributes;
}

function attribute(type: string, value: asn1js.BaseBlock): asn1js.Sequence {
  return sequence(oid(type), new asn1js.Set({ value: [value] }));
}

function implicit(tagNumber: number, value: asn1js.BaseBlock[]): asn1js.Constructed {
  return new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
}

function signatureAlgorithm(key: KeyObject, forced: string | undefined): asn1js.Sequence {
  const isRsa = key.asymmetricKeyType === 'rsa';
  const id = forced ?? (isRsa ? oids.rsaSha256 : oids.ecdsaSha256);
  return isRsa ? sequence(oid(id), new asn1js.Null()) : sequence(oid(id));
}
