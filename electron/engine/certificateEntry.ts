import type { X509Certificate } from 'node:crypto';
import type { CertificateEntry } from '../../shared/domain/tokenEntry.ts';
import { keyDescription } from './signing/signer.ts';
import { checkSigningCertificate } from './signing/signingCertificate.ts';
import { commonName, parseCertificate } from './verify/certificate.ts';
import { DerError } from './verify/der.ts';

/** What a person chooses a certificate by. `now` is when it would be signed with. */
export function certificateEntry(
  certificateId: string,
  certificate: X509Certificate,
  now: Date,
): CertificateEntry {
  const checked = checkSigningCertificate(certificate, [now]);
  return {
    certificateId,
    subject: commonName(certificate.subject) || certificate.serialNumber,
    issuer: commonName(certificate.issuer),
    serial: certificate.serialNumber,
    validity: validityOf(certificate),
    key: keyDescription(certificate.publicKey),
    problems: checked.ok ? [] : checked.problems,
  };
}

function validityOf({ raw }: X509Certificate): CertificateEntry['validity'] {
  try {
    const { notBefore, notAfter } = parseCertificate(raw);
    return { notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() };
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
