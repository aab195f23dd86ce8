import { fail, type Result, succeed } from '../../../shared/result.ts';
import { type KeySlot, largestSlotCount, type SlotType, unwrapMasterKey, wrapMasterKey } from './keyring.ts';
import { isPassphraseLongEnough, newKdfParameters, shortestPassphrase } from './passphrase.ts';

/** A slot and the secret that opens it: whoever changes what opens the vault shows first that they can open it. */
export interface SlotProof {
  readonly slotId: string;
  readonly secret: string;
}

export interface NewSlot {
  readonly id: string;
  /** Plain on disk. */
  readonly label: string;
  readonly type: SlotType;
  readonly owner?: string;
  /** A passphrase, the digits of a recovery code, or the hexadecimal secret of a device. */
  readonly secret: string;
}

/**
 * Wraps the master key of `slots` once more. The work factor is that of the slot that proves, with a new salt. The new
 * slot is unwrapped once before it is returned.
 */
export async function wrapForSlot(
  vaultId: string,
  slots: readonly KeySlot[],
  proof: SlotProof,
  { secret, ...place }: NewSlot,
): Promise<Result<KeySlot>> {
  if (place.type === 'passphrase' && !isPassphraseLongEnough(secret))
    return fail('vault-passphrase-too-short', { minimum: shortestPassphrase });
  const isNew = slots.every(({ id }) => id !== place.id);
  if (isNew && slots.length >= largestSlotCount)
    return fail('vault-slots-full', { maximum: largestSlotCount });
  const known = slots.find(({ id }) => id === proof.slotId);
  if (known === undefined) return fail('vault-slot-not-found', { label: '' });
  const masterKey = await unwrapMasterKey(vaultId, known, proof.secret);
  if (masterKey === null) return fail('vault-wrong-passphrase', {});
  try {
    const slot = await wrapMasterKey(masterKey, secret, vaultId, {
      ...place,
      kdf: newKdfParameters(known.kdf.N),
    });
    const unwrapped = await unwrapMasterKey(vaultId, slot, secret);
    const isProven = unwrapped?.equals(masterKey) ?? false;
    unwrapped?.fill(0);
    if (!isProven) throw new Error('the new slot does not unwrap');
    return succeed(slot);
  } finally {
    masterKey.fill(0);
  }
}

/** The slots with this one instead of the one of its id, or behind the others. */
export function withSlot(slots: readonly KeySlot[], slot: KeySlot): readonly KeySlot[] {
  return slots.some(({ id }) => id === slot.id)
    ? slots.map((other) => (other.id === slot.id ? slot : other))
    : [...slots, slot];
}

/** The slots without an officer and the devices that stand for that officer. */
export function withoutSlot(slots: readonly KeySlot[], id: string): readonly KeySlot[] {
  return slots.filter((slot) => slot.id !== id && slot.owner !== id);
}

export function officerSlots(slots: readonly KeySlot[]): readonly KeySlot[] {
  return slots.filter(({ type }) => type === 'passphrase');
}
