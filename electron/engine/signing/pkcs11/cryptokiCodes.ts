/** Numbers of PKCS#11 v2.40 (OASIS): return values, object classes, attributes, mechanisms and flags that are used here. */
export const ckr = {
  ok: 0x00,
  slotIdInvalid: 0x03,
  deviceRemoved: 0x32,
  mechanismInvalid: 0x70,
  pinIncorrect: 0xa0,
  pinInvalid: 0xa1,
  pinLengthRange: 0xa2,
  pinLocked: 0xa4,
  sessionClosed: 0xb0,
  sessionHandleInvalid: 0xb3,
  tokenNotPresent: 0xe0,
  tokenNotRecognized: 0xe1,
  userAlreadyLoggedIn: 0x100,
  cryptokiAlreadyInitialized: 0x191,
} as const;

export const cko = { certificate: 1, publicKey: 2, privateKey: 3 } as const;
export const cka = { class: 0x00, label: 0x03, value: 0x11, id: 0x102 } as const;
export const ckm = { rsaPkcs: 0x0001, ecdsa: 0x1041 } as const;

/** Flags of CK_TOKEN_INFO that tell how many tries of the PIN are left. */
export const ckf = { userPinCountLow: 0x10000, userPinFinalTry: 0x20000, userPinLocked: 0x40000 } as const;

export const serialSession = 4;
export const userLogin = 1;

/** A call of the module that did not return CKR_OK. */
export class CryptokiError extends Error {
  readonly call: string;
  readonly code: number;

  constructor(call: string, code: number) {
    super(`${call} returned 0x${code.toString(16)}`);
    this.name = 'CryptokiError';
    this.call = call;
    this.code = code;
  }
}
