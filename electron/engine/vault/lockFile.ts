import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { z } from 'zod';
import { momentText } from '../../../shared/domain/moment.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { systemCode } from './diskProblems.ts';
import { foundBehind } from './ownPlaces.ts';
import { vaultPath } from './vaultPaths.ts';

// The `lock` file tells people who has the vault open. SQLite's own lock decides; it cannot be trusted across
// computers on a network share, so there a foreign lock file decides.

export interface LockHolder {
  readonly host: string;
  /** Name of the logon, `DOMAIN\name` on Windows; empty when unknown. */
  readonly user: string;
  /** ISO time with the offset of that computer. */
  readonly since: string;
}

const lockSchema = z.object({
  pid: z.int(),
  host: z.string().max(255),
  user: z.string().max(300).optional(),
  since: z.string().max(40),
});

/** Far more than any of the program has. */
const largestLockBytes = 4096;

/** Null when there is none, or none that can be read. */
export function readLock(dir: string): LockHolder | null {
  const found = foundBehind(vaultPath(dir, 'lock'));
  if (found?.isFile() !== true || found.size > largestLockBytes) return null;
  try {
    const { host, user, since } = lockSchema.parse(JSON.parse(readFileSync(vaultPath(dir, 'lock'), 'utf8')));
    return { host, user: user ?? '', since };
  } catch {
    return null;
  }
}

export function isForeignLock(holder: LockHolder | null): holder is LockHolder {
  return holder !== null && holder.host !== hostname();
}

export function inUseBy(holder: LockHolder): Problem {
  return problem('vault-in-use', { ...holder, isHere: !isForeignLock(holder) });
}

export function writeLock(dir: string, now: Date): void {
  const since = momentText(now, -now.getTimezoneOffset());
  const content = { pid: process.pid, host: hostname(), user: logonName(), since };
  // Whatever has the name goes first: through a link or into a pipe nothing is written.
  removeLock(dir);
  writeFileSync(vaultPath(dir, 'lock'), `${JSON.stringify(content)}\n`, { flag: 'wx' });
}

/** Keys are wiped and the database is closed by now: a stick pulled out must not make locking fail. */
export function removeLock(dir: string): void {
  try {
    unlinkSync(vaultPath(dir, 'lock'));
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

function logonName(): string {
  const domain = process.platform === 'win32' ? (process.env.USERDOMAIN ?? '') : '';
  try {
    const { username } = userInfo();
    return domain === '' ? username : `${domain}\\${username}`;
  } catch {
    // An account without an entry in the system's list of users.
    return '';
  }
}
