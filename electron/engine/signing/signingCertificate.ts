import type { X509Certificate } from 'node:crypto';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { type Certificate, commonName, parseCertificate, subjectName } from '../verify/certificate.ts';
import { DerError } from '../verify/der.ts';
import { keyDescription, signingAlgorithmOf } from './signer.ts';

/**
 * Whether a certificate may be signed with at all of the given times: key of a supported kind, validity, and key usage
 * digitalSignature or nonRepudiation when the certificate restricts its use.
 */
export function checkSigningCertificate(x509: X509Certificate, times: readonly Date[]): Result<null> {
  const certificate = readStrictly(x509);
  if (certificate === null) {
    return fail('certificate-unreadable', { subject: commonName(x509.subject) });
  }
  const subject = subjectName(certificate);
  const problems = [];
  if (signingAlgorithmOf(x509.publicKey) === null) {
    problems.push(problem('certificate-key-unsupported', { algorithm: keyDescription(x509.publicKey) }));
  }
  if (times.some((time) => time > certificate.notAfter)) {
    problems.push(problem('certificate-expired', { subject, notAfter: vietnameseDay(certificate.notAfter) }));
  }
  if (times.some((time) => time < certificate.notBefore)) {
    problems.push(
      problem('certificate-not-yet-valid', { subject, notBefore: vietnameseDay(certificate.notBefore) }),
    );
  }
  const usage = certificate.keyUsage;
  if (usage !== null && !usage.digitalSignature && !usage.nonRepudiation) {
    problems.push(problem('certificate-not-for-signing', { subject }));
  }
  return problems.length === 0 ? succeed(null) : failAll(problems);
}

/** Null for a certificate that the verifier of a signed return would not be able to read. */
function readStrictly(x509: X509Certificate): Certificate | null {
  try {
    return parseCertificate(x509.raw);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/** `dd/MM/yyyy` of a moment in Vietnam (UTC+7, no summer time). */
function vietnameseDay(moment: Date): string {
  const shifted = new Date(moment.getTime() + 7 * 3_600_000).toISOString();
  return `${shifted.slice(8, 10)}/${shifted.slice(5, 7)}/${shifted.slice(0, 4)}`;
}
