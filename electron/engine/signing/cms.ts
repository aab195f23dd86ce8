import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import {
  encode,
  explicit,
  octets,
  oid,
  oids,
  sequence,
  signatureAlgorithmIdentifier,
  toBuffer,
} from './asn1.ts';
import type { Signer } from './signer.ts';

/**
 * Detached CMS SignedData (RFC 5652) for PAdES-B-B: contentType, messageDigest and signing-certificate-v2 are signed, nothing
 * else; no signing-time, the claimed time stands in the signature dictionary. See SIGNING.md, "CMS".
 */
export async function buildCms(signer: Signer, digest: Uint8Array): Promise<Uint8Array> {
  const leaf = Certificate.fromBER(toBuffer(signer.cert));
  const attributes = signedAttributes(signer.cert, leaf, digest);
  const toBeSigned = encode(new asn1js.Set({ value: attributes.map((attribute) => attribute.toSchema()) }));
  const signature = await signer.sign(toBeSigned);

  const sha256 = () => new AlgorithmIdentifier({ algorithmId: oids.sha256 });
  const signedData = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oids.data }),
    certificates: [leaf, ...signer.chain.map((der) => Certificate.fromBER(toBuffer(der)))],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: leaf.issuer, serialNumber: leaf.serialNumber }),
        digestAlgorithm: sha256(),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
        signatureAlgorithm: signatureAlgorithmIdentifier(signer.alg),
        signature: octets(signature),
      }),
    ],
  });
  const content = new ContentInfo({ contentType: oids.signedData, content: signedData.toSchema(true) });
  const cms = encode(content.toSchema());
  for (const der of [signer.cert, ...signer.chain]) {
    if (!Buffer.from(cms).includes(Buffer.from(der)))
      throw new Error('a certificate changed while it was put into the CMS');
  }
  return cms;
}

/** The three attributes, each in DER, in the order that DER wants for a SET OF: by their encoded bytes. */
function signedAttributes(cert: Uint8Array, leaf: Certificate, digest: Uint8Array): Attribute[] {
  const attributes = [
    new Attribute({ type: oids.contentType, values: [oid(oids.data)] }),
    new Attribute({ type: oids.messageDigest, values: [octets(digest)] }),
    new Attribute({ type: oids.signingCertificateV2, values: [signingCertificateV2(cert, leaf)] }),
  ];
  const keyed = attributes.map((attribute) => ({
    attribute,
    der: Buffer.from(encode(attribute.toSchema())),
  }));
  return keyed.sort((a, b) => a.der.compare(b.der)).map(({ attribute }) => attribute);
}

/** RFC 5035: hash of the signer's certificate (SHA-256, the default, so no algorithm is named), its issuer and serial. */
function signingCertificateV2(cert: Uint8Array, leaf: Certificate): asn1js.Sequence {
  const hash = createHash('sha256').update(cert).digest();
  const generalNames = sequence(explicit(4, leaf.issuer.toSchema()));
  const certId = sequence(octets(hash), sequence(generalNames, leaf.serialNumber));
  return sequence(sequence(certId));
}
