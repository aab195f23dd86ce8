import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { unreadable } from './diskProblems.ts';
import {
  isKeyringAuthentic,
  type Keyring,
  type KeySlot,
  keyringVersion,
  unwrapMasterKey,
} from './keyring.ts';
import { isPreviousKeyringReadable, readKeyring } from './keyringFile.ts';
import { isKdfAllowed } from './passphrase.ts';
import type { OpenVaultOptions } from './vault.ts';
import { deriveVaultKeys, type VaultKeys, wipeVaultKeys } from './vaultKeys.ts';
import { vaultFiles } from './vaultPaths.ts';
import { vaultState } from './vaultState.ts';

export interface Unlocked {
  readonly keys: VaultKeys;
  readonly keyring: Keyring;
  /** Who unlocked: for a `device` slot the officer it stands for. */
  readonly slot: KeySlot;
  /** The slot whose secret was given. */
  readonly openedBy: string;
  /** It is the spare, and `keyring.json` is no good. */
  readonly isSpare: boolean;
}

type Which = 'keyring' | 'previousKeyring';

/**
 * From a secret to keys: FORMAT.md §3. A secret is tried on slots of its own type only. Nothing is computed with a work factor
 * outside the limits, and nothing is written. With `usePreviousKeyring` the spare is taken only where `keyring.json` is no good.
 */
export async function unlockKeyring(options: OpenVaultOptions): Promise<Result<Unlocked>> {
  const own = await unlockWith(options, 'keyring');
  const isOver = own.ok || own.problems.some(({ code }) => code === 'vault-newer-format');
  if (isOver || options.usePreviousKeyring !== true) return own;
  const spare = await unlockWith(options, 'previousKeyring');
  if (!spare.ok) return spare;
  const found = await readKeyring(options.dir, 'keyring');
  const isGood =
    found.kind === 'keyring' &&
    found.keyring.vaultId === spare.value.keyring.vaultId &&
    isKeyringAuthentic(found.keyring, spare.value.keys.header);
  if (!isGood) return spare;
  // Who was removed, or has an old passphrase, gets in by no older file while the newer one is good.
  wipeVaultKeys(spare.value.keys);
  return own;
}

async function unlockWith(options: OpenVaultOptions, which: Which): Promise<Result<Unlocked>> {
  const { dir, passphrase, slotLabel, slotId, slotType = 'passphrase' } = options;
  const read = await readUsableKeyring(dir, which);
  if (!read.ok) return read;
  const keyring = read.value;
  const spare = { previousGenerationReadable: which === 'keyring' && (await isPreviousKeyringReadable(dir)) };
  if (keyring.slots.some((slot) => !isKdfAllowed(slot.kdf, options.allowWeakKdf ?? false))) {
    return fail('vault-keyring-altered', { reason: 'work-factor', ...spare });
  }
  const slots = keyring.slots.filter(
    (slot) =>
      slot.type === slotType &&
      (slotLabel === undefined || slot.label === slotLabel) &&
      (slotId === undefined || slot.id === slotId),
  );
  if (slots.length === 0) return fail('vault-slot-not-found', { label: slotLabel ?? '' });
  for (const slot of slots) {
    const masterKey = await unwrapMasterKey(keyring.vaultId, slot, passphrase);
    if (masterKey === null) continue;
    const keys = deriveVaultKeys(masterKey);
    masterKey.fill(0);
    if (!isKeyringAuthentic(keyring, keys.header)) {
      wipeVaultKeys(keys);
      return fail('vault-keyring-altered', { reason: 'mac', ...spare });
    }
    const owner = keyring.slots.find(({ id }) => id === slot.owner);
    const isSpare = which === 'previousKeyring';
    return succeed({ keys, keyring, slot: owner ?? slot, openedBy: slot.id, isSpare });
  }
  return fail('vault-wrong-passphrase', {});
}

async function readUsableKeyring(dir: string, which: Which): Promise<Result<Keyring>> {
  const state = await vaultState(dir);
  if (state.kind === 'none') return fail('vault-not-found', {});
  const read = await readKeyring(dir, which);
  const previousGenerationReadable = which === 'keyring' && (await isPreviousKeyringReadable(dir));
  switch (read.kind) {
    case 'keyring':
      return succeed(read.keyring);
    case 'missing':
      return fail('vault-keyring-missing', { previousGenerationReadable });
    case 'newer':
      return fail('vault-newer-format', { found: read.found, supported: keyringVersion });
    case 'unreadable':
      return failAll([unreadable(vaultFiles[which], read.reason, previousGenerationReadable)]);
    case 'damaged':
      return fail('vault-keyring-damaged', { previousGenerationReadable });
  }
}
