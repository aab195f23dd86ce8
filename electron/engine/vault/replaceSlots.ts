import { failAll, type Result, succeed } from '../../../shared/result.ts';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import { writeProblem } from './diskProblems.ts';
import { type Keyring, type KeySlot, signKeyring } from './keyring.ts';
import { replaceKeyring } from './keyringFile.ts';
import type { Vault } from './vault.ts';
import type { VaultKeys } from './vaultKeys.ts';

/**
 * Writes the keyring with other slots and one generation more. Old copies of the file keep opening with what they
 * opened with before.
 */
export async function replaceSlots(
  vault: Pick<Vault, 'dir' | 'environment'>,
  keyring: Keyring,
  keys: VaultKeys,
  slots: readonly KeySlot[],
): Promise<Result<Keyring>> {
  const unsigned = { vaultId: keyring.vaultId, generation: keyring.generation + 1, slots };
  const changed = signKeyring(unsigned, keys.header);
  try {
    await replaceKeyring(vault.dir, keyring, changed, durableWriter(vault.environment.disk));
    return succeed(changed);
  } catch (error) {
    return failAll([writeProblem(error)]);
  }
}
