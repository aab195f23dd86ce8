import type { SigningProblems } from '../../problems/signingProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const signingProblems: ProblemTexts<SigningProblems> = {
  'p12-wrong-password': () => '',
  'p12-unreadable': () => '',
  'p12-no-key': () => '',
  'p12-key-mismatch': () => '',
  'certificate-expired': () => '',
  'certificate-not-yet-valid': () => '',
  'certificate-key-unsupported': () => '',
  'certificate-not-for-signing': () => '',
  'signature-too-large': () => '',
};
