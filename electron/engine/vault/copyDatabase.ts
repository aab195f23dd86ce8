import { rm } from 'node:fs/promises';
import { backup } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CopyWatch } from './backupOptions.ts';
import type { VaultSession } from './vaultSession.ts';

/** Pages copied at a time; a save waits for one such step at most. */
const pagesPerStep = 64;
const attempts = 5;
const pauseMs = 40;

/**
 * A consistent snapshot through the open connection, in steps between which saves go on: opening the file a second time
 * would drop SQLite's lock on it when closed again. A save at the very moment of a step ends the attempt.
 */
export async function copyDatabase({ db }: VaultSession, path: string, watch: CopyWatch): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    watch.proceed();
    try {
      await backup(db, path, { rate: pagesPerStep });
      return;
    } catch (error) {
      watch.proceed();
      if (!isBusy(error)) throw error;
      await rm(path, { force: true });
      await sleep(pauseMs * attempt);
    }
  }
  watch.proceed();
  // In one piece then: saves wait for it.
  db.prepare('VACUUM INTO ?').run(path);
}

/** Node hands on the code of the target, which is 0 (no error) when the source was busy. */
function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return code === 0 || code === 5 || code === 6;
}
