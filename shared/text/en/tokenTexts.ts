import type { SameShape } from '../sameShape.ts';
import type { tokenTexts as vietnamese } from '../vi/tokenTexts.ts';

export const tokenTexts: SameShape<typeof vietnamese> = {
  way: 'USB token',
  wayHint: 'The key is inside the token. Its PIN is needed.',
  sign: 'Sign with the USB token',
  signHint: 'Signs the submitted copy with a certificate on the token.',
  store: 'Certificate store of Windows',
  storeHint: 'Not usable yet. Press the signing button to see how to sign instead.',
  storeSign: 'Sign with the Windows store',
  module: 'Library of the token',
  moduleName: (name, file) => `${name} (${file})`,
  chosenModule: (file) => `Chosen library (${file})`,
  noModule:
    'No known token library was found on this PC. Install the software of the token’s issuer, or choose the file of a PKCS#11 library.',
  chooseModule: 'Choose another library…',
  read: 'Read the token',
  readAgain: 'Read the token again',
  reading: 'Reading the token…',
  certificate: 'Certificate to sign with',
  validUntil: (issuer, day) => `Issuer: ${issuer}. Valid until ${day}.`,
  expired: (issuer, day) => `Issuer: ${issuer}. Expired on ${day}, it cannot sign.`,
  unusable: (issuer, day) => `Issuer: ${issuer}. Valid until ${day}. It cannot sign.`,
  unreadable: (issuer) => `Issuer: ${issuer}. Its validity cannot be read, it cannot sign.`,
  details: (token, key, serial) => `Token ${token}, key ${key}, serial number of the certificate ${serial}`,
  pin: 'PIN',
  pinHint: 'Sent to the token once and not kept. Several wrong PINs lock the token.',
  countLow: 'The token says that a wrong PIN was typed before. Check the keyboard and Caps Lock first.',
  finalTry: 'The token has one try of the PIN left. A wrong PIN now locks it.',
  confirmFinalTry: 'I am sure of the PIN and understand that a wrong one now locks the token',
  missing:
    'No certificate on a USB token is chosen. Plug the token in, choose its library, read it, then choose one.',
};
