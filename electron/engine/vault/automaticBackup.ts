import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import type { BackupOptions } from './backupOptions.ts';
import { backupName, backupsToRemove, damagedMark, readBackupName } from './backupRetention.ts';
import { systemCode, writeProblem } from './diskProblems.ts';
import { treeBytes } from './freeSpace.ts';
import type { Vault } from './vault.ts';

export interface AutomaticBackup {
  readonly name: string;
  readonly folder: string;
  readonly madeAt: Date;
  /** Of all its files; evidence that is linked takes no space of its own. */
  readonly sizeBytes: number;
}

/** `backups` beside the vault, never inside: FORMAT.md §14. */
export function backupsFolder(vaultDir: string): string {
  return join(dirname(vaultDir), 'backups');
}

/** Where the automatic backups of one vault lie: another vault on the same PC has its own. */
export function backupsOf(vaultDir: string, vaultId: string): string {
  return join(backupsFolder(vaultDir), vaultId);
}

/** Names of the finished ones, newest first. */
export async function automaticBackupNames(vaultDir: string, vaultId: string): Promise<readonly string[]> {
  const names = await readdir(backupsOf(vaultDir, vaultId)).catch(ignoreDisk);
  return (names ?? [])
    .filter((name) => readBackupName(name) !== null)
    .sort()
    .reverse();
}

export async function describeAutomaticBackup(
  vaultDir: string,
  vaultId: string,
  name: string,
): Promise<AutomaticBackup | null> {
  const read = readBackupName(name);
  const folder = join(backupsOf(vaultDir, vaultId), name);
  const isThere = (await stat(folder).catch(ignoreDisk))?.isDirectory() === true;
  if (read === null || !isThere) return null;
  return { name, folder, madeAt: read.madeAt, sizeBytes: await treeBytes(folder) };
}

/** Makes one, and only when it is there and checked removes those that are no longer kept. A failure removes none. */
export async function makeAutomaticBackup(
  vault: Vault,
  options: Pick<BackupOptions, 'onProgress' | 'signal'> = {},
): Promise<Result<{ readonly name: string; readonly problems: readonly Problem[] }>> {
  if (vault.readOnly) return fail('vault-read-only', {});
  const place = backupsOf(vault.dir, vault.vaultId);
  const now = vault.environment.now();
  try {
    await mkdir(place, { recursive: true, mode: 0o700 });
    await sweep(place);
  } catch (error) {
    return failAll([writeProblem(error)]);
  }
  const made = await vault.backupTo(join(place, backupName(now)), {
    ...options,
    linkEvidence: true,
    isUnlogged: true,
    damagedMark,
  });
  if (!made.ok) return made;
  const name = basename(made.value.folder);
  const names = await automaticBackupNames(vault.dir, vault.vaultId);
  await removeBackups(
    place,
    backupsToRemove(names, now).filter((old) => old !== name),
  );
  return succeed({ name, problems: made.value.problems });
}

/** Nobody else writes here while the vault is open: what has no name yet, or none any more, is left from a crash. */
async function sweep(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!/^\..+\.[0-9a-f]{12}\.partial$/.test(name)) continue;
    await rm(join(place, name), { recursive: true, force: true }).catch(ignoreDisk);
  }
}

export async function removeBackups(place: string, names: readonly string[]): Promise<void> {
  for (const name of names) await removeWhole(place, name);
}

/** Loses its name first, so that half of one is never taken for a backup. What is refused is tried again with the next. */
async function removeWhole(place: string, name: string): Promise<void> {
  const leaving = join(place, `.${name}.${randomBytes(6).toString('hex')}.partial`);
  try {
    await rename(join(place, name), leaving);
    await rm(leaving, { recursive: true, force: true });
  } catch (error) {
    ignoreDisk(error);
  }
}

function ignoreDisk(error: unknown): null {
  if (systemCode(error) === undefined) throw error;
  return null;
}
