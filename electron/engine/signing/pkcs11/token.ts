import type { PinState } from '../../../../shared/domain/tokenEntry.ts';
import type { Cryptoki } from './cryptoki.ts';
import { CryptokiError, cka, ckf, cko, ckr, serialSession } from './cryptokiCodes.ts';
import { readUlong, tripleBuffer, tripleOffsets, ulongBuffer } from './cryptokiMemory.ts';
import type { ListedToken, TokenCertificate } from './tokenMessages.ts';

// Fixed sizes: some drivers answer 0 when they are asked for a length first.
const labelBytes = 256;
const valueBytes = 16 * 1024;
const slotLimit = 64;
const objectLimit = 512;
const objectsPerCall = 16;

export interface TokenState {
  readonly label: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly pin: PinState;
}

/** Every token that is plugged in, with its certificates; no PIN is needed. */
export function listTokens(cryptoki: Cryptoki): readonly ListedToken[] {
  return slotsWithToken(cryptoki).flatMap((slot) => {
    try {
      const state = tokenState(cryptoki, slot);
      const certificates = withSession(cryptoki, slot, (session) => readCertificates(cryptoki, session));
      return [{ slot, ...state, certificates }];
    } catch (error) {
      // A token pulled out meanwhile, or one that is not initialised, does not hide the others.
      if (error instanceof CryptokiError) return [];
      throw error;
    }
  });
}

function slotsWithToken(cryptoki: Cryptoki): readonly number[] {
  const { layout } = cryptoki;
  const slots = Buffer.alloc(slotLimit * layout.ulongBytes);
  const count = ulongBuffer(layout, slotLimit);
  cryptoki.call('C_GetSlotList', 1, slots, count);
  return readHandles(cryptoki, slots, Math.min(readUlong(layout, count, 0) ?? 0, slotLimit));
}

/** Label, serial number and state of the PIN. @throws CryptokiError when the token is gone. */
export function tokenState(cryptoki: Cryptoki, slot: number): TokenState {
  const info = Buffer.alloc(512);
  cryptoki.call('C_GetTokenInfo', slot, info);
  const flags = readUlong(cryptoki.layout, info, 96) ?? 0;
  const has = (flag: number) => (flags & flag) !== 0;
  return {
    label: paddedText(info, 0, 32),
    manufacturer: paddedText(info, 32, 32),
    serial: paddedText(info, 80, 16),
    pin: {
      countLow: has(ckf.userPinCountLow),
      finalTry: has(ckf.userPinFinalTry),
      locked: has(ckf.userPinLocked),
    },
  };
}

/** Opens a read-only session, and closes it whatever happens. */
export function withSession<T>(cryptoki: Cryptoki, slot: number, use: (session: number) => T): T {
  const handle = ulongBuffer(cryptoki.layout);
  cryptoki.call('C_OpenSession', slot, serialSession, null, null, handle);
  const session = readUlong(cryptoki.layout, handle, 0) ?? 0;
  try {
    return use(session);
  } finally {
    cryptoki.try('C_CloseSession', session);
  }
}

function readCertificates(cryptoki: Cryptoki, session: number): readonly TokenCertificate[] {
  const keyIds = new Set(
    [...findObjects(cryptoki, session, cko.privateKey), ...findObjects(cryptoki, session, cko.publicKey)].map(
      (key) => readAttribute(cryptoki, session, key, cka.id, labelBytes)?.toString('hex'),
    ),
  );
  return findObjects(cryptoki, session, cko.certificate).flatMap((object) => {
    const der = readAttribute(cryptoki, session, object, cka.value, valueBytes);
    if (der === null || der.length === 0) return [];
    const id = readAttribute(cryptoki, session, object, cka.id, labelBytes)?.toString('hex') ?? '';
    const label = readAttribute(cryptoki, session, object, cka.label, labelBytes)?.toString('utf8') ?? '';
    const key = id !== '' && keyIds.has(id) ? 'seen' : 'unseen';
    return [{ id, label, der: der.toString('base64'), key } as const];
  });
}

/** Handles of all objects of a class that the session may see. */
export function findObjects(cryptoki: Cryptoki, session: number, objectClass: number): readonly number[] {
  const { layout } = cryptoki;
  const wanted = ulongBuffer(layout, objectClass);
  const template = tripleBuffer(layout, cka.class, cryptoki.address(wanted), wanted.length);
  cryptoki.call('C_FindObjectsInit', session, template, 1);
  const found: number[] = [];
  try {
    while (found.length < objectLimit) {
      const handles = Buffer.alloc(objectsPerCall * layout.ulongBytes);
      const count = ulongBuffer(layout);
      cryptoki.call('C_FindObjects', session, handles, objectsPerCall, count);
      const got = Math.min(readUlong(layout, count, 0) ?? 0, objectsPerCall);
      if (got === 0) break;
      found.push(...readHandles(cryptoki, handles, got));
    }
  } finally {
    cryptoki.try('C_FindObjectsFinal', session);
  }
  return found;
}

/** One attribute of an object; null when the object has none, hides it, or it is longer than `limit`. */
export function readAttribute(
  cryptoki: Cryptoki,
  session: number,
  object: number,
  type: number,
  limit: number = labelBytes,
): Buffer | null {
  const { layout } = cryptoki;
  const value = Buffer.alloc(limit);
  const template = tripleBuffer(layout, type, cryptoki.address(value), limit);
  if (cryptoki.try('C_GetAttributeValue', session, object, template, 1) !== ckr.ok) return null;
  const length = readUlong(layout, template, tripleOffsets(layout).length);
  return length === null || length > limit ? null : value.subarray(0, length);
}

function readHandles({ layout }: Cryptoki, handles: Buffer, count: number): readonly number[] {
  return Array.from(
    { length: count },
    (_, index) => readUlong(layout, handles, index * layout.ulongBytes) ?? 0,
  );
}

/** Text of a fixed width, padded with blanks; some drivers end it with a zero byte. */
function paddedText(info: Buffer, at: number, width: number): string {
  const text = info.toString('utf8', at, at + width);
  return text.split('\0', 1)[0]?.trim() ?? '';
}
