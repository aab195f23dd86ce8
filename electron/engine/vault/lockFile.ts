import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { systemCode } from './diskProblems.ts';
import { vaultPath } from './vaultPaths.ts';

// The `lock` file tells people who has the vault open. SQLite's own lock decides; it cannot be trusted across
// computers on a network share, so there a foreign lock file decides.

export interface LockHolder {
  readonly host: string;
  readonly since: string;
}

const lockSchema = z.object({ pid: z.int(), host: z.string().max(255), since: z.string().max(40) });

/** Null when there is none, or none that can be read. */
export function readLock(dir: string): LockHolder | null {
  try {
    const { host, since } = lockSchema.parse(JSON.parse(readFileSync(vaultPath(dir, 'lock'), 'utf8')));
    return { host, since };
  } catch {
    return null;
  }
}

export function isForeignLock(holder: LockHolder | null): holder is LockHolder {
  return holder !== null && holder.host !== hostname();
}

export function writeLock(dir: string, now: Date): void {
  const content = { pid: process.pid, host: hostname(), since: now.toISOString() };
  writeFileSync(vaultPath(dir, 'lock'), `${JSON.stringify(content)}\n`);
}

/** Keys are wiped and the database is closed by now: a stick pulled out must not make locking fail. */
export function removeLock(dir: string): void {
  try {
    rmSync(vaultPath(dir, 'lock'), { force: true });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}
