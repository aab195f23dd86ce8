import { readdir, readFile, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { durableWriter } from '../durableWrite/durableWrite.js';
import { behindLinks } from './behindLinks.ts';
import { backupsFolder } from './vault/automaticBackup.ts';
import { systemCode } from './vault/diskProblems.ts';
import { findBackups } from './vault/findBackups.ts';
import { isRegularFile } from './vault/ownPlaces.ts';
import type { VaultEnvironment } from './vault/vault.ts';
import { vaultState } from './vault/vaultState.ts';

// Putting a checked copy in the place of the vault is two renames: vault → kept, copy → vault. A note beside the vault says
// what was begun, so that a crash between them never looks like a PC without a vault. FORMAT.md §15.

/** An abandoned copy this old belongs to no restore that still runs. */
const abandonedMs = 24 * 60 * 60 * 1000;

const noteSchema = z.strictObject({
  /** Folder beside the vault that holds the checked copy. */
  prepared: z.string().regex(/^\.[^/\\]+\.[0-9a-f]{12}\.restoring$/),
  /** Folder below `kept` that takes the vault in use; null when there was none. */
  kept: z
    .string()
    .regex(/^[0-9a-z-]{1,60}$/)
    .nullable(),
});

export type RestoreNote = z.infer<typeof noteSchema>;

export function restoreNotePath(vaultDir: string): string {
  return join(dirname(vaultDir), `.${basename(vaultDir)}.restore.json`);
}

/** Where the vault that was replaced is kept. `vaultDir` is no link. */
export function keptFolder(vaultDir: string): string {
  return join(dirname(vaultDir), 'kept');
}

/**
 * To be called before anything asks whether there is a vault. A restore that a crash cut off before the vault was moved is
 * undone, one behind that is finished; either way there is one whole vault. False when the disk refuses that for now: a vault in
 * its place can be read all the same, and without one {@link copiesOfMissing} has the copies.
 */
export async function finishRestore(place: string, disk?: VaultEnvironment['disk']): Promise<boolean> {
  try {
    await finish(place, disk);
    return true;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}

async function finish(place: string, disk?: VaultEnvironment['disk']): Promise<void> {
  const vaultDir = await behindLinks(place);
  const note = await readNote(vaultDir);
  const parent = dirname(vaultDir);
  const isThere = await isVault(vaultDir);
  // Without a vault an unfinished copy may be all there is.
  if (note === null) return isThere ? sweepAbandoned(parent, basename(vaultDir)) : undefined;
  const writer = durableWriter(disk);
  const prepared = join(parent, note.prepared);
  if (isThere) {
    await rm(prepared, { recursive: true, force: true });
  } else {
    const kept = note.kept === null ? null : join(keptFolder(vaultDir), note.kept);
    const whole = (await isVault(prepared)) ? prepared : kept !== null && (await isVault(kept)) ? kept : null;
    if (whole !== null) {
      // An empty folder that somebody made meanwhile; one that holds anything stays, and so does the note.
      await rmdir(vaultDir).catch(() => undefined);
      if (await exists(vaultDir)) return;
      await writer.publishFile(whole, vaultDir);
    }
  }
  await removeNote(vaultDir);
  await writer.syncDirectory(parent);
}

/**
 * Folders beside a vault that is missing from which it can be put back, newest first: copies of a restore that was cut off,
 * vaults that were replaced, backups by the program. Empty where the vault is there.
 */
export async function copiesOfMissing(vaultDir: string): Promise<readonly string[]> {
  if (await isVault(vaultDir)) return [];
  const linked = await behindLinks(vaultDir);
  const parent = dirname(linked);
  const unfinished = (await readdir(parent).catch(() => []))
    .filter((entry) => isPreparedName(entry, basename(linked)))
    .map((entry) => join(parent, entry));
  const roots = [...unfinished, keptFolder(linked), backupsFolder(vaultDir)];
  return (await Promise.all(roots.map(findBackups))).flat();
}

async function isVault(folder: string): Promise<boolean> {
  return (await vaultState(folder)).kind !== 'none';
}

function isPreparedName(entry: string, name: string): boolean {
  return entry.startsWith(`.${name}.`) && /\.[0-9a-f]{12}\.restoring$/.test(entry);
}

export async function removeNote(vaultDir: string): Promise<void> {
  await unlink(restoreNotePath(vaultDir)).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
  });
}

/** It is written durably, so that it is whole or not there; one that cannot be read is not ours. */
async function readNote(vaultDir: string): Promise<RestoreNote | null> {
  if (!isRegularFile(restoreNotePath(vaultDir))) return null;
  try {
    return noteSchema.parse(JSON.parse(await readFile(restoreNotePath(vaultDir), 'utf8')));
  } catch {
    return null;
  }
}

async function sweepAbandoned(parent: string, name: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const entry of names) {
    if (!isPreparedName(entry, name)) continue;
    const found = await stat(join(parent, entry)).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > abandonedMs)
      await rm(join(parent, entry), { recursive: true, force: true }).catch(() => undefined);
  }
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
