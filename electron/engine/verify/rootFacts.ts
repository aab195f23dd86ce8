import { createHash } from 'node:crypto';
import type { RootFacts } from '../../../shared/domain/trust.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { type Certificate, commonName, subjectName } from './certificate.ts';
import { isStrongKey } from './certificatePath.ts';
import { equalBytes } from './der.ts';

/** MD2, MD5 and SHA-1 with RSA, DSA or ECDSA: no signature to rely on. */
const weakSignatures = [
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.4',
  '1.2.840.113549.1.1.5',
  '1.2.840.10040.4.3',
  '1.2.840.10045.4.1',
];

/** What a person is shown of a root. `now` decides whether it is valid. */
export function rootFacts(certificate: Certificate, now: Date): RootFacts {
  const { x509, der, notBefore, notAfter, signatureAlgorithm } = certificate;
  return {
    sha256: createHash('sha256').update(der).digest('hex'),
    subject: subjectName(certificate),
    issuer: issuerName(certificate),
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    key: keyName(x509.publicKey.asymmetricKeyType, x509.publicKey.asymmetricKeyDetails),
    isSelfSigned: isSelfIssued(certificate),
    hasWeakSignature: weakSignatures.includes(signatureAlgorithm),
    validity: now > notAfter ? 'expired' : now < notBefore ? 'not-yet' : 'now',
  };
}

/** Why a certificate can never be a root here; null when it can. */
export function refusedRoot(certificate: Certificate, file: string): Problem | null {
  const subject = subjectName(certificate);
  if (!certificate.isCa || certificate.keyUsage?.keyCertSign === false)
    return problem('root-not-ca', { file, subject });
  const { x509 } = certificate;
  if (!isStrongKey(x509)) {
    const { asymmetricKeyType, asymmetricKeyDetails } = x509.publicKey;
    return problem('root-weak-key', { file, subject, key: keyName(asymmetricKeyType, asymmetricKeyDetails) });
  }
  if (isSelfIssued(certificate) && !x509.verify(x509.publicKey))
    return problem('root-signature-wrong', { file, subject });
  return certificate.unsupportedExtensions.length > 0 ? problem('root-not-usable', { file, subject }) : null;
}

/** Common name of the issuer, or the whole name on one line. */
export function issuerName({ x509 }: Certificate): string {
  return commonName(x509.issuer);
}

function isSelfIssued({ issuer, subject }: Certificate): boolean {
  return equalBytes(issuer, subject);
}

function keyName(
  type: string | undefined,
  details: { readonly modulusLength?: number; readonly namedCurve?: string } | undefined,
): string {
  if (type === 'rsa') return `RSA ${details?.modulusLength ?? 0}`;
  return type === 'ec' ? `EC ${details?.namedCurve ?? '?'}` : (type ?? '?').toUpperCase();
}
