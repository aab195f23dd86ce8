import { readdir, readFile, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { durableWriter } from '../durableWrite/durableWrite.js';
import { systemCode } from './vault/diskProblems.ts';
import type { VaultEnvironment } from './vault/vault.ts';

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

/** Where the vault that was replaced is kept. */
export function keptFolder(vaultDir: string): string {
  return join(dirname(vaultDir), 'kept');
}

/**
 * To be called before anything asks whether there is a vault. A restore that a crash cut off before the vault was moved is
 * undone, one behind that is finished; either way there is one whole vault.
 */
export async function finishRestore(vaultDir: string, disk?: VaultEnvironment['disk']): Promise<void> {
  const note = await readNote(vaultDir);
  const parent = dirname(vaultDir);
  if (note === null) return sweepAbandoned(parent, basename(vaultDir));
  const writer = durableWriter(disk);
  const prepared = join(parent, note.prepared);
  if (await exists(vaultDir)) {
    await rm(prepared, { recursive: true, force: true });
  } else if (await exists(prepared)) {
    await writer.publishFile(prepared, vaultDir);
  } else if (note.kept !== null && (await exists(join(keptFolder(vaultDir), note.kept)))) {
    await writer.publishFile(join(keptFolder(vaultDir), note.kept), vaultDir);
  }
  await removeNote(vaultDir);
  await writer.syncDirectory(parent);
}

export async function removeNote(vaultDir: string): Promise<void> {
  await unlink(restoreNotePath(vaultDir)).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
  });
}

/** It is written durably, so that it is whole or not there; one that cannot be read is not ours. */
async function readNote(vaultDir: string): Promise<RestoreNote | null> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(restoreNotePath(vaultDir), 'utf8')));
  } catch {
    return null;
  }
}

async function sweepAbandoned(parent: string, name: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const entry of names) {
    if (!entry.startsWith(`.${name}.`) || !/\.[0-9a-f]{12}\.restoring$/.test(entry)) continue;
    const found = await stat(join(parent, entry)).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > abandonedMs)
      await rm(join(parent, entry), { recursive: true, force: true }).catch(() => undefined);
  }
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
