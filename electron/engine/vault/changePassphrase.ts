import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import { writeProblem } from './diskProblems.ts';
import { type Keyring, signKeyring, unwrapMasterKey, wrapMasterKey } from './keyring.ts';
import { replaceKeyring } from './keyringFile.ts';
import { isPassphraseLongEnough, newKdfParameters, shortestPassphrase } from './passphrase.ts';
import type { Vault } from './vault.ts';
import type { VaultKeys } from './vaultKeys.ts';

/**
 * Wraps the same master key under the new passphrase, in the same slot and with its work factor. The new slot
 * is unwrapped once before the file is touched. Old copies of the keyring keep opening with the old passphrase.
 */
export async function changeSlotPassphrase(
  vault: Pick<Vault, 'dir' | 'vaultId' | 'slotId' | 'environment' | 'isLocked'>,
  keyring: Keyring,
  keys: VaultKeys,
  current: string,
  next: string,
): Promise<Result<Keyring>> {
  if (!isPassphraseLongEnough(next))
    return fail('vault-passphrase-too-short', { minimum: shortestPassphrase });
  const slot = keyring.slots.find(({ id }) => id === vault.slotId);
  if (slot === undefined) throw new Error('the slot that unlocked is not in the keyring');
  const masterKey = await unwrapMasterKey(vault.vaultId, slot, current);
  if (masterKey === null) return fail('vault-wrong-passphrase', {});
  const place = { ...slot, kdf: newKdfParameters(slot.kdf.N) };
  const newSlot = await wrapMasterKey(masterKey, next, vault.vaultId, place);
  const proof = await unwrapMasterKey(vault.vaultId, newSlot, next);
  const isProven = proof?.equals(masterKey) ?? false;
  masterKey.fill(0);
  proof?.fill(0);
  if (!isProven) throw new Error('the new slot does not unwrap');
  // Locking during the scrypt runs has zeroed the key that signs.
  if (vault.isLocked) return fail('vault-locked', {});
  const slots = keyring.slots.map((other) => (other.id === slot.id ? newSlot : other));
  const unsigned = { vaultId: keyring.vaultId, generation: keyring.generation + 1, slots };
  const changed = signKeyring(unsigned, keys.header);
  try {
    await replaceKeyring(vault.dir, keyring, changed, durableWriter(vault.environment.disk));
    return succeed(changed);
  } catch (error) {
    return failAll([writeProblem(error)]);
  }
}
