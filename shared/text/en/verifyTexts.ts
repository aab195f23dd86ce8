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
    valid: 'matches',
    indeterminate: 'cannot be determined yet',
    invalid: 'does not match',
  },
  meaning: {
    valid: 'The file is intact and complete, and its signers are known. Revocation was not checked.',
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
};
