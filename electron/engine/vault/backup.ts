import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { durableWriter, writeFully } from '../../durableWrite/durableWrite.js';
import { openDatabase, sqliteProblem } from './database.ts';
import { systemCode, writeProblem } from './diskProblems.ts';
import type { Vault } from './vault.ts';
import { vaultPath } from './vaultPaths.ts';
import { attempt, VaultSession } from './vaultSession.ts';

const copyBufferBytes = 1024 * 1024;

class LockedMeanwhile extends Error {}

/**
 * A complete vault in another folder: database as one consistent snapshot, both keyrings, evidence as it is
 * (ciphertext). The copy is compared and opened under a temporary name before it gets its own.
 */
export async function backUpVault(
  vault: Vault,
  session: VaultSession,
  targetDir: string,
): Promise<Result<void>> {
  const target = resolve(targetDir);
  if (await isInside(target, vault.dir)) return fail('backup-inside-vault', {});
  const present = await readdir(target).catch((error: unknown) =>
    systemCode(error) === 'ENOENT' ? [] : ['?'],
  );
  if (present.length > 0) return fail('backup-exists', {});

  const partial = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.partial`);
  const writer = durableWriter(vault.environment.disk);
  try {
    await mkdir(partial, { recursive: true, mode: 0o700 });
    for (const folder of ['staging', 'quarantine'] as const) await mkdir(vaultPath(partial, folder));
    if (vault.isLocked) throw new LockedMeanwhile();
    // Through the open connection: opening the file here would drop SQLite's lock on it when closed again.
    session.db.prepare('VACUUM INTO ?').run(vaultPath(partial, 'database'));
    const head = session.audit.head();
    await syncFile(vaultPath(partial, 'database'));
    for (const file of ['keyring', 'previousKeyring', 'readMe'] as const) {
      await copyFile(vault, vaultPath(vault.dir, file), vaultPath(partial, file), file === 'keyring');
    }
    await copyEvidence(vault, partial);
    await writer.syncDirectory(partial);
    // The keys are zeroes after locking: nothing could be checked with them.
    if (vault.isLocked) throw new LockedMeanwhile();
    if (!opensAs(vaultPath(partial, 'database'), session, head)) {
      await rm(partial, { recursive: true, force: true });
      return fail('backup-check-failed', {});
    }
    await rmdir(target).catch(() => undefined);
    await rename(partial, target);
    await writer.syncDirectory(dirname(target));
    return succeed(undefined);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    return error instanceof LockedMeanwhile ? fail('vault-locked', {}) : failAll([copyProblem(error)]);
  }
}

function opensAs(path: string, original: VaultSession, head: { seq: number; mac: string }): boolean {
  const opened = openDatabase(path, true);
  if (!opened.ok) return false;
  const { db, problems } = opened.value;
  const copy = new VaultSession(db, original.keys, original.vaultId);
  const resumed = attempt(() => copy.resume());
  const copied = copy.audit.head();
  const isSame = resumed.ok && copied.seq === head.seq && copied.mac === head.mac;
  db.close();
  return isSame && problems.length === 0;
}

async function copyEvidence(vault: Vault, partial: string): Promise<void> {
  const from = vaultPath(vault.dir, 'evidence');
  const to = vaultPath(partial, 'evidence');
  await mkdir(to);
  const { syncDirectory } = durableWriter(vault.environment.disk);
  for (const folder of await readdir(from)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    await mkdir(join(to, folder));
    for (const name of await readdir(join(from, folder))) {
      await copyFile(vault, join(from, folder, name), join(to, folder, name), true);
    }
    await syncDirectory(join(to, folder));
  }
  await syncDirectory(to);
}

/** Copies, syncs and compares. A missing source is only an error where `isNeeded`. */
async function copyFile(vault: Vault, from: string, to: string, isNeeded: boolean): Promise<void> {
  const source = await open(from, 'r').catch((error: unknown) => {
    if (!isNeeded && systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (source === null) return;
  try {
    const target = await vault.environment.disk.open(to, 'wx+', 0o600);
    try {
      const buffer = Buffer.allocUnsafe(copyBufferBytes);
      const again = Buffer.allocUnsafe(copyBufferBytes);
      for (let position = 0; ; ) {
        const { bytesRead } = await source.read(buffer, 0, buffer.length, position);
        if (bytesRead === 0) break;
        await writeFully(target, buffer.subarray(0, bytesRead));
        position += bytesRead;
      }
      await target.sync();
      for (let position = 0; ; ) {
        const { bytesRead } = await source.read(buffer, 0, buffer.length, position);
        const copied = await target.read(again, 0, Math.max(bytesRead, 1), position);
        const isSame =
          copied.bytesRead === bytesRead && buffer.compare(again, 0, bytesRead, 0, bytesRead) === 0;
        if (!isSame) throw Object.assign(new Error(`${to} reads back differently`), { code: 'EIO' });
        if (bytesRead === 0) break;
        position += bytesRead;
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isInside(target: string, vaultDir: string): Promise<boolean> {
  const root = await realpath(vaultDir);
  const parent = await realpath(dirname(target)).catch(() => dirname(target));
  const place = join(parent, basename(target));
  return place === root || place.startsWith(root + sep);
}

function copyProblem(error: unknown) {
  return systemCode(error) === undefined ? sqliteProblem(error) : writeProblem(error);
}
