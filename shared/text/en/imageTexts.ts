import type { SameShape } from '../sameShape.ts';
import type { imageTexts as vietnamese } from '../vi/imageTexts.ts';

export const imageTexts: SameShape<typeof vietnamese> = {
  section: 'Signature and seal',
  intro:
    'These two pictures are drawn only into signature fields, when somebody signs in this program, as Decree 30/2020 has it. They are kept in the encrypted vault and are no digital signature: what a document is worth depends on the certificate.',
  hand: {
    title: 'Hand signature of the head',
    use: 'Blue, between position and name. Shown when the head signs.',
    alt: 'The hand signature in use',
    choose: 'Choose the signature',
    replace: 'Replace the signature',
    remove: 'Remove the signature',
  },
  seal: {
    title: 'Seal of the agency',
    use: 'Red, in true size, over about a third of the hand signature at its left.',
    alt: 'The seal in use',
    choose: 'Choose the seal',
    replace: 'Replace the seal',
    remove: 'Remove the seal',
  },
  none: 'No picture yet. The signature field shows signer and time.',
  pixels: (width, height) => `${width} × ${height} pixels`,
  width: 'Width of the seal on paper (mm)',
  widthHint: (min, max) =>
    `A whole number from ${min} to ${max}. Measure a print on paper; of a round seal its diameter.`,
  widthWrong: (min, max) => `Enter a whole number from ${min} to ${max}.`,
  saved: (time) => `Written to the vault at ${time}`,
  whenTitle: 'When the seal is shown',
  when: [
    'Only in the agency’s signature, after the head has signed.',
    'Only when the certificate carries the very name of the unit in Settings.',
  ],
  never:
    'Never on drafts, print copies, files that are only sealed, files that only the head signs, and demonstrations. When the seal cannot be drawn, the program says why after signing.',
  fileHint: 'PNG with transparent background, at most 5 MB. Empty space around the drawing is cut away.',
  chooseHand: 'Choose the hand signature',
  chooseSeal: 'Choose the seal',
  files: 'PNG pictures',
};
