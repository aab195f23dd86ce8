import { createHash, verify } from 'node:crypto';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import type { Certificate } from './certificate.ts';
import { digestName } from './certificateUse.ts';
import { childrenOf, DerError, derTags, equalBytes, expectTag, readDer, readOid } from './der.ts';
import { readSignedData, type SignedData } from './signedData.ts';

export interface CheckedCms {
  /** Null when the CMS could not be read or names no certificate it carries. */
  readonly signer: Certificate | null;
  readonly certificates: readonly Certificate[];
  /** Findings on integrity; [] or notes only when the signature holds for the bytes. */
  readonly problems: readonly Problem[];
}

const digests: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** The kind of the key in the place of the algorithm (iText before 8), as `rsaEncryption` is. */
const ecPublicKey = '1.2.840.10045.2.1';
/** Known pairs of key kind and signature algorithm with the digest each goes with; null leaves the digest to the CMS. */
const signatureKinds: Readonly<Record<string, { key: 'rsa' | 'ec'; digest: string | null }>> = {
  '1.2.840.113549.1.1.1': { key: 'rsa', digest: null },
  '1.2.840.113549.1.1.11': { key: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', digest: 'sha512' },
  [ecPublicKey]: { key: 'ec', digest: null },
  '1.2.840.10045.4.3.2': { key: 'ec', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', digest: 'sha512' },
};

const attributeOids = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
};
const dataOid = '1.2.840.113549.1.7.1';

/** `pkcs7` is the older form, `adbe.pkcs7.detached`: it need not name the signer's certificate among the signed attributes. */
export type CmsForm = 'cades' | 'pkcs7';

/**
 * Checks a CMS in its slot against the signed bytes: structure, digest, the three signed attributes, signature value and zero
 * filling behind it (SIGNING.md, "Each signature"). Trust in the signer is another matter.
 */
export function checkCms(
  field: string,
  slot: Uint8Array,
  signedParts: readonly Uint8Array[],
  form: CmsForm = 'cades',
): CheckedCms {
  try {
    const element = readDer(slot);
    const filling = slot.subarray(element.raw.length);
    const data = readSignedData(element.raw);
    const signer = data.certificates.find(
      ({ issuer, serial }) => equalBytes(issuer, data.signerIssuer) && equalBytes(serial, data.signerSerial),
    );
    if (signer === undefined) return unreadable(field, 'signer-certificate');
    const problems = checkSigner(field, data, signer, signedParts, form);
    if (filling.some((byte) => byte !== 0)) problems.push(problem('bytes-after-cms', { field }));
    return { signer, certificates: data.certificates, problems };
  } catch (error) {
    if (error instanceof DerError) return unreadable(field, 'cms');
    throw error;
  }
}

function unreadable(field: string, rule: string): CheckedCms {
  return { signer: null, certificates: [], problems: [problem('signature-malformed', { field, rule })] };
}

function checkSigner(
  field: string,
  data: SignedData,
  signer: Certificate,
  signedParts: readonly Uint8Array[],
  form: CmsForm,
): Problem[] {
  const digest = digests[data.digestAlgorithm];
  if (digest === undefined)
    return [problem('weak-digest', { field, algorithm: digestName(data.digestAlgorithm) })];
  const problems: Problem[] = [];
  const malformed = (rule: string) => problems.push(problem('signature-malformed', { field, rule }));

  const hash = createHash(digest);
  for (const part of signedParts) hash.update(part);
  const messageDigest = onlyValue(data, attributeOids.messageDigest);
  if (messageDigest === null) malformed('message-digest');
  else if (!equalBytes(expectTag(messageDigest, derTags.octetString).content, hash.digest())) {
    problems.push(problem('file-altered', { field }));
  }
  const contentType = onlyValue(data, attributeOids.contentType);
  if (contentType === null || readOid(contentType) !== dataOid) malformed('content-type');

  if (form === 'cades' || data.attributes.has(attributeOids.signingCertificateV2))
    problems.push(...checkSigningCertificate(field, data, signer));
  if (form === 'cades' && data.attributes.has(attributeOids.signingTime))
    problems.push(problem('signing-time-attribute', { field }));
  if (data.hasUnsignedAttributes) problems.push(problem('unsigned-attributes', { field }));

  const kind = signatureKinds[data.signatureAlgorithm];
  const keyFits = kind !== undefined && signer.x509.publicKey.asymmetricKeyType === kind.key;
  const digestFits = kind !== undefined && (kind.digest === null || kind.digest === digest);
  const mayHaveNull = kind?.key === 'rsa' || data.signatureAlgorithm === ecPublicKey;
  const mayHaveNone = kind?.key === 'ec';
  const { signatureParameters: parameters } = data;
  const parametersFit = (parameters === 'null' && mayHaveNull) || (parameters === 'none' && mayHaveNone);
  if (!keyFits || !digestFits || !parametersFit) {
    malformed('signature-algorithm');
  } else if (!verify(digest, data.signedAttributes, signer.x509.publicKey, data.signature)) {
    problems.push(problem('signature-value-wrong', { field }));
  }
  return problems;
}

/** RFC 5035: the signed hash of the signer's certificate keeps it from being exchanged for another one with the same key. */
function checkSigningCertificate(field: string, data: SignedData, signer: Certificate): Problem[] {
  const attribute = onlyValue(data, attributeOids.signingCertificateV2);
  if (attribute === null) return [problem('signing-certificate-missing', { field })];
  const [list] = childrenOf(expectTag(attribute, derTags.sequence));
  const [first] = childrenOf(expectTag(list, derTags.sequence));
  const parts = childrenOf(expectTag(first, derTags.sequence));
  const named = parts[0]?.tag === derTags.sequence ? parts.shift() : undefined;
  const digest = named === undefined ? 'sha256' : digests[readOid(childrenOf(named)[0])];
  const [certificateHash, issuerSerial] = parts;
  if (digest === undefined) return [problem('weak-digest', { field, algorithm: 'signing-certificate-v2' })];
  const fits =
    equalBytes(
      expectTag(certificateHash, derTags.octetString).content,
      createHash(digest).update(signer.der).digest(),
    ) &&
    (issuerSerial === undefined ||
      namesCertificate(expectTag(issuerSerial, derTags.sequence).content, signer));
  return fits ? [] : [problem('certificate-swapped', { field })];
}

/** IssuerSerial: GeneralNames with one directoryName, then the serial number. */
function namesCertificate(content: Uint8Array, signer: Certificate): boolean {
  const names = readDer(content);
  const serial = readDer(content.subarray(names.raw.length));
  const [name, ...more] = childrenOf(expectTag(names, derTags.sequence));
  const directoryName = expectTag(name, 0xa4).content;
  return (
    more.length === 0 &&
    equalBytes(directoryName, signer.issuer) &&
    equalBytes(expectTag(serial, derTags.integer).content, signer.serial)
  );
}

function onlyValue(data: SignedData, oid: string) {
  const values = data.attributes.get(oid);
  return values?.length === 1 ? (values[0] ?? null) : null;
}
