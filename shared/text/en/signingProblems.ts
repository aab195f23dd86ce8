import type { SigningProblems } from '../../problems/signingProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { roleName } from './roleNames.ts';
import { unsuitableUses } from './unsuitableUses.ts';

export const signingProblems: ProblemTexts<SigningProblems> = {
  'p12-wrong-password': ({ file }) =>
    `The password of the certificate file ${file} is not right. The return has not been signed and nothing has changed. Switch off the Vietnamese keyboard, check Caps Lock and type the password again.`,
  'p12-unreadable': ({ file }) =>
    `${file} cannot be read as a PKCS#12 certificate file (.p12, .pfx). The return has not been signed. Choose the file handed out by the certificate issuer, or export it again from the computer that holds the private key.`,
  'p12-encryption-unsupported': ({ file }) =>
    `The certificate file ${file} is encrypted in a way that is not supported. The return was not signed. Export the file again where the private key is kept, encrypted with AES-256 or TripleDES.`,
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
  'return-not-numbered': () =>
    'Number or date of the return are still open. The agency has not signed and the file is as it was; nothing can be filled in behind its signature. Enter the number and date given by the clerk, then sign.',
  'document-line-not-open': ({ line }) =>
    `The file leaves no ${line} open for the clerk. The agency has not signed and the file is as it was. Sign without a ${line}, or export the return again with the agency's signature asked for and the ${line} left open.`,
  'document-number-too-long': ({ number }) =>
    `The number “${number}” is too long for the room left on the return. It was not entered and the file is as it was. Enter only the part before the symbol, for example 486.`,
  'pdf-not-signable': ({ rule }) =>
    `The PDF is not built in a way this program can sign (technical code ${rule}). Nothing has been written and the file is as it was. Export the return again from this program, then sign it.`,
  'return-not-as-exported': ({ found }) =>
    `The file is not as this program exported it: something on its pages or in the file cannot be compared with its data (technical code ${found.join(', ')}). A signature would stand for what nobody sees; the file was not signed and is as it was. Export the return again from this program and sign that file.`,
  'signed-with-other-name': ({ role, signer, printed }) =>
    `The certificate just used for the signature of ${roleName(role)} names ${signer}, the page prints ${printed}. The file is signed, but its recipient cannot tell who signed. If the wrong certificate was chosen, do not send this file: sign the file of before again; if the person is right, correct the printed name and export again.`,
  'signed-with-unfit-certificate': ({ role, signer, reason }) =>
    `The certificate ${signer}, just used for the signature of ${roleName(role)}, was not issued for signing documents: ${unsuitableUses[reason] ?? reason}. The file is signed, but recipients cannot accept the signer. Do not send this file, sign the file from before the signature with a certificate for signatures.`,
  'role-not-asked': ({ role }) =>
    `This return does not ask for the signature of ${roleName(role)}, so it has no field for that role. Nothing was written, the file is unchanged. Sign in the role of the certificate, or export the return again with this signature required.`,
  'token-absent': () =>
    'No signing token is plugged in. The return has not been signed. Plug the token in, wait a few seconds and try again; if it still does not show, choose the PKCS#11 library that belongs to it.',
  'token-not-found': ({ label, found }) =>
    `There is no token or certificate named ${label}. The return has not been signed. Choose one of the tokens that are plugged in: ${found.join(', ')}.`,
  'token-locked': ({ label }) =>
    `The token ${label} is locked because a wrong PIN was typed too often. The return has not been signed, and the token cannot sign until it is unlocked. Have its issuer unlock it; do not try any further PIN.`,
  'token-pin-wrong': ({ label, countLow, finalTry }) =>
    `The PIN of the token ${label} is not right. The return has not been signed and one try is used up. ${pinTriesLeft(countLow, finalTry)} Switch off the Vietnamese keyboard and check Caps Lock before typing it again.`,
  'token-pin-length': ({ minimum, maximum }) =>
    `A PIN has ${minimum} to ${maximum} characters. The return has not been signed; the PIN was not sent to the token, so no try is used up. Type the PIN again.`,
  'token-final-try': ({ label }) =>
    `The token ${label} has one try of the PIN left. The return has not been signed; a wrong PIN now locks the token. Go on only when you are sure of the PIN and confirm the last try; otherwise turn to the issuer.`,
  'token-removed': () =>
    'The token was pulled out, or another one put in, while signing. The return has not been signed and the file is as it was. Plug the right token in, leave it there until the end and try again.',
  'token-timeout': ({ seconds }) =>
    `The token did not answer within ${seconds} seconds, so signing was stopped. The return has not been signed and nothing has changed. Plug the token out and in and try again; if it happens again, reinstall the token's software.`,
  'token-module-unloadable': ({ module, reason }) =>
    `The token library ${module} cannot be used: ${moduleFaults[reason]}. The return has not been signed. Choose the 64-bit PKCS#11 library of the token's issuer, or reinstall the token's software.`,
  'token-driver-stopped': ({ module }) =>
    `The token library ${module} stopped suddenly. The return has not been signed and no data is affected. Plug the token out and in and try again; if it happens again, reinstall the token's software or choose another library.`,
  'token-stopped': () =>
    'Work with the token was stopped because the vault was locked. The return has not been signed and no file was written. Unlock the vault and sign again.',
  'certificate-store-unavailable': () =>
    'The certificate store of Windows cannot be used yet. The return has not been signed. Sign with a USB token, or export the unsigned PDF of the submitted return, sign it with the tool of your agency and take the signed file in again.',
  'token-no-certificate': ({ label }) =>
    `The token ${label} holds no certificate of a signer. The return has not been signed. Use a token that was issued with a certificate, or have its issuer put one on it.`,
  'token-certificate-ambiguous': ({ label, certificates }) =>
    `The name ${label} stands for several certificates: ${certificates.join(', ')}. The return has not been signed, because it is not clear which one is meant. Name exactly one certificate.`,
  'token-key-missing': ({ label }) =>
    `The token ${label} holds the certificate but not its private key. The return has not been signed. Choose another certificate, or have the issuer check the token.`,
  'token-key-mismatch': ({ label }) =>
    `What the token ${label} signed does not fit the chosen certificate. The return has not been signed and the file is as it was. Choose another certificate on the token, or have the issuer check it.`,
  'token-mechanism-missing': ({ label, mechanism }) =>
    `The token ${label} lacks the mechanism ${mechanism} that is needed for signing. The return has not been signed. Export the PDF unsigned and sign it with the issuer's own tool.`,
  'token-refused': ({ call, code }) =>
    `The token refused a request (${call}, code ${code}). The return has not been signed and the file is as it was. Plug the token out and in and try again; if it happens again, give this code to the issuer.`,
};

/** A standard token tells no number, only these two states. */
function pinTriesLeft(countLow: boolean, finalTry: boolean): string {
  if (finalTry) return 'One try is left: another wrong PIN locks the token.';
  return countLow ? 'Fewer tries are left than before.' : 'Tokens usually lock after 3 wrong PINs.';
}

const moduleFaults = {
  'wrong-architecture': 'it was made for another kind of computer (often 32-bit)',
  missing: 'the file is missing or cannot be read',
  'not-pkcs11': 'it is no PKCS#11 library',
} as const;
