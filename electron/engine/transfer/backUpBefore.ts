import { randomBytes } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { failAll, type Result, succeed } from '../../../shared/result.ts';
import { backupsOf, removeBackups } from '../vault/automaticBackup.ts';
import { backupName, damagedMark, importBackupsToRemove, importMark } from '../vault/backupRetention.ts';
import { systemCode, writeProblem } from '../vault/diskProblems.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * Keeps the vault as it is, checked, beside its automatic backups, before a package changes it; gives the name of the copy. Once
 * it is there, the oldest of its kind go: FORMAT.md §14.
 */
export async function backUpBefore(vault: Vault, signal?: AbortSignal): Promise<Result<string>> {
  const place = backupsOf(vault.dir, vault.vaultId);
  const now = vault.environment.now();
  try {
    await mkdir(place, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return failAll([writeProblem(error)]);
  }
  const made = await vault.backupTo(
    path.join(place, `${importMark}${backupName(now)}-${randomBytes(2).toString('hex')}`),
    { linkEvidence: true, isUnlogged: true, damagedMark, ...(signal === undefined ? {} : { signal }) },
  );
  if (!made.ok) return made;
  const name = path.basename(made.value.folder);
  const old = importBackupsToRemove(await readdir(place), now);
  await removeBackups(
    place,
    old.filter((one) => one !== name),
  );
  return succeed(name);
}
