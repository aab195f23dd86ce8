import type { SameShape } from '../sameShape.ts';
import type { deliveryTexts as vietnamese } from '../vi/deliveryTexts.ts';

export const deliveryTexts: SameShape<typeof vietnamese> = {
  embed: 'Embed evidence in the PDF',
  embedNone: 'Embed none, only list it',
  embedUpTo: (size) => `Small files, together up to ${size}`,
  embedHint:
    'Smaller files come first. A mailbox with a limit of 25 MB usually takes a file of about 18 MB, because mail makes files a third larger.',
  embedded: (files, total, size) => `${files}/${total} files will be embedded (${size}).`,
  rest: (files) => `${files} files are left to send as an evidence package.`,
  age: 'Export encrypted package (age)',
  ageHint:
    'Any age program opens the package with the password. Tell the receiver the password by another way than the package.',
  passphrase: 'Password of the package',
  passphraseHint: (minimum) => `At least ${minimum} characters. This program does not keep it.`,
  repeat: 'Repeat the password of the package',
  different: 'The two passwords differ.',
  tooShort: (minimum) => `The password needs at least ${minimum} characters.`,
  write: 'Write encrypted package',
  cancel: 'Do not encrypt',
};
