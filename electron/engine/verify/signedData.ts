import { type Certificate, parseCertificate } from './certificate.ts';
import {
  childrenOf,
  DerError,
  type DerNode,
  derTags,
  equalBytes,
  expectTag,
  readOid,
  readOnly,
  readSmallInteger,
} from './der.ts';

/** Detached CMS SignedData with one signer (RFC 5652 §5), read strictly; see SIGNING.md, "CMS". */
export interface SignedData {
  readonly certificates: readonly Certificate[];
  readonly signerIssuer: Uint8Array;
  readonly signerSerial: Uint8Array;
  readonly digestAlgorithm: string;
  /** The attributes as they were signed: with the tag of a SET OF. */
  readonly signedAttributes: Uint8Array;
  /** Attribute type → its values. No type occurs twice. */
  readonly attributes: ReadonlyMap<string, readonly DerNode[]>;
  readonly signatureAlgorithm: string;
  readonly signatureParameters: 'none' | 'null' | 'other';
  readonly signature: Uint8Array;
  /** Attributes outside the signature, such as a timestamp. */
  readonly hasUnsignedAttributes: boolean;
}

/** More than any real chain; a limit on the work a hostile file can ask for. */
const maximumCertificates = 20;
const contentTypes = { data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2' };
const context0 = 0xa0;
const context1 = 0xa1;

/** Throws `DerError` when the bytes are anything but exactly one such structure. */
export function readSignedData(cms: Uint8Array): SignedData {
  const [type, wrapper, ...behind] = childrenOf(readOnly(cms, derTags.sequence));
  if (readOid(type) !== contentTypes.signedData || behind.length > 0) throw new DerError('not SignedData');
  const content = expectTag(wrapper, context0).content;
  const elements = childrenOf(readOnly(content, derTags.sequence));
  // Revocation lists sent along are neither signed nor looked at, as attributes outside the signature are.
  const crls = elements[4]?.tag === context1 ? elements.splice(4, 1) : [];
  const [version, digestAlgorithms, encapsulated, certificates, signerInfos, ...extra] = elements;
  if (extra.length > 0 || readSmallInteger(version) !== 1) throw new DerError('SignedData in another form');
  const encapsulatedParts = childrenOf(expectTag(encapsulated, derTags.sequence));
  if (encapsulatedParts.length !== 1 || readOid(encapsulatedParts[0]) !== contentTypes.data) {
    throw new DerError('encapsulated content');
  }
  const [signer, ...otherSigners] = childrenOf(expectTag(signerInfos, derTags.set));
  if (otherSigners.length > 0) throw new DerError('several signers');
  const sent = childrenOf(expectTag(certificates, context0));
  if (sent.length > maximumCertificates) throw new DerError('too many certificates');
  const read = readSigner(expectTag(signer, derTags.sequence), expectTag(digestAlgorithms, derTags.set));
  return {
    certificates: sent.map((node) => readCertificate(node.raw)),
    ...read,
    hasUnsignedAttributes: read.hasUnsignedAttributes || crls.length > 0,
  };
}

function readSigner(signer: DerNode, digestAlgorithms: DerNode): Omit<SignedData, 'certificates'> {
  const parts = childrenOf(signer);
  const [version, sid, digestAlgorithm, attributes, signatureAlgorithm, signature, unsigned, ...extra] =
    parts;
  if (readSmallInteger(version) !== 1 || extra.length > 0) throw new DerError('SignerInfo in another form');
  const digest = expectTag(digestAlgorithm, derTags.sequence);
  if (!equalBytes(digest.raw, digestAlgorithms.content))
    throw new DerError('two different digest algorithms');
  const [digestOid, digestParameters] = algorithmParts(digest);
  if (digestParameters === 'other') throw new DerError('digest parameters');
  const [signatureOid, signatureParameters] = algorithmParts(expectTag(signatureAlgorithm, derTags.sequence));
  const [issuer, serial] = childrenOf(expectTag(sid, derTags.sequence));
  const signedAttributes = Uint8Array.from(expectTag(attributes, context0).raw);
  signedAttributes[0] = derTags.set;
  return {
    signerIssuer: expectTag(issuer, derTags.sequence).raw,
    signerSerial: expectTag(serial, derTags.integer).content,
    digestAlgorithm: digestOid,
    signedAttributes,
    attributes: readAttributes(readOnly(signedAttributes, derTags.set)),
    signatureAlgorithm: signatureOid,
    signatureParameters,
    signature: expectTag(signature, derTags.octetString).content,
    hasUnsignedAttributes: unsigned !== undefined && expectTag(unsigned, context1) === unsigned,
  };
}

function readAttributes(set: DerNode): Map<string, readonly DerNode[]> {
  const attributes = new Map<string, readonly DerNode[]>();
  for (const attribute of childrenOf(set)) {
    const [type, values, ...extra] = childrenOf(expectTag(attribute, derTags.sequence));
    const oid = readOid(type);
    if (attributes.has(oid) || extra.length > 0) throw new DerError('attribute given twice');
    attributes.set(oid, childrenOf(expectTag(values, derTags.set)));
  }
  return attributes;
}

function algorithmParts(algorithm: DerNode): [oid: string, parameters: SignedData['signatureParameters']] {
  const [oid, parameters, ...extra] = childrenOf(algorithm);
  const isNull = parameters?.tag === derTags.null && parameters.content.length === 0;
  return [readOid(oid), parameters === undefined ? 'none' : isNull && extra.length === 0 ? 'null' : 'other'];
}

/** What OpenSSL refuses to read as a certificate is as malformed as what the strict reader refuses. */
function readCertificate(der: Uint8Array): Certificate {
  try {
    return parseCertificate(der);
  } catch (error) {
    throw error instanceof DerError ? error : new DerError('certificate');
  }
}
