import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from './diskProblems.ts';
import { vaultPath } from './vaultPaths.ts';

const deepest = 2;

/** Folders below `root` that hold a copy of a vault, newest first; unfinished ones (`.NAME.partial`) are none. */
export async function findBackups(root: string): Promise<readonly string[]> {
  const found = await search(root, 0);
  return found.sort((a, b) => b.madeMs - a.madeMs).map(({ folder }) => folder);
}

async function search(
  folder: string,
  depth: number,
): Promise<{ readonly folder: string; readonly madeMs: number }[]> {
  const database = await stat(vaultPath(folder, 'database')).catch(ignoreDisk);
  const keyring = await stat(vaultPath(folder, 'keyring')).catch(ignoreDisk);
  // Either of them is a trace of a copy: one without the other is a damaged backup, not none.
  if (database !== null || keyring !== null) return [{ folder, madeMs: (database ?? keyring)?.mtimeMs ?? 0 }];
  if (depth === deepest) return [];
  const entries = (await readdir(folder, { withFileTypes: true }).catch(ignoreDisk)) ?? [];
  const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return (await Promise.all(below.map(({ name }) => search(join(folder, name), depth + 1)))).flat();
}

function ignoreDisk(error: unknown): null {
  if (systemCode(error) === undefined) throw error;
  return null;
}
