import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../vault/diskProblems.ts';
import { isOwnFolder } from '../vault/ownPlaces.ts';
import type { Vault } from '../vault/vault.ts';
import { vaultPath } from '../vault/vaultPaths.ts';
import type { BlobFiles } from './blobFiles.ts';
import type { EvidenceIndex } from './evidenceIndex.ts';

const orphanAgeMs = 24 * 60 * 60 * 1000;

/** Files of removed evidence are deleted; files no row knows move to quarantine after a day. */
export async function sweepOrphans(vault: Vault, files: BlobFiles, index: EvidenceIndex): Promise<void> {
  const root = vaultPath(vault.dir, 'evidence');
  for (const folder of await namesIn(root)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await namesIn(join(root, folder))) {
      if (index.tombstones.has(name)) await files.delete(name);
      else if (!index.has(name)) await quarantine(vault, join(root, folder, name), name);
    }
  }
}

async function quarantine(vault: Vault, path: string, name: string): Promise<void> {
  try {
    const ageMs = vault.environment.now().getTime() - (await stat(path)).mtimeMs;
    if (ageMs < orphanAgeMs) return;
    await mkdir(vaultPath(vault.dir, 'quarantine'), { recursive: true });
    await rename(path, join(vaultPath(vault.dir, 'quarantine'), name));
  } catch (error) {
    // Tidying up is not worth refusing to open: it is tried again at the next unlock.
    if (systemCode(error) === undefined) throw error;
  }
}

async function namesIn(dir: string): Promise<string[]> {
  if (!isOwnFolder(dir)) return [];
  try {
    return await readdir(dir);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}
