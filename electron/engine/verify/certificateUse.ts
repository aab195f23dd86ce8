import type { X509Certificate } from 'node:crypto';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { type Certificate, subjectName } from './certificate.ts';
import { isStrongKey } from './certificatePath.ts';

/** Purposes of an extended key usage under which documents are signed. */
const signingPurposes: readonly string[] = [
  // anyExtendedKeyUsage, emailProtection (RFC 5280 §4.2.1.12), documentSigning (RFC 9336).
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  // Document signing of Microsoft, authentic documents of Adobe.
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
];

const weakSignatures: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'MD2',
  '1.2.840.113549.1.1.4': 'MD5',
  '1.2.840.113549.1.1.5': 'SHA-1',
  '1.2.840.10040.4.3': 'SHA-1',
  '1.2.840.10045.4.1': 'SHA-1',
};

const weakDigests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.2': 'MD2',
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
};

/** A digest algorithm by the name that people know, else by its number. */
export function digestName(oid: string): string {
  return weakDigests[oid] ?? oid;
}

/** Whether the certificate was issued for signing documents, whoever issued it: one finding for each reason against it. */
export function checkUse(signer: Certificate): Problem[] {
  const name = subjectName(signer);
  return unfitReasons(signer).map((reason) =>
    problem('signer-certificate-not-for-signing', { signer: name, reason }),
  );
}

/** `ca`, `key-usage`, `extended-key-usage`; []: nothing speaks against signing documents with it. */
export function unfitReasons({ keyUsage, extendedKeyUsage, isCa }: Certificate): readonly string[] {
  const reasons: string[] = [];
  if (isCa) reasons.push('ca');
  if (keyUsage !== null && !keyUsage.digitalSignature && !keyUsage.nonRepudiation) reasons.push('key-usage');
  if (extendedKeyUsage !== null && !extendedKeyUsage.some((oid) => signingPurposes.includes(oid)))
    reasons.push('extended-key-usage');
  return reasons;
}

/** Names the algorithm of every certificate below a root that no path may go over. */
export function weakAlgorithms(signer: Certificate, certificates: readonly Certificate[]): Problem[] {
  const all = [signer, ...certificates.filter(({ der }) => !Buffer.from(der).equals(signer.der))];
  return all.flatMap((certificate) => {
    const weak = [
      weakKey(certificate.x509),
      isSelfIssued(certificate) ? null : (weakSignatures[certificate.signatureAlgorithm] ?? null),
    ];
    return weak
      .filter((algorithm) => algorithm !== null)
      .map((algorithm) => problem('weak-certificate', { certificate: subjectName(certificate), algorithm }));
  });
}

function weakKey(x509: X509Certificate): string | null {
  if (isStrongKey(x509)) return null;
  const { asymmetricKeyType = '?', asymmetricKeyDetails } = x509.publicKey;
  const size = asymmetricKeyDetails?.modulusLength ?? asymmetricKeyDetails?.namedCurve ?? '';
  return `${asymmetricKeyType.toUpperCase()} ${size}`.trim();
}

/** How a certificate at the top is signed does not matter. */
function isSelfIssued({ issuer, subject }: Certificate): boolean {
  return Buffer.from(issuer).equals(subject);
}
