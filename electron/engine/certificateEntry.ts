import type { X509Certificate } from 'node:crypto';
import type { CertificateEntry } from '../../shared/domain/tokenEntry.ts';
import { keyDescription } from './signing/signer.ts';
import { checkSigningCertificate } from './signing/signingCertificate.ts';
import { commonName } from './verify/certificate.ts';

/** What a person chooses a certificate by. `now` is when it would be signed with. */
export function certificateEntry(
  certificateId: string,
  certificate: X509Certificate,
  now: Date,
): CertificateEntry {
  const checked = checkSigningCertificate(certificate, [now]);
  return {
    certificateId,
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    serial: certificate.serialNumber,
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
    key: keyDescription(certificate.publicKey),
    problems: checked.ok ? [] : checked.problems,
  };
}
