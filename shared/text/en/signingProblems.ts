import type { SigningProblems } from '../../problems/signingProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const signingProblems: ProblemTexts<SigningProblems> = {
  'p12-wrong-password': ({ file }) =>
    `The password of the certificate file ${file} is not right. The return has not been signed and nothing has changed. Switch off the Vietnamese keyboard, check Caps Lock and type the password again.`,
  'p12-unreadable': ({ file }) =>
    `${file} cannot be read as a PKCS#12 certificate file (.p12, .pfx). The return has not been signed. Choose the file handed out by the certificate issuer, or export it again from the computer that holds the private key.`,
  'p12-no-key': ({ file }) =>
    `${file} holds a certificate but no private key. The return has not been signed. Export the file again together with its private key.`,
  'p12-key-mismatch': ({ file }) =>
    `The private key in ${file} belongs to none of the certificates in it. The return has not been signed. Use a file that holds certificate and private key of the same person.`,
  'certificate-expired': ({ subject, notAfter }) =>
    `The certificate of ${subject} expired on ${notAfter}. The return has not been signed. Sign with a certificate that is still valid, or have it renewed by its issuer.`,
  'certificate-not-yet-valid': ({ subject, notBefore }) =>
    `The certificate of ${subject} is valid only from ${notBefore}. The return has not been signed. Check the date of this computer; if it is right, sign once the certificate is valid.`,
  'certificate-unreadable': ({ subject }) =>
    `The certificate ${subject} does not follow X.509, so a receiver could not check the signature. The return has not been signed. Ask the issuer for a new certificate.`,
  'certificate-key-unsupported': ({ algorithm }) =>
    `The certificate has a key of kind ${algorithm}, which this program cannot sign with. The return has not been signed. Use a certificate with an RSA key of 2048 bits or more, or a P-256 or P-384 key.`,
  'certificate-not-for-signing': ({ subject }) =>
    `The certificate of ${subject} was not issued for signing documents. The return has not been signed. Choose a certificate meant for digital signature or non-repudiation.`,
  'signature-too-large': ({ sizeBytes, limitBytes }) =>
    `The signature takes ${sizeBytes} bytes, more than the ${limitBytes} bytes kept for it in the file. The return has not been signed. Export the certificate file again with only the signer's certificate and those above it.`,
  'signature-field-filled': ({ field }) =>
    `The signature field ${field} already carries a signature. Nothing has been added and the file is as it was. Export the return again if it has to be signed anew.`,
  'pdf-not-signable': ({ rule }) =>
    `The PDF is not built in a way this program can sign (${rule}). Nothing has been written and the file is as it was. Export the return again from this program, then sign it.`,
};
