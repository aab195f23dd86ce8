import { constants, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from './database.ts';
import { systemCode } from './diskProblems.ts';
import { foundBehind } from './ownPlaces.ts';
import { vaultPath } from './vaultPaths.ts';

/**
 * Whether `vault.db-journal` is a journal of another database or of an earlier state, put there by a person or by a program that
 * copies folders. SQLite would play it back and destroy what is whole. It is played back into a copy first: when that ruins what
 * `isWhole` finds whole without it, it is foreign. A journal of our own after a crash passes. Nothing of the vault is touched.
 */
export function isForeignJournal(
  dir: string,
  newId: () => string,
  isWhole: (database: string) => boolean,
): boolean {
  const database = vaultPath(dir, 'database');
  const journal = foundBehind(`${database}-journal`);
  // One that nobody can look at is refused when the database is opened.
  if (journal === undefined || journal === null || journal.size === 0) return false;
  // Read-only, SQLite plays nothing back: it says whether it would, or that the vault is being worked with.
  const peeked = openDatabase(database, true);
  if (peeked.ok) peeked.value.db.close();
  if (peeked.ok || !peeked.problems.some(({ code }) => code === 'vault-unfinished-write')) return false;
  const copy = join(vaultPath(dir, 'staging'), newId());
  try {
    copyFileSync(database, copy, constants.COPYFILE_FICLONE);
    copyFileSync(`${database}-journal`, `${copy}-journal`, constants.COPYFILE_FICLONE);
    if (isWhole(copy)) return false;
    rmSync(`${copy}-journal`, { force: true });
    copyFileSync(database, copy, constants.COPYFILE_FICLONE);
    return isWhole(copy);
  } catch (error) {
    // Without room for a copy nothing is known, and a crash must not keep the vault shut.
    if (systemCode(error) === undefined) throw error;
    return false;
  } finally {
    for (const made of [copy, `${copy}-journal`]) rmSync(made, { force: true });
  }
}
