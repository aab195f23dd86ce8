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
    incomplete: 'signatures missing',
    unread: 'could not be read',
    sealed: 'integrity seal matches, no signature of the agency',
    unsigned: 'print copy or unsigned copy, no digital signature',
    invalid: 'does not match',
  },
  meaning: {
    confirmed:
      'The file is intact and complete, its signers are known, and no certificate is revoked by the lists imported.',
    valid:
      'The file is intact and complete, and its signers are known. What could not be checked is named below.',
    incomplete: 'The content is as it was signed.',
    unread: 'Nothing of this file could be checked.',
    sealed: 'The file is intact since it was sealed. Nobody of the office has signed it.',
    unsigned: 'There is no signature or seal to check.',
  },
  /** Per cause of a verdict that is not `valid`: what it means, and what to do. */
  causes: {
    unusable: {
      meaning: 'Do not use this file as the official return.',
      todo: 'Ask the unit for the original file, or to export and sign it anew. Do not count its figures.',
    },
    'two-contents': {
      meaning:
        'Pages and the data with them say different things; neither counts as the content of the return.',
      todo: 'Ask the unit to export and sign the return anew. Do not count its figures.',
    },
    revoked: {
      meaning: 'The file was not altered, but the certificate was revoked, so the signature is not accepted.',
      todo: 'Ask the unit to sign again with a certificate that is in force. Do not count its figures.',
    },
    chain: {
      meaning: 'The file was not altered, but does not continue the return that it replaces.',
      todo: 'Ask the unit to make the amendment anew from the file it sent before. Do not count its figures.',
    },
    evidence: {
      meaning: 'The file was not altered, but the evidence that came with it is not what the return lists.',
      todo: 'Ask the unit for all evidence as it is listed and compare again. Do not count its figures yet.',
    },
    structure: {
      meaning:
        'This program cannot read the structure of the file, so it is open whether the file is intact.',
      todo: 'Ask the unit for the file that the program exported. Do not use its figures yet.',
    },
    pages: {
      meaning: 'The file was not altered, but its pages were not compared with the data.',
      todo: 'Compare pages and data by eye, or ask the unit to export the return again, before using the figures.',
    },
    forked: {
      meaning:
        'The signatures match, but there are different versions of one return, and it is open which of them counts.',
      todo: 'Ask the unit to confirm in writing which return stands. Count none of them yet.',
    },
    'other-signer': {
      meaning: 'The signatures match, but a certificate is not the one confirmed for the unit.',
      todo: 'Ask the unit through another channel whether signer or certificate have changed, before using the figures.',
    },
    'unknown-signer': {
      meaning: 'The signatures match, but it is not known whether the signer is who the certificate says.',
      todo: "Add the issuer's root certificate to those that are trusted and check again, before using the figures.",
    },
    'other-name': {
      meaning: 'The signatures match, but the name in a certificate is not the one on the pages.',
      todo: 'Ask the unit who signed, before using the figures.',
    },
    'unfit-certificate': {
      meaning: "The signatures match, but the signer's certificate does not meet what is asked of one.",
      todo: 'Look at what is said of the certificate, ask the unit to sign with a fitting one or ask its issuer, before using the figures.',
    },
    expired: {
      meaning:
        'The signatures match, but a certificate has expired since, so that nothing proves it was signed in time.',
      todo: 'Use the result kept when the file was received; without one, ask the unit to sign again.',
    },
    'unpinned-seal': {
      meaning: 'The seal matches, but it is not known which vault made it.',
      todo: 'Compare the fingerprint of the seal with the unit through another channel, record the seal and check again.',
    },
    attributes: {
      meaning: 'The signatures match, but carry unsigned data that this program does not check.',
      todo: "Check the file with the tool of the certificate's issuer as well, before using the figures.",
    },
    'no-time': {
      meaning: 'The signatures match, but state no time to compare with the validity of the certificate.',
      todo: 'Ask the unit to sign again with this program, before using the figures.',
    },
    'fewer-signatures': {
      meaning: 'The signatures match, but the return asks for fewer of them than the one it replaces.',
      todo: 'Ask the unit about the signatures no longer asked for, before using the figures.',
    },
    confirmation: {
      meaning: 'The signatures match, but it is unclear whether the certificate was confirmed for the unit.',
      todo: 'Compare the fingerprint of the certificate with the unit through another channel and confirm it again, before using the figures.',
    },
  },
  sealUnknown:
    'The file is intact since it was sealed, but it is not known which vault sealed it. A seal stands for no signature of the agency.',
  incomplete: (roles) => `signatures missing: ${roles}`,
  oneKeyTodo:
    'One key has signed for two roles. Ask the unit to sign again, each role with a certificate of its own, and to send the file again. Do not count its figures yet.',
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
  earlierPart: 'Covers what was there when it was made; the next signature covers the rest',
  broken: 'No longer matches the file',
  trusted: 'Signer known',
  notTrusted: 'Signer not known',
  unit: 'Unit',
  directive: 'Directive',
  figures: 'Figures',
  again: 'Check again',
  checks: 'Result of the check',
  content: {
    'as-signed': 'The content is as it was signed',
    'two-contents': 'The file is as it was signed, but its pages and the data with it are not one content',
    unproven: 'It cannot be proven that the content is intact',
  },
  brokenSignatures: (signatures) => `No longer matching: ${signatures}.`,
  signatureOf: (role, signer) => `${role} (${signer})`,
  figuresProven: 'The figures inside can be read and are covered by a signature',
  figuresSealed: 'The figures are proven by the seal, but not counted because nobody has signed the file',
  figuresNotCounted: 'The figures are covered by a signature, but this file is not counted yet',
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
    incomplete:
      'Ask the unit to add the missing signatures and send the file again. Do not count its figures yet.',
    sealed: 'Ask the unit for the file signed by its head or agency. Do not count its figures yet.',
    unsigned:
      'Compare it with the paper that was signed and stamped, or ask the unit for the signed file. Do not count its figures.',
    unread: 'Make the file readable on this PC and check it again. Nothing is said of it yet.',
  },
  confirmFirst: (count) =>
    `Confirm ${count} certificates seen for the first time for this unit, listed under Signatures.`,
  evidenceHint: (count) =>
    `The return lists ${count} evidence files. When a package or folder comes with it, compare it here.`,
  compare: {
    title: 'Compare the evidence that came',
    folder: 'Choose a folder',
    package: 'Choose a ZIP or age package',
    of: (button, file) => `${button} with the evidence of ${file}`,
    passphrase: (place) => `Passphrase of ${place}`,
    passphraseHint: 'The unit sends the passphrase by another channel. It is not kept.',
    passphraseMissing: 'Enter the passphrase of the package.',
    open: 'Open and compare',
    working: 'Comparing…',
    allFound: (place, count) => `${place}: all ${count} listed files are there and match by SHA-256`,
    found: (place, ok, count) => `${place}: ${ok} of ${count} listed files match`,
    files: 'Listed evidence files',
    columns: { number: 'No.', name: 'File name', state: 'Result' },
    states: {
      ok: 'matches',
      embedded: 'inside the PDF, matches',
      missing: 'missing',
      altered: 'differs from the listed file',
      unreadable: 'cannot be read',
    },
    extra: (names) => `Not listed, not to be used as evidence: ${names}`,
  },
  explain: 'Explain each check',
  explainHide: 'Hide the checks',
  explainOf: (button, file) => `${button}: ${file}`,
  drop: 'Or drag PDF files onto this screen.',
  dropNow: 'Drop the files to check them',
  dropNone: 'There is no PDF file among those dropped.',
  damagedTrust: 'A part of whom this vault trusts is damaged; the check was made without it',
  totals: {
    save: 'Save the totals (CSV)',
    saved: (file) => `${file} was saved.`,
    fileName: 'totals-of-returns.csv',
    columns: {
      file: 'File',
      verdict: 'Result of the check',
      unitCode: 'Unit code',
      unitName: 'Unit',
      directive: 'Directive',
      number: 'Number',
      date: 'Date',
      version: 'Version',
      replacedBy: 'Replaced by',
      sha256: 'SHA-256',
    },
  },
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
    unclear: 'It is not known whether this certificate was confirmed: rows of the confirmed ones are damaged',
  },
  identityMore: {
    'first-seen':
      'The issuer vouches for who the signer is, not that the person belongs to the unit. Compare the fingerprint with the unit by telephone or letter.',
    unclear:
      'Compare the fingerprint with the unit again by telephone or letter, then confirm it again. Do not accept the file until that is clear.',
    differs:
      'Ask the unit by another channel whether the signer or the certificate has changed. Do not accept the file until that is clear.',
  },
  sealIdentities: {
    'first-seen': 'This seal is met for the first time for the unit',
    differs: 'The seal is not the one confirmed for the unit',
    unclear: 'It is unclear whether this seal was confirmed: a row of the confirmed ones is damaged',
  },
  sealIdentityMore:
    'Any vault can seal a file. Compare the fingerprint of the seal with the unit by telephone or in writing.',
  confirmSeal: 'Confirm the seal',
  confirmSealOf: (signer) => `Confirm the seal ${signer}`,
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
  summaryFiles: (files, byVerdict) => `${files} files: ${byVerdict}.`,
  summaryReturns: (returns, open) =>
    open === '0'
      ? `Figures of ${returns} returns, each counted once in its newest version.`
      : `Figures of ${returns} returns (${open} with a signer not known), each counted once in its newest version.`,
  summaryNone: 'No return with figures that a signature covers yet.',
  items: 'Items',
  evidence: 'Evidence',
};
