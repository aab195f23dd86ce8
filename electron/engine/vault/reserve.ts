import { randomBytes } from 'node:crypto';
import { statfsSync, unlinkSync } from 'node:fs';
import { lstat, open, rm, statfs } from 'node:fs/promises';
import { writeFully } from '../../durableWrite/durableWrite.js';
import { systemCode } from './diskProblems.ts';
import { vaultPath } from './vaultPaths.ts';

// Room kept for one last save on a full disk: FORMAT.md §1.

export const reserveBytes = 16 * 1024 * 1024;
/** The reserve is made only where at least so much is free. */
export const roomForReserveBytes = 256 * 1024 * 1024;

const pieceBytes = 1024 * 1024;

/**
 * Makes the reserve when it is not there whole and the disk has room; false when it is not there afterwards. Random bytes,
 * because a disk that compresses would keep no room for zeros; not synced, since nothing in it has to survive.
 */
export async function keepReserve(dir: string): Promise<boolean> {
  const path = vaultPath(dir, 'reserve');
  try {
    const present = await lstat(path).catch(ignoreDisk);
    if (present?.isFile() && present.size === reserveBytes) return true;
    // Whatever has the name: an unfinished one, or a link, through which nothing is to be written.
    await rm(path, { force: true });
    const { bavail, bsize } = await statfs(dir);
    if (bavail * bsize < roomForReserveBytes) return false;
    await fill(path);
    return true;
  } catch (error) {
    // A vault without its reserve works as well.
    ignoreDisk(error);
    await rm(path, { force: true }).catch(ignoreDisk);
    return false;
  }
}

/** Gives the room back; false when there was none. */
export function releaseReserve(dir: string): boolean {
  try {
    unlinkSync(vaultPath(dir, 'reserve'));
    return true;
  } catch (error) {
    ignoreDisk(error);
    return false;
  }
}

/** Free bytes for this user; null where the system does not tell. */
export function freeBytesNow(dir: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize;
  } catch (error) {
    return ignoreDisk(error);
  }
}

async function fill(path: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    for (let done = 0; done < reserveBytes; done += pieceBytes) {
      await writeFully(handle, randomBytes(pieceBytes));
    }
  } finally {
    await handle.close();
  }
}

function ignoreDisk(error: unknown): null {
  if (systemCode(error) === undefined) throw error;
  return null;
}
