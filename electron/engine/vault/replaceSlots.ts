import type { Problem } from '../../../shared/problems.ts';
import { failAll, problem, type Result } from '../../../shared/result.ts';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import { writeProblem } from './diskProblems.ts';
import { type Keyring, type KeySlot, signKeyring } from './keyring.ts';
import { putKeyringBack, replaceKeyring } from './keyringFile.ts';
import type { Vault } from './vault.ts';
import type { VaultKeys } from './vaultKeys.ts';

export interface SlotChange {
  /** The one in force afterwards. */
  readonly keyring: Keyring;
  /** `keys-changed-unlogged` among its problems: the change failed half-way, and the disk did not take the old keyring back. */
  readonly result: Result<void>;
}

/**
 * Writes the keyring with other slots and one generation more, then has the change logged; without its entry the old one is
 * put back. Old copies of the file keep opening with what they opened with before.
 */
export async function replaceSlots(
  vault: Pick<Vault, 'dir' | 'environment'>,
  keyring: Keyring,
  keys: VaultKeys,
  slots: readonly KeySlot[],
  log: (changed: Keyring) => Result<void>,
): Promise<SlotChange> {
  const unsigned = { vaultId: keyring.vaultId, generation: keyring.generation + 1, slots };
  const changed = signKeyring(unsigned, keys.header);
  const writer = durableWriter(vault.environment.disk);
  const putBack = () => putKeyringBack(vault.dir, keyring, changed, writer);
  const undone = async (problems: readonly Problem[]): Promise<SlotChange> =>
    (await putBack())
      ? { keyring, result: failAll(problems) }
      : { keyring: changed, result: failAll([...problems, problem('keys-changed-unlogged', {})]) };
  try {
    await replaceKeyring(vault.dir, keyring, changed, writer);
  } catch (error) {
    return undone([writeProblem(error)]);
  }
  let logged: Result<void>;
  try {
    logged = log(changed);
  } catch (error) {
    await putBack();
    throw error;
  }
  return logged.ok ? { keyring: changed, result: logged } : undone(logged.problems);
}
