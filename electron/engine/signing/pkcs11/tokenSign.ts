import { fail, type Result, succeed } from '../../../../shared/result.ts';
import type { Cryptoki } from './cryptoki.ts';
import { CryptokiError, cka, ckm, cko, ckr, userLogin } from './cryptokiCodes.ts';
import { readUlong, tripleBuffer, ulongBuffer } from './cryptokiMemory.ts';
import { ecdsaDer } from './ecdsaDer.ts';
import { findObjects, readAttribute, type TokenState, tokenState, withSession } from './token.ts';
import type { SignOrder } from './tokenMessages.ts';

/** DigestInfo of SHA-256 up to the hash (RFC 8017, 9.2): every token knows CKM_RSA_PKCS, few hash by themselves. */
const sha256DigestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const signatureBytes = 1024;

/**
 * Signs one digest: login once, sign, log out. The PIN is given to the token at most once, and not at all when the token in
 * the slot is another one, is locked, lacks the mechanism, or is at its last try without the person's consent.
 */
export function signOnToken(cryptoki: Cryptoki, order: SignOrder): Result<Buffer> {
  const state = tokenState(cryptoki, order.slot);
  const { label, pin } = state;
  if (state.serial !== order.serial || label !== order.label) return fail('token-removed', {});
  if (pin.locked) return fail('token-locked', { label });
  if (pin.finalTry && !order.confirmFinalTry) return fail('token-final-try', { label });
  const mechanism = order.alg === 'rsa' ? ckm.rsaPkcs : ckm.ecdsa;
  const info = Buffer.alloc(64);
  if (cryptoki.try('C_GetMechanismInfo', order.slot, mechanism, info) === ckr.mechanismInvalid) {
    return fail('token-mechanism-missing', { label, mechanism: mechanismName(order) });
  }
  return withSession(cryptoki, order.slot, (session) => {
    const login = logIn(cryptoki, session, order.pin);
    if (login !== ckr.ok && login !== ckr.userAlreadyLoggedIn) return refusedLogin(cryptoki, order, login);
    try {
      return signLoggedIn(cryptoki, session, order, mechanism);
    } finally {
      cryptoki.try('C_Logout', session);
    }
  });
}

function logIn(cryptoki: Cryptoki, session: number, pin: string): number {
  const bytes = Buffer.from(pin, 'utf8');
  try {
    return cryptoki.try('C_Login', session, userLogin, bytes, bytes.length);
  } finally {
    bytes.fill(0);
  }
}

/** What a refused PIN means, with what the token now says about the tries left. */
function refusedLogin(cryptoki: Cryptoki, { slot, label }: SignOrder, code: number): Result<Buffer> {
  if (code === ckr.pinLocked) return fail('token-locked', { label });
  if (code !== ckr.pinIncorrect && code !== ckr.pinInvalid && code !== ckr.pinLengthRange) {
    throw new CryptokiError('C_Login', code);
  }
  const { countLow, finalTry, locked } = stateAfter(cryptoki, slot)?.pin ?? unknownState;
  return locked ? fail('token-locked', { label }) : fail('token-pin-wrong', { label, countLow, finalTry });
}

const unknownState = { countLow: false, finalTry: false, locked: false };

/** Null when the token was pulled out before it could be asked. */
function stateAfter(cryptoki: Cryptoki, slot: number): TokenState | null {
  try {
    return tokenState(cryptoki, slot);
  } catch (error) {
    if (error instanceof CryptokiError) return null;
    throw error;
  }
}

function signLoggedIn(
  cryptoki: Cryptoki,
  session: number,
  order: SignOrder,
  mechanism: number,
): Result<Buffer> {
  const { layout } = cryptoki;
  const key = findObjects(cryptoki, session, cko.privateKey).find(
    (object) => readAttribute(cryptoki, session, object, cka.id)?.toString('hex') === order.keyId,
  );
  if (key === undefined) return fail('token-key-missing', { label: order.label });
  const chosen = cryptoki.try('C_SignInit', session, tripleBuffer(layout, mechanism, 0n, 0), key);
  if (chosen === ckr.mechanismInvalid) {
    return fail('token-mechanism-missing', { label: order.label, mechanism: mechanismName(order) });
  }
  if (chosen !== ckr.ok) throw new CryptokiError('C_SignInit', chosen);
  const digest = Buffer.from(order.digest, 'hex');
  const data = order.alg === 'rsa' ? Buffer.concat([sha256DigestInfo, digest]) : digest;
  const signature = Buffer.alloc(signatureBytes);
  const length = ulongBuffer(layout, signatureBytes);
  cryptoki.call('C_Sign', session, data, data.length, signature, length);
  const raw = signature.subarray(0, Math.min(readUlong(layout, length, 0) ?? 0, signatureBytes));
  const written = order.alg === 'rsa' ? raw : ecdsaDer(raw);
  return written === null
    ? fail('token-refused', { call: 'C_Sign', code: `${raw.length} B` })
    : succeed(written);
}

function mechanismName({ alg }: SignOrder): string {
  return alg === 'rsa' ? 'CKM_RSA_PKCS' : 'CKM_ECDSA';
}
