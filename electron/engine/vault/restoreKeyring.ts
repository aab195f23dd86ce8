import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { failAll, type Result, succeed } from '../../../shared/result.ts';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import { systemCode, writeProblem } from './diskProblems.ts';
import type { Keyring } from './keyring.ts';
import { writeVerified } from './keyringFile.ts';
import type { VaultEnvironment } from './vault.ts';
import { vaultPath } from './vaultPaths.ts';

/**
 * Puts the proven spare back, once the vault is open with it. The damaged file is kept in quarantine: the program deletes no
 * evidence of damage.
 */
export async function restoreKeyring(
  dir: string,
  keyring: Keyring,
  { now, newId, disk }: Required<VaultEnvironment>,
): Promise<Result<void>> {
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
