import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import { systemCode, writeProblem } from './diskProblems.ts';
import { environmentOf } from './environment.ts';
import {
  isKeyringAuthentic,
  type Keyring,
  type KeySlot,
  keyringVersion,
  unwrapMasterKey,
} from './keyring.ts';
import { isPreviousKeyringReadable, readKeyring, writeVerified } from './keyringFile.ts';
import { isKdfAllowed } from './passphrase.ts';
import type { OpenVaultOptions } from './vault.ts';
import { deriveVaultKeys, type VaultKeys, wipeVaultKeys } from './vaultKeys.ts';
import { vaultPath } from './vaultPaths.ts';
import { vaultState } from './vaultState.ts';

export interface Unlocked {
  readonly keys: VaultKeys;
  readonly keyring: Keyring;
  /** Who unlocked: for a `device` slot the officer it stands for. */
  readonly slot: KeySlot;
  /** The slot whose secret was given. */
  readonly openedBy: string;
}

/** From a secret to keys: FORMAT.md §3. A secret is tried on slots of its own type only. Nothing is computed with a work factor outside the limits. */
export async function unlockKeyring(options: OpenVaultOptions): Promise<Result<Unlocked>> {
  const { dir, passphrase, slotLabel, slotId, slotType = 'passphrase' } = options;
  const read = await readUsableKeyring(options);
  if (!read.ok) return read;
  const keyring = read.value;
  const spare = { previousGenerationReadable: await isPreviousKeyringReadable(dir) };
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
    if (options.usePreviousKeyring === true && options.readOnly !== true) {
      const restored = await restoreKeyring(options, keyring);
      if (!restored.ok) {
        wipeVaultKeys(keys);
        return restored;
      }
    }
    const owner = keyring.slots.find(({ id }) => id === slot.owner);
    return succeed({ keys, keyring, slot: owner ?? slot, openedBy: slot.id });
  }
  return fail('vault-wrong-passphrase', {});
}

async function readUsableKeyring({ dir, usePreviousKeyring }: OpenVaultOptions): Promise<Result<Keyring>> {
  const state = await vaultState(dir);
  if (state.kind === 'none') return fail('vault-not-found', {});
  const read = await readKeyring(dir, usePreviousKeyring === true ? 'previousKeyring' : 'keyring');
  const previousGenerationReadable = usePreviousKeyring !== true && (await isPreviousKeyringReadable(dir));
  switch (read.kind) {
    case 'keyring':
      return succeed(read.keyring);
    case 'missing':
      return fail('vault-keyring-missing', { previousGenerationReadable });
    case 'newer':
      return fail('vault-newer-format', { found: read.found, supported: keyringVersion });
    case 'unreadable':
    case 'damaged':
      return fail('vault-keyring-damaged', { previousGenerationReadable });
  }
}

/** Puts the proven spare back. The damaged file is kept in quarantine: the program deletes no evidence of damage. */
async function restoreKeyring(options: OpenVaultOptions, keyring: Keyring): Promise<Result<void>> {
  const { dir } = options;
  const { now, newId, disk } = environmentOf(options);
  const kept = join(
    vaultPath(dir, 'quarantine'),
    `keyring-${now().toISOString().replaceAll(/[:.]/g, '-')}-${newId().slice(0, 8)}.json`,
  );
  try {
    await disk.mkdirSync(vaultPath(dir, 'quarantine'), { recursive: true });
    await rename(vaultPath(dir, 'keyring'), kept).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
    await writeVerified(dir, 'keyring', keyring, durableWriter(disk));
    return succeed(undefined);
  } catch (error) {
    return failAll([writeProblem(error)]);
  }
}
