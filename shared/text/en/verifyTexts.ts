import type { SameShape } from '../sameShape.ts';
import type { verifyTexts as vietnamese } from '../vi/verifyTexts.ts';

export const verifyTexts: SameShape<typeof vietnamese> = {
  title: 'Check signed files',
  intro:
    'The app reads the file, checks its signatures and compares it with the data inside. The file is not changed.',
  choose: 'Choose files to check',
  chooseMore: 'Choose other files',
  checking: 'Checking…',
  results: 'Results',
  none: 'No file checked yet.',
  verdicts: {
    confirmed: 'valid',
    valid: 'matches',
    indeterminate: 'cannot be determined yet',
    invalid: 'does not match',
  },
  meaning: {
    confirmed:
      'The file is intact and complete, its signers are known, and no certificate is revoked by the lists imported.',
    valid:
      'The file is intact and complete, and its signers are known. What could not be checked is named below.',
    indeterminate: 'The file is intact, but it is not known whether the signer is who the certificate says.',
    invalid: 'Do not use this file as the official return. Ask the unit to send it again.',
  },
  signatures: 'Signatures',
  noSignatures: 'No signature.',
  roles: {
    preparer: 'Preparer',
    head: 'Head',
    agency: 'Agency',
    seal: 'Integrity seal',
    unknown: 'Role unknown',
  },
  signer: (name) => `Signer: ${name}`,
  signerUnknown: 'The name of the signer cannot be read',
  signedAt: (moment) => `Time in the signature: ${moment}`,
  noTime: 'The signature states no time',
  wholeFile: 'Covers the whole file',
  partOfFile: 'Does not cover the whole file',
  trusted: 'Signer known',
  notTrusted: 'Signer not known',
  unit: 'Unit',
  directive: 'Directive',
  figures: 'Figures',
  answered: (final, total, evidence) => `${final}/${total} items answered, ${evidence} evidence files`,
  problems: 'To be known',
  again: 'Check again',
  checks: 'Result of the check',
  intact: 'The content is as it was signed',
  notIntact: 'It cannot be proven that the content is intact',
  figuresProven: 'The figures inside can be read and are covered by a signature',
  revocationChecked: 'No certificate is revoked, by the revocation lists imported',
  revocationOpen: 'Revocation could not be checked',
  revocationOpenMore:
    'There is no revocation list of the issuer in use. Add one in Settings, or ask the issuer.',
  noTimestamp: 'No timestamp',
  noTimestampMore: "The time of signing is the clock of the signer's PC. Note the day of receipt.",
  next: 'What to do',
  todo: {
    confirmed: 'Note the day of receipt and keep the file. Its figures can be counted.',
    valid:
      'Look at what could not be checked, note the day of receipt and keep the file. Its figures can be counted.',
    indeterminate: 'Settle who signed, by the points named here, and check again before using the figures.',
    invalid: 'Do not use this file as the official return. Ask the unit to send it again.',
  },
  evidenceHint: (count) =>
    `The return lists ${count} evidence files. When a package or folder comes with it, compare it by the command verify --evidence.`,
  addRoots: 'Open the issuers',
  addRootsHint:
    'The signer leads to no trusted root certificate. Add the root certificate of the issuer and check again.',
  entered: 'Number and date entered by the clerk',
  enteredNumber: (number) => `No. ${number}`,
  noneEntered: 'not entered',
  certificate: (issuer, from, to) => `Certificate of ${issuer}, valid ${from} to ${to}`,
  identities: {
    known: 'Certificate confirmed for this unit',
    'first-seen': 'This certificate is seen for the first time for the unit',
    differs: 'The certificate differs from those confirmed for the unit',
  },
  identityMore: {
    'first-seen':
      'The issuer vouches for who the signer is, not that the person belongs to the unit. Compare the fingerprint with the unit by telephone or letter.',
    differs:
      'Ask the unit by another channel whether the signer or the certificate has changed. Do not accept the file until that is clear.',
  },
  confirmIdentity: 'Confirm the certificate',
  confirmIdentityOf: (signer) => `Confirm the certificate of ${signer}`,
  identityTitle: (unit) => `Does this certificate belong to ${unit}?`,
  identityAsk:
    'Read the fingerprint above to the unit by another channel (telephone, in person). Do not use a telephone number from this very file.',
  fingerprint: 'SHA-256 fingerprint',
  compared: 'The fingerprint was compared with the unit and agrees',
  comparedMissing: 'Compare the fingerprint with the unit, then tick this box.',
  confirm: 'Confirm',
  cancel: 'Cancel',
  added: 'Signature added with another program',
  showPlace: 'Show its place on the page',
  hidePlace: 'Hide the page',
  pageOf: (page) => `Page ${page}: the place of the signature is framed`,
  placeLoading: 'Opening the page…',
  placeMissing: 'The page cannot be opened: the file has changed or moved. Check the file again.',
  noPlace: 'This signature shows on no page',
  replaces: (file) => `Replaces ${file}, compared`,
  replacedBy: (file) => `Replaced by ${file}`,
  amendment: 'Amendment',
  amendmentNumber: (number) => `No. ${number}`,
  version: (version) => `Version ${version}`,
  summary: 'Summary',
  summaryFiles: (files, valid, open, invalid) =>
    `${files} files: ${valid} match, ${open} cannot be determined yet, ${invalid} do not match.`,
  summaryReturns: (returns, open) =>
    open === '0'
      ? `Figures of ${returns} returns, each counted once in its newest version.`
      : `Figures of ${returns} returns (${open} with a signer not known), each counted once in its newest version.`,
  summaryNone: 'No return with figures that a signature covers yet.',
  items: 'Items',
  evidence: 'Evidence',
};
