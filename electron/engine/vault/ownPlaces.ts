import { constants, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from './diskProblems.ts';
import { vaultFiles } from './vaultPaths.ts';

// Whoever can write into the folder could put a link where a file or folder of the vault belongs, or a pipe that waits for
// its other end. FORMAT.md §1: neither is followed or opened.

const followed = [
  'keyring',
  'previousKeyring',
  'database',
  'evidence',
  'staging',
  'quarantine',
  'kept',
] as const;

/** Names in the vault folder, and folders of `evidence`, that are links or junctions. */
export function linkedPlaces(dir: string): readonly string[] {
  const own: string[] = followed.map((place) => vaultFiles[place]);
  if (isOwnFolder(join(dir, vaultFiles.evidence))) {
    const groups = groupsIn(join(dir, vaultFiles.evidence));
    own.push(...groups.map((name) => `${vaultFiles.evidence}/${name}`));
  }
  return own.filter((name) => look(join(dir, name))?.isSymbolicLink() === true);
}

/** None where the folder cannot be listed: what is lost with it is told with the files. */
function groupsIn(evidence: string): readonly string[] {
  try {
    return readdirSync(evidence).filter((name) => /^[0-9a-f]{2}$/.test(name));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}

/** Folders of the vault in whose place something else lies. */
export function occupiedPlaces(dir: string): readonly string[] {
  const folders = (['evidence', 'staging', 'quarantine', 'kept'] as const).map((place) => vaultFiles[place]);
  return folders.filter((name) => {
    const found = look(join(dir, name));
    return found !== null && !found.isDirectory() && !found.isSymbolicLink();
  });
}

/** A folder that is there and no link. */
export function isOwnFolder(place: string): boolean {
  return look(place)?.isDirectory() === true;
}

/** What is there once links are followed. Undefined: nothing. Null: the system does not tell, as of a link to itself. */
export function foundBehind(place: string): Stats | null | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return null;
  }
}

/** A folder that is there, once links are followed. */
export function isFolder(place: string): boolean {
  try {
    return statSync(place).isDirectory();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}

/** A file that is there, once links are followed, and no pipe, device or folder: to open one of these may wait for ever. */
export function isRegularFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}

/** Opens for reading; throws with code `EINVAL` what is no regular file, and the file system's error otherwise. */
export async function openOwnFile(file: string): Promise<FileHandle> {
  refuseOther(await stat(file));
  // It may have been exchanged since: without waiting a pipe opens at once.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    refuseOther(await handle.stat());
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function refuseOther(found: Stats): void {
  if (!found.isFile()) throw Object.assign(new Error('no regular file'), { code: 'EINVAL' });
}

function look(place: string): Stats | null {
  try {
    return lstatSync(place);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return null;
  }
}
