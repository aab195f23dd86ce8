import { createHash } from 'node:crypto';
import type { SignerCertificate } from '../../../shared/domain/checkedFile.ts';
import { type Certificate, subjectName } from './certificate.ts';
import { placeOf } from './checkSignature.ts';
import { equalBytes, readDer } from './der.ts';
import { issuerName } from './rootFacts.ts';
import { findSignatureFields } from './signatureFields.ts';
import { readSignedData } from './signedData.ts';
import { readStrictPdf } from './strictPdf.ts';

/**
 * The signer's certificate of each signature field of a file, by the name of the field. It tells who is meant; that the signature
 * is theirs is what `verifyPdf` says. What cannot be read is left out.
 */
export function signerCertificates(bytes: Uint8Array): ReadonlyMap<string, SignerCertificate> {
  const found = new Map<string, SignerCertificate>();
  try {
    const strict = readStrictPdf(bytes);
    if (!strict.ok) return found;
    for (const { name, value } of findSignatureFields(strict.pdf).fields) {
      const place = value === null ? null : placeOf(name, value);
      if (place === null) continue;
      const certificate = signerOf(bytes, place.contents);
      if (certificate !== null) found.set(name, factsOf(certificate));
    }
  } catch {
    // A file that cannot be read has no certificates to show; why, `verifyPdf` has said already.
    return found;
  }
  return found;
}

function signerOf(bytes: Uint8Array, { start, end }: { start: number; end: number }): Certificate | null {
  try {
    const hex = Buffer.from(bytes.buffer, bytes.byteOffset + start + 1, end - start - 2).toString('latin1');
    const data = readSignedData(readDer(Buffer.from(hex, 'hex')).raw);
    const signer = data.certificates.find(
      ({ issuer, serial }) => equalBytes(issuer, data.signerIssuer) && equalBytes(serial, data.signerSerial),
    );
    return signer ?? null;
  } catch {
    return null;
  }
}

function factsOf(certificate: Certificate): SignerCertificate {
  return {
    sha256: createHash('sha256').update(certificate.der).digest('hex'),
    keySha256: createHash('sha256').update(certificate.spki).digest('hex'),
    subject: subjectName(certificate),
    issuer: issuerName(certificate),
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
  };
}
