import { lstat, readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { systemCode } from './vault/diskProblems.ts';

/** More links behind each other are a circle. */
const mostLinks = 40;

/**
 * Where the last part of a path leads through links, also when nothing is there: what is renamed or put there must not
 * replace the link itself.
 */
export async function behindLinks(place: string): Promise<string> {
  let at = resolve(place);
  for (let step = 0; step < mostLinks && (await isLink(at)); step += 1) {
    const folder = await realpath(dirname(at));
    at = resolve(folder, await readlink(at));
  }
  return at;
}

async function isLink(place: string): Promise<boolean> {
  try {
    return (await lstat(place)).isSymbolicLink();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}
