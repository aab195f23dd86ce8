import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonicalJson.ts';
import { deriveSlotKey, type KdfParameters } from './passphrase.ts';
import { masterKeyBytes } from './vaultKeys.ts';

// keyring.json: the master key wrapped once per slot. FORMAT.md §2 and §3.

export const keyringVersion = 1;
const keyringFormat = 'tuan-thu-keyring';
const ivBytes = 12;
const tagBytes = 16;
/** Larger than any real keyring: 64 slots of about 400 bytes. */
export const largestKeyringBytes = 64 * 1024;
export const largestSlotCount = 64;

/** What opens a slot: an officer's passphrase, the printed recovery code, or a secret that this PC's user account keeps. */
export type SlotType = 'passphrase' | 'recovery' | 'device';

export interface KeySlot {
  readonly id: string;
  /** Alias of an officer, plain on disk; a fixed word for the other types. */
  readonly label: string;
  readonly type: SlotType;
  /** The officer's slot that a `device` slot stands for; the other types have none. */
  readonly owner?: string;
  readonly kdf: KdfParameters;
  readonly iv: string;
  readonly wrapped: string;
}

export interface Keyring {
  readonly vaultId: string;
  /** Counts up at each change of the file. */
  readonly generation: number;
  readonly slots: readonly KeySlot[];
  /** HMAC over everything else: base64. */
  readonly mac: string;
}

export type ParsedKeyring =
  | { readonly kind: 'keyring'; readonly keyring: Keyring }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer'; readonly found: number };

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const hexId = z.string().regex(/^[0-9a-f]{32}$/);
const keyringSchema = z.strictObject({
  format: z.literal(keyringFormat),
  version: z.literal(keyringVersion),
  vaultId: hexId,
  generation: z.int().positive(),
  slots: z
    .array(
      z.strictObject({
        id: hexId,
        label: z.string().min(1).max(100),
        type: z.enum(['passphrase', 'recovery', 'device']),
        owner: hexId.optional(),
        kdf: z.strictObject({
          alg: z.literal('scrypt'),
          N: z.int().positive(),
          r: z.int().positive(),
          p: z.int().positive(),
          salt: base64,
        }),
        iv: base64,
        wrapped: base64,
      }),
    )
    .min(1)
    .max(largestSlotCount)
    .refine(isOwnershipWhole),
  mac: base64,
  checksum: z.string(),
});

/** File bytes: indented JSON in one fixed key order, so that a single spelling exists for each content. */
export function encodeKeyring(keyring: Keyring): Buffer {
  const body = keyringBody(keyring);
  const whole = { ...body, mac: keyring.mac, checksum: checksumOf({ ...body, mac: keyring.mac }) };
  return Buffer.from(`${JSON.stringify(whole, null, 2)}\n`, 'utf8');
}

/** Accepts exactly what `encodeKeyring` writes. The checksum tells damage from a wrong passphrase; only the MAC proves origin. */
export function parseKeyring(bytes: Buffer): ParsedKeyring {
  if (bytes.length > largestKeyringBytes) return { kind: 'damaged' };
  const raw = parseJson(bytes);
  const newer = z
    .object({ format: z.literal(keyringFormat), version: z.int().gt(keyringVersion) })
    .safeParse(raw);
  if (newer.success) return { kind: 'newer', found: newer.data.version };
  const parsed = keyringSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'damaged' };
  const { vaultId, generation, mac } = parsed.data;
  const slots = parsed.data.slots.map(({ owner, ...slot }) =>
    owner === undefined ? slot : { ...slot, owner },
  );
  const keyring: Keyring = { vaultId, generation, slots, mac };
  return encodeKeyring(keyring).equals(bytes) ? { kind: 'keyring', keyring } : { kind: 'damaged' };
}

/** Adds the MAC to a new or changed keyring. */
export function signKeyring(unsigned: Omit<Keyring, 'mac'>, headerKey: Buffer): Keyring {
  return { ...unsigned, mac: macOf(unsigned, headerKey).toString('base64') };
}

/** False for an injected slot, a changed work factor, a swapped label or any other edit from outside. */
export function isKeyringAuthentic(keyring: Keyring, headerKey: Buffer): boolean {
  const expected = macOf(keyring, headerKey);
  const found = Buffer.from(keyring.mac, 'base64');
  return found.length === expected.length && timingSafeEqual(found, expected);
}

export async function wrapMasterKey(
  masterKey: Buffer,
  secret: string,
  vaultId: string,
  slot: Pick<KeySlot, 'id' | 'label' | 'type' | 'owner' | 'kdf'>,
): Promise<KeySlot> {
  const slotKey = await deriveSlotKey(secret, slot.kdf);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', slotKey, iv).setAAD(wrapAad(vaultId, slot));
  const wrapped = Buffer.concat([cipher.update(masterKey), cipher.final(), cipher.getAuthTag()]);
  slotKey.fill(0);
  const { id, label, type, owner, kdf } = slot;
  const place = { id, label, type, ...(owner === undefined ? {} : { owner }), kdf };
  return { ...place, iv: iv.toString('base64'), wrapped: wrapped.toString('base64') };
}

/** Null when the secret is not the slot's (or the slot was altered: GCM cannot tell the two apart). */
export async function unwrapMasterKey(
  vaultId: string,
  slot: KeySlot,
  secret: string,
): Promise<Buffer | null> {
  const iv = Buffer.from(slot.iv, 'base64');
  const wrapped = Buffer.from(slot.wrapped, 'base64');
  if (iv.length !== ivBytes || wrapped.length !== masterKeyBytes + tagBytes) return null;
  const slotKey = await deriveSlotKey(secret, slot.kdf);
  try {
    const decipher = createDecipheriv('aes-256-gcm', slotKey, iv, { authTagLength: tagBytes })
      .setAAD(wrapAad(vaultId, slot))
      .setAuthTag(wrapped.subarray(masterKeyBytes));
    return Buffer.concat([decipher.update(wrapped.subarray(0, masterKeyBytes)), decipher.final()]);
  } catch {
    return null;
  } finally {
    slotKey.fill(0);
  }
}

function wrapAad(vaultId: string, slot: Pick<KeySlot, 'id' | 'type' | 'kdf'>): Buffer {
  return Buffer.from(`${vaultId}|${slot.id}|${slot.type}|${canonicalJson({ ...slot.kdf })}`, 'utf8');
}

function macOf(keyring: Omit<Keyring, 'mac'>, headerKey: Buffer): Buffer {
  return createHmac('sha256', headerKey)
    .update(canonicalJson(keyringBody(keyring)), 'utf8')
    .digest();
}

function checksumOf(signed: ReturnType<typeof keyringBody> & { mac: string }): string {
  return createHash('sha256').update(canonicalJson(signed), 'utf8').digest('hex');
}

function keyringBody(keyring: Omit<Keyring, 'mac'>) {
  return {
    format: keyringFormat,
    version: keyringVersion,
    vaultId: keyring.vaultId,
    generation: keyring.generation,
    slots: keyring.slots.map(({ id, label, type, owner, kdf, iv, wrapped }) => ({
      id,
      label,
      type,
      ...(owner === undefined ? {} : { owner }),
      kdf: { alg: kdf.alg, N: kdf.N, r: kdf.r, p: kdf.p, salt: kdf.salt },
      iv,
      wrapped,
    })),
  };
}

/** A device slot stands for one officer of the same keyring, and no other slot stands for anybody. */
function isOwnershipWhole(
  slots: readonly { readonly id: string; readonly type: SlotType; readonly owner?: string | undefined }[],
): boolean {
  const officers = new Set(slots.filter(({ type }) => type === 'passphrase').map(({ id }) => id));
  const isWhole = slots.every(({ type, owner }) =>
    type === 'device' ? owner !== undefined && officers.has(owner) : owner === undefined,
  );
  // Without an officer there would be no passphrase left, and two slots of one id could pass for one another.
  return isWhole && officers.size > 0 && new Set(slots.map(({ id }) => id)).size === slots.length;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
