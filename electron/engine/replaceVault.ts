import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../../shared/problems.ts';
import { failAll, problem, type Result, succeed } from '../../shared/result.ts';
import { durableWriter } from '../durableWrite/durableWrite.js';
import { exists, keptFolder, type RestoreNote, removeNote, restoreNotePath } from './finishRestore.ts';
import { backupName } from './vault/backupRetention.ts';
import { openDatabase } from './vault/database.ts';
import { writeProblem } from './vault/diskProblems.ts';
import { isForeignLock, readLock } from './vault/lockFile.ts';
import { releaseReserve } from './vault/reserve.ts';
import type { VaultEnvironment } from './vault/vault.ts';
import { vaultPath } from './vault/vaultPaths.ts';

/** Two renames behind a note: FORMAT.md §15, step 5. `prepared` is a checked copy beside the vault; `takeOverLock`: another computer's lock file is no hindrance. */
export async function replaceVault(
  vaultDir: string,
  prepared: string,
  environment: Required<VaultEnvironment>,
  takeOverLock: boolean,
): Promise<Result<{ readonly keptAs: string | null }>> {
  const writer = durableWriter(environment.disk);
  const parent = dirname(vaultDir);
  const drop = () => rm(prepared, { recursive: true, force: true }).catch(() => undefined);
  try {
    const inUse = holderOf(vaultDir, takeOverLock);
    if (inUse !== null) {
      await drop();
      return failAll([inUse]);
    }
    await rmdir(vaultDir).catch(() => undefined);
    const kept = (await exists(vaultDir)) ? await freeName(vaultDir, environment.now()) : null;
    const note: RestoreNote = { prepared: basename(prepared), kept };
    await writer.writeFileDurably(restoreNotePath(vaultDir), `${JSON.stringify(note)}\n`);
    try {
      if (kept !== null) {
        await mkdir(keptFolder(vaultDir), { recursive: true, mode: 0o700 });
        await writer.publishFile(vaultDir, join(keptFolder(vaultDir), kept));
        await writer.syncDirectory(parent);
      }
      await writer.publishFile(prepared, vaultDir);
    } catch (error) {
      // A refused sync behind the last rename: the vault is in its place, and the note tells so after a power cut.
      const isDone = !(await exists(prepared)) && (await exists(vaultDir));
      if (!isDone) {
        await undo(vaultDir, prepared, kept);
        throw error;
      }
    }
    // From here on the restore holds, whatever becomes of the note: finishing it again changes nothing.
    await removeNote(vaultDir).catch(() => undefined);
    if (kept !== null) releaseReserve(join(keptFolder(vaultDir), kept));
    return succeed({ keptAs: kept });
  } catch (error) {
    if (await exists(vaultDir)) await drop();
    return failAll([writeProblem(error)]);
  }
}

/** Back to the vault as it was. Where the disk refuses that too, the note finishes the restore at the next start. */
async function undo(vaultDir: string, prepared: string, kept: string | null): Promise<void> {
  if (!(await exists(prepared))) return;
  if (kept !== null && !(await exists(vaultDir))) {
    try {
      await rename(join(keptFolder(vaultDir), kept), vaultDir);
    } catch {
      return;
    }
  }
  await rm(prepared, { recursive: true, force: true }).catch(() => undefined);
  await removeNote(vaultDir).catch(() => undefined);
}

/** Who has the vault open; null when nobody has, or when there is none that opens. */
function holderOf(vaultDir: string, takeOverLock: boolean): Problem | null {
  // SQLite's lock does not reach across network shares.
  const holder = readLock(vaultDir);
  if (!takeOverLock && isForeignLock(holder)) return problem('restore-target-in-use', { ...holder });
  const opened = openDatabase(vaultPath(vaultDir, 'database'), true);
  if (opened.ok) opened.value.db.close();
  const found = opened.ok ? [] : opened.problems;
  return found.find(({ code }) => code === 'vault-in-use') ?? null;
}

async function freeName(vaultDir: string, now: Date): Promise<string> {
  const taken = new Set(await readdir(keptFolder(vaultDir)).catch(() => []));
  const first = backupName(now);
  let name = first;
  for (let number = 2; taken.has(name); number += 1) name = `${first}-${number}`;
  return name;
}
