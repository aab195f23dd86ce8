import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from './diskProblems.ts';

/** Bytes that are not there for `neededBytes` in a folder that may not exist yet; 0 when they are, or when the system does not tell. */
export async function missingSpace(folder: string, neededBytes: number): Promise<number> {
  for (let place = folder; ; place = dirname(place)) {
    const told = await statfs(place).catch((error: unknown) => {
      if (systemCode(error) === undefined) throw error;
      return null;
    });
    if (told !== null) return Math.max(0, neededBytes - told.bavail * told.bsize);
    if (dirname(place) === place) return 0;
  }
}

/** Bytes of all files below a folder; what cannot be read counts nothing. */
export async function treeBytes(folder: string): Promise<number> {
  let bytes = 0;
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0;
  }
  return bytes;
}
