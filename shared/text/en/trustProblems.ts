import type { TrustProblems } from '../../problems/trustProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showMoment, showSize } from '../showFigures.ts';
import { trustTexts } from './trustTexts.ts';

const nothingTrusted = 'It was not added to the trusted ones.';

export const trustProblems: ProblemTexts<TrustProblems> = {
  'root-file-unreadable': ({ file }) =>
    `File “${file}” cannot be read as a certificate (PEM, DER, CER, CRT, P7B). None of its certificates was added. Download it again from the issuer and choose it again.`,
  'crl-file-unreadable': ({ file }) =>
    `File “${file}” cannot be read as a revocation list (CRL). The list was not added. Download it again from the issuer and choose it again.`,
  'trust-file-too-large': ({ file, limitBytes }) =>
    `File “${file}” is larger than ${showSize(limitBytes, 'en')}. It was not read. Choose the file that the issuer has published.`,
  'root-not-ca': ({ file, subject }) =>
    `Certificate “${subject}” in “${file}” does not belong to an issuer (CA). ${nothingTrusted} Choose the root certificate of the issuer, not that of a signer or a web site.`,
  'root-weak-key': ({ file, subject, key }) =>
    `Certificate “${subject}” in “${file}” has a weak key (${key}). ${nothingTrusted} Get the present root certificate of the issuer: RSA of at least 2048 bits or ECDSA of at least 256.`,
  'root-signature-wrong': ({ file, subject }) =>
    `The signature of certificate “${subject}” in “${file}” over itself does not match. ${nothingTrusted} The file is damaged or was changed; download it again from the issuer.`,
  'root-not-usable': ({ file, subject }) =>
    `Certificate “${subject}” in “${file}” sets limits that this program cannot check. ${nothingTrusted} Use the root certificate above this issuer.`,
  'root-not-offered': () =>
    'The certificate is no longer among those that were read. Nothing more is trusted. Choose the certificate file again and confirm.',
  'crl-partial': ({ file, issuer }) =>
    `The revocation list of “${issuer}” in “${file}” is only a part of the complete list. It was not added. Download the complete list from the issuer.`,
  'crl-older': ({ issuer, thisUpdate, kept }) =>
    `The revocation list of “${issuer}” of ${showMoment(thisUpdate)} is not newer than the one kept (${showMoment(kept)}). The one kept stays in use. Download the newest list from the issuer.`,
  'trust-full': ({ limit }) =>
    `There are ${limit} entries already. The new one was not added. Remove entries that are no longer used in Settings and try again.`,
  'trust-entry-unknown': () =>
    'This entry is no longer in the list. Nothing has changed. Open Settings again to see the present list.',
  'identity-not-proven': ({ file }) =>
    `This signature in “${file}” is not recognised, so its certificate cannot be confirmed for the unit. Nothing was recorded. Settle the points named for the file, check again, then confirm.`,
  'units-unreadable': ({ file }) =>
    `The file of confirmed certificates of units (${file}) cannot be read. No signer was compared with a unit, and the file is as it was. Check the path, or take the file from a backup.`,
  'certificate-not-the-shown': ({ file, field }) =>
    `The certificate in field ${field} of ${file} has another fingerprint than was typed. Nothing was recorded. Compare the fingerprint with the unit again; if the unit names another one, do not accept the file.`,
  'dropped-too-many': ({ count, limit }) =>
    `${count} files were dropped; ${limit} can be dropped at once. None of them was checked. Drop fewer at a time, or choose them by the button “Choose files to check”.`,
  'dropped-too-large': ({ sizeBytes, limitBytes }) =>
    `The dropped files have ${showSize(sizeBytes, 'en')}, more than ${showSize(limitBytes, 'en')}. None of them was checked. Choose them by the button “Choose files to check”.`,
  'checked-file-gone': () =>
    'The result for this file is no longer kept. Nothing was recorded. Choose the file and check it again.',
  'signer-first-seen': ({ signer, unit, role }) =>
    `Certificate “${signer}” is seen for the first time in the signature of ${trustTexts.rolesOf[role]}, ${unit}. Nobody has confirmed yet that it belongs to the unit. Compare the fingerprint by telephone or another channel, then confirm it.`,
  'signer-confirmation-damaged': ({ signer, unit, role }) =>
    `Rows of the confirmed certificates in the vault are damaged, so it is not known whether certificate “${signer}” in the signature of ${trustTexts.rolesOf[role]}, ${unit}, is new, was confirmed, or differs from the one confirmed. It is open whether the signer belongs to the unit. Compare the fingerprint with the unit by another channel and confirm it again, or restore the vault from a backup.`,
  'signer-differs': ({ signer, unit, role }) =>
    `Certificate “${signer}” in the signature of ${trustTexts.rolesOf[role]} is not one that was confirmed for ${unit}. It is open whether the signer belongs to the unit. Ask the unit by another channel: if the signer or the certificate has changed, compare the fingerprint and confirm it; if not, do not accept the file.`,
};
