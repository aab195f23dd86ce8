import type { SameShape } from '../sameShape.ts';
import type { signTexts as vietnamese } from '../vi/signTexts.ts';

export const signTexts: SameShape<typeof vietnamese> = {
  argument: 'the PDF file to sign',
  askPin: (label) => `PIN of the token ${label} (not shown):`,
  fewerTries: 'The token says that fewer tries of the PIN are left.',
  signed: (file, signer, role, size) => `Signed and written: ${file} (${size}). Signer: ${signer} (${role}).`,
  entered: (what) => `Filled in: ${what}.`,
  enteredNumber: (text) => `number ${text}`,
  stillMissing: (roles) => `Read back and verified: the signature is intact. Still missing: ${roles}.`,
};
