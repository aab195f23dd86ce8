import type { UnlistedPlace } from '../../domain/unlistedTexts.ts';
import type { ChainRule, VerifyProblems } from '../../problems/verifyProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showSize, showVietnameseDay } from '../showFigures.ts';
import { roleName } from './roleNames.ts';
import { unsuitableUses } from './unsuitableUses.ts';

const askAgain = 'Ask the unit to send the original file again.';

const chainRules: Readonly<Record<ChainRule, string>> = {
  'original-invalid': 'that file is not valid',
  'original-broken': 'that file does not continue the one before it',
  return: 'another return',
  unit: 'another unit',
  directive: 'another directive',
  'directive-content': 'another wording of the directive',
  version: 'versions do not follow each other',
  'exported-at': 'another moment of export',
  earlier: 'exported before the return that it replaces',
  changes: 'its list of changes is not the difference between the two returns',
  number: 'numbers of amendments do not follow each other',
  sha256: 'its hash is not the one that the return names',
  gap: 'an amendment between them is missing',
};

const unlistedPlaces: Readonly<Record<UnlistedPlace, string>> = {
  quotes: 'the requirements quoted',
  sentences: 'title, opening or closing sentence',
  unit: 'name, place or symbol of the unit',
  directive: 'number or date of the directive',
  addressee: 'the addressee of the directive',
  preparer: 'the preparer',
  signer: 'the signer',
  distribution: 'the recipients of copies',
  sample: 'the mark of a sample',
};

export const verifyProblems: ProblemTexts<VerifyProblems> = {
  'not-a-pdf': () =>
    'The file is not a PDF. Nothing in it has been checked or counted. Choose the signed PDF of the return.',
  'file-unreadable': ({ file }) =>
    `${file} cannot be read. Its signature has not been checked. Check the path and the right to read it, close the program that has it open and check again.`,
  'returned-file-too-large': ({ file, limitBytes }) =>
    `${file} is larger than ${showSize(limitBytes, 'en')}, larger than any return, and is not read. Its signature has not been checked. Check that it is the right file; if it is, ask the unit to send its evidence separately.`,
  'file-empty': () => `The file is empty, 0 bytes long. It holds no return. ${askAgain}`,
  'no-signature': () =>
    'The file carries no signature and no seal. Nothing shows that its content is intact. Ask the unit to sign it and send it again.',
  'pdf-unparsable': () =>
    `The PDF is damaged or cut short. Its content cannot be relied on and its figures are not counted. ${askAgain}`,
  'file-asks-too-much': ({ part }) =>
    `The file asks for far more work than any return does (technical code ${part}), so the check stopped half way. Its content cannot be relied on and its figures are not counted. ${askAgain}`,
  'pdf-structure': ({ rule, offset }) =>
    `The PDF breaks the rule ${rule} (at byte ${offset}), so two programs could show two different documents. Its content cannot be relied on. ${askAgain}`,
  'xref-stream': () =>
    'The file uses cross-reference streams, which this program cannot check strictly. It cannot be said whether the file is intact. Ask the unit for the file this program exports.',
  'active-content': ({ kind }) =>
    `The file holds content that runs or changes when opened (${kind}). What is shown may differ from what was signed. ${askAgain}`,
  'file-altered': ({ field }) =>
    `The document was modified after signing (field ${field}). Its content cannot be relied on and its figures are not counted. ${askAgain}`,
  'later-revision': ({ field }) =>
    `Data was added to the file after the signature in field ${field}. The signer does not vouch for the addition. Ask the unit for the file as it was right after signing.`,
  'signature-malformed': ({ field, rule }) =>
    `The signature in field ${field} breaks the rule ${rule}. It proves nothing. Ask the unit to sign again with this program.`,
  'signature-value-wrong': ({ field }) =>
    `The signature value in field ${field} does not fit the signer's certificate. It was not made by that signer, or it was changed. ${askAgain}`,
  'bytes-after-cms': ({ field }) =>
    `There is foreign data behind the signature in field ${field}. The file was changed after signing. ${askAgain}`,
  'weak-digest': ({ field, algorithm }) =>
    `The signature in field ${field} uses the digest ${algorithm}, which is not safe. It proves nothing. Ask the unit to sign again with SHA-256.`,
  'signing-certificate-missing': ({ field }) =>
    `The signature in field ${field} does not name the certificate it was made with. The signer cannot be told. Ask the unit to sign again with this program.`,
  'certificate-swapped': ({ field }) =>
    `The certificate sent with the signature in field ${field} is not the one used when signing. The signature was changed. ${askAgain}`,
  'signature-field-unknown': ({ field }) =>
    `The signature field ${field} does not belong to a return. It is unclear whom it stands for. Ask the unit to export and sign again with this program.`,
  'signature-missing-role': ({ role }) =>
    `The signature of ${roleName(role)} is missing. The return does not carry all signatures it asks for. Ask the unit to complete the signatures and send it again.`,
  'payload-missing': () =>
    'The file carries no return data (return.json). Its figures cannot be counted. Ask the unit for the file this program exports.',
  'page-text-differs': ({ items }) =>
    `The pages say something else than the embedded data (return.json) at: ${items.join(', ')}. Do not count this file: which of the two is right is open. Ask the unit to export and sign the return again.`,
  'page-text-unread': ({ rule, page }) =>
    `The pages could not be read (technical code ${rule}${page === 0 ? '' : `, page ${page}`}), so they were not compared with the embedded data. This alone speaks against neither file nor signature. Compare by eye, or ask the unit to export it again.`,
  'payload-damaged': ({ rule }) =>
    `The return data in the file cannot be read (technical code ${rule}). Its figures cannot be counted. ${askAgain}`,
  'signer-unknown': ({ signer }) =>
    `The signer ${signer} is not known here: no trusted issuer stands behind the certificate. Who signed the file is open. Add the issuer's root certificate to those that are trusted and check again.`,
  'seal-not-pinned': ({ signer }) =>
    `The seal ${signer} is not recorded here. Which vault made the file is open. Confirm the fingerprint of the seal with the unit, add it to the list and check again.`,
  'signer-certificate-not-valid-then': ({ signer, notBefore, notAfter }) =>
    `The time of signing lies outside the validity of the certificate ${signer} (${showVietnameseDay(notBefore)} to ${showVietnameseDay(notAfter)}). The signer cannot be accepted. Ask the unit to sign again with a valid certificate.`,
  'signer-certificate-expired-since': ({ signer, notAfter }) =>
    `The certificate ${signer} expired on ${showVietnameseDay(notAfter)}, after the time of signing stated in the file. Without a timestamp it cannot be shown that it was still valid then. Use the result kept when the file was received.`,
  'signer-certificate-not-for-signing': ({ signer, reason }) =>
    `The certificate ${signer} was not issued for signing documents: ${unsuitableUses[reason] ?? reason}. The signer cannot be accepted. Ask the unit to sign again with a suitable certificate.`,
  'weak-certificate': ({ certificate, algorithm }) =>
    `The certificate ${certificate} uses an algorithm that is not safe any more (${algorithm}). The signer cannot be accepted. Ask the unit to sign again with a certificate of RSA 2048 bits or P-256 and SHA-256 at least.`,
  'certificate-constrained': ({ certificate, rule }) =>
    rule === 'names'
      ? `The issuer may not give certificates to the name ${certificate} (name constraints of the issuer). Whether the signature can be trusted is open. Ask the unit and the issuer before counting the file.`
      : `The certificate ${certificate} has a constraint that this program does not evaluate (${rule}). Whether the signature can be trusted is open. Check the signature with the issuer's tool before counting the file.`,
  'signer-name-differs': ({ field, signer, printed }) =>
    `The certificate in field ${field} names ${signer}, the pages name ${printed}. Whether the right person or agency signed is open. Ask the unit before counting the file.`,
  'signer-name-cut': ({ field, signer, printed }) =>
    `The certificate in field ${field} names ${signer}, the beginning of the printed name ${printed}: a certificate holds 64 characters of a name. The signature counts for this name. Where another agency has a name that begins alike, ask the unit.`,
  'signature-counted-once': ({ field, signer }) =>
    `The signature of ${signer} in field ${field} was made with the key of another signature of the file. Nobody signs for head and agency at once, so it counts for no role. Ask the unit to sign with a certificate of each person and agency.`,
  'one-key-for-two-roles': ({ field, signer, role, other }) =>
    `One key of ${signer} has signed for two roles: ${roleName(other)} and ${roleName(role)} (field ${field}). Nobody signs for head and agency at once: the signature in this field does not count, that of the ${roleName(role)} is still missing. Ask the unit to sign again, each role with a certificate of its own.`,
  'signature-shows-other': ({ field, signer, shown }) =>
    shown === ''
      ? `What is drawn in field ${field} is not what this program draws for a signature of ${signer}. The page may mislead about who signed: do not use this file as the official report. Ask the unit, and to sign again from the original.`
      : `Field ${field} says “${shown}”, which is not the certificate and time of its signature (signer: ${signer}). The page is wrong about who signed or when: do not use this file as the official report. Ask the unit, and to sign again from the original.`,
  'signature-name-not-shown': ({ field, signer }) =>
    `The name ${signer} was not found in what another program drew in field ${field}. ${signer} is the one who signed, whatever name the page shows. Compare the name on the page with this one; if they differ, ask the unit.`,
  'claimed-time-missing': ({ field }) =>
    `The signature in field ${field} states no time of signing. It cannot be compared with the validity of the certificate. Ask the unit to sign again with this program.`,
  'claimed-time-in-future': ({ field, signedAt }) =>
    `The time of signing in field ${field} (${showVietnameseDay(signedAt)}) lies after the time of this check. The clock of one of the two computers is wrong. Check the date of this computer and ask the unit.`,
  'signing-time-attribute': ({ field }) =>
    `The signature in field ${field} states its time once more, in a way outside the PAdES baseline. The result of the check is the same. Go by the time of signing stated in the file.`,
  'unsigned-attributes': ({ field }) =>
    `The signature in field ${field} comes with data that is not signed (such as a timestamp) and is not checked by this program. Nothing can be concluded about it. Check it with the tool of the certificate issuer as well.`,
  'revocation-not-checked': ({ signer }) =>
    `Whether the certificate ${signer} was revoked could not be checked: no revocation list that still holds fits this certificate. Revocation stays open. Add the issuer's newest list and check again, or look up the certificate at its issuer.`,
  'no-timestamp': ({ field }) =>
    `The signature in field ${field} has no timestamp that this program can check. The time of signing is that of the signer's computer. Note the day of receipt and keep this result with the file.`,
  'not-official-signature': ({ signer }) =>
    `The signature of ${signer} is not recognised as an official-duty digital signature by the root certificates imported. This result does not say whether it has the force of one. Where legal force is needed, check who issued the certificate, or ask for a copy signed with an official-duty certificate.`,
  'returned-evidence-missing': ({ file }) =>
    `The evidence file ${file} listed in the return is not there. It cannot be compared. Ask the unit to send it.`,
  'returned-evidence-altered': ({ file }) =>
    `The evidence file ${file} differs from the one listed in the return (SHA-256 does not match). Do not use it as evidence. Ask the unit to send the right file.`,
  'returned-evidence-unreadable': ({ file }) =>
    `The evidence file ${file} cannot be read. It cannot be compared. Check the right to read it and the disk, then check again.`,
  'embedded-evidence-altered': ({ file }) =>
    `The evidence file ${file} embedded in the PDF differs from the one listed in the return. Do not use this return and its evidence. Ask the unit for the file as it was right after signing.`,
  'embedded-evidence-missing': ({ file }) =>
    `The return says that the evidence file ${file} is embedded, but the PDF does not hold it. It cannot be compared. Ask the unit for the file as it was right after signing.`,
  'embedded-evidence-unlisted': ({ file }) =>
    `The PDF holds a file ${file} that the return does not list. Nobody knows who added it: do not open it or use it as evidence. Ask the unit to export and send the return again.`,
  'package-damaged': ({ file, rule }) =>
    `The evidence package ${file} is damaged or cannot be read safely (technical code ${rule}). None of its evidence can be compared. Ask the unit for the package again and do not unpack this one.`,
  'package-password-missing': ({ file }) =>
    `The evidence package ${file} is encrypted with a password. Nothing was verified. Write the password to a file, name it behind --package-password-file and verify again.`,
  'package-wrong-password': ({ file }) =>
    `The password does not open the evidence package ${file}. Nothing was verified. Ask the sender and enter the right password.`,
  'roots-unreadable': ({ file }) =>
    `${file} cannot be read as a root certificate (PEM or DER). The check has not been made. Take the file out of the folder of roots or replace it by the right one.`,
  'roots-folder-missing': ({ dir }) =>
    `The folder of root certificates ${dir} cannot be read. Nothing was verified. Check the path behind --roots, then verify again.`,
  'roots-empty': ({ dir }) =>
    `The folder ${dir} holds no root certificate. No signer can be accepted. Copy the issuer's root certificate (.pem, .crt, .cer) into it and check again.`,
  'pins-unreadable': ({ file }) =>
    `The list of seal fingerprints ${file} cannot be read. The check has not been made. Each line holds one SHA-256 value of 64 hexadecimal digits, or the file is a JSON array of them.`,
  'revision-refused': ({ revision, rule }) =>
    `Update number ${revision} of the file changes more than is allowed after signing (technical code ${rule}). What is shown may differ from what was signed, and its figures are not counted. Ask the unit for the file as it was right after signing.`,
  'added-elsewhere': ({ field, signer, page, rect }) =>
    `The signature of ${signer} was added with another program, in field ${field}${page === 0 ? ', shown on no page' : `, page ${page}, area ${rect}`}. Nothing before it was changed, but the file does not say in which capacity this person signed, and the picture of the signature may hide a part of the page. Compare the name and look at that area.`,
  'filled-elsewhere': ({ field, signer, page, rect }) =>
    `The signature field ${field} (page ${page}, place ${rect}) was signed by ${signer} with another program. The signature counts for the role of the field. Look at its picture on the page before counting the file.`,
  'covering-appearance': ({ field, page, rect }) =>
    `The picture of the signature in field ${field} hides a large part of page ${page} (area ${rect}). What it hides cannot be read as it was signed. Ask the unit to sign again with a smaller picture.`,
  'entered-text-differs': ({ field }) =>
    `The field ${field} shows another text than its value says, or one that cannot be read. Which number or date counts is open, so do not count this file. Ask the unit to export, fill in and sign the return again with this program.`,
  'original-not-continued': () =>
    'The signed file does not begin with exactly the file this program exported. It cannot be shown that what was signed is what was exported. Sign the exported file again, with a tool that only appends signatures.',
  'certificate-revoked': ({ signer, revokedAt }) =>
    `The certificate ${signer} was revoked on ${showVietnameseDay(revokedAt)}. Without a timestamp it cannot be shown that the file was signed before, so the signature is not accepted. Ask the unit to sign again with a certificate that is in force.`,
  'crl-unreadable': ({ file }) =>
    `${file} cannot be read as a revocation list (PEM or DER). The check has not been made. Take the file out of the folder of revocation lists or replace it by the right one.`,
  'crls-folder-missing': ({ dir }) =>
    `The folder of revocation lists ${dir} cannot be read. Nothing was verified. Check the path behind --crls, then verify again.`,
  'amendment-original-missing': ({ version, sha256 }) =>
    `This return replaces version ${version} (SHA-256 ${sha256}), and that file is not part of this check. The two have not been compared. Verify again together with the file received before.`,
  'amendment-chain-broken': ({ file, rule }) =>
    `The amended return does not continue the file ${file} (${chainRules[rule]}). The chain of returns is broken: what is replaced is unknown. Ask the unit to amend the file it sent.`,
  'amendment-forked': ({ file }) =>
    `This return and the file ${file} replace the same return with different content. Which one holds is open; count neither. Ask the unit to confirm in writing which one it keeps.`,
  'return-forked': ({ file }) =>
    `This return and the file ${file} are different versions of one return, and neither continues the other. Which one holds is open; count neither. Ask the unit to confirm in writing which one it keeps.`,
  'amendment-behind-fork': ({ file }) =>
    `This return continues the file ${file}, one of several different versions of one return. Which one holds is open; do not count this file. Ask the unit to confirm in writing which one it keeps.`,
  'amendment-fewer-signatures': ({ file, roles }) =>
    `This return does not ask for the signature of ${roles.map(roleName).join(', ')}, as the file ${file} that it replaces did. Whether those who signed before agree to the replacement is open. Ask the unit before you count it.`,
  'amendment-unlisted': ({ file, places }) =>
    `Besides the changes it lists, this return differs from the file ${file} in: ${places.map((place) => unlistedPlaces[place]).join('; ')}. Its annex of changes says nothing of them; the outcome of the check stays as it is. Compare the two returns, and ask the unit where it is not clear.`,
  'amendment-claimed': ({ file }) =>
    `The signer of file ${file} is not known, and it says that it replaces this return or the one that this file replaces. Anybody can make such a file, so the result for this file stays. Do not count that file; ask the unit by another channel.`,
  'amendment-superseded': ({ file }) =>
    `This return has been replaced by the file ${file}. The outcome of the check stays as it is. Count the newest return.`,
};
