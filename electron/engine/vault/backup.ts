import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import { type BackupOptions, CopyStopped, CopyWatch } from './backupOptions.ts';
import { checkCopy } from './checkCopy.ts';
import { copyDatabase } from './copyDatabase.ts';
import { canLink, copyEvidence, copyFile, copyReadable, UnreadSource } from './copyVaultFiles.ts';
import { sqliteProblem } from './database.ts';
import { systemCode, unreadable, writeProblem } from './diskProblems.ts';
import { missingSpace, treeBytes } from './freeSpace.ts';
import type { Vault } from './vault.ts';
import { vaultPath } from './vaultPaths.ts';
import type { VaultSession } from './vaultSession.ts';

/** An unfinished copy this old belongs to no program that still runs. */
const abandonedMs = 24 * 60 * 60 * 1000;
/** Left free beside what is written. */
const spareBytes = 16 * 1024 * 1024;

/** Found when the vault was opened: what of it is missing cannot be seen in a copy. */
const damageCodes: readonly string[] = [
  'vault-database-damaged',
  'vault-rows-altered',
  'vault-row-damaged',
  'vault-audit-broken',
];

/** A backup that has its name. */
export interface MadeBackup {
  readonly folder: string;
  /** `backup-of-damaged` when rows, log or evidence of the vault could not be authenticated: they cannot be in the copy either. */
  readonly problems: readonly Problem[];
}

/**
 * A complete vault in another folder: database as one consistent snapshot, both keyrings, evidence as it is
 * (ciphertext). Saves go on meanwhile. The copy is compared, opened and checked row by row under a temporary name before
 * it gets its own.
 */
export async function backUpVault(
  vault: Vault,
  session: VaultSession,
  targetDir: string,
  options: BackupOptions = {},
): Promise<Result<MadeBackup>> {
  const target = resolve(targetDir);
  if (await isInside(target, vault.dir)) return fail('backup-inside-vault', {});
  const present = await readdir(target).catch((error: unknown) => {
    const code = systemCode(error) ?? '';
    return code === 'ENOENT' ? [] : [code];
  });
  if (present.includes('ENAMETOOLONG')) return fail('backup-name-too-long', {});
  if (present.length > 0) return fail('backup-exists', {});

  const parent = dirname(target);
  const partial = join(parent, `.${basename(target)}.${randomBytes(6).toString('hex')}.partial`);
  const watch = new CopyWatch(vault, options);
  const writer = durableWriter(vault.environment.disk);
  try {
    await sweepAbandoned(parent, vault.environment.now());
    watch.proceed();
    await mkdir(partial, { mode: 0o700 });
    for (const folder of ['evidence', 'staging', 'quarantine'] as const)
      await mkdir(vaultPath(partial, folder));
    const isLinked = options.linkEvidence === true && (await canLink(vault, partial));
    const { size } = await stat(vaultPath(vault.dir, 'database'));
    const total = size + (isLinked ? 0 : await treeBytes(vaultPath(vault.dir, 'evidence')));
    const missing = await missingSpace(parent, total + spareBytes);
    if (missing > 0) {
      await rm(partial, { recursive: true, force: true });
      return fail('disk-full', { missingBytes: missing });
    }
    watch.begin(total);
    const unread = new Map<string, string>();
    // Evidence on both sides of the snapshot: no file is missing for what was attached or removed meanwhile.
    await copyEvidence(vault, partial, watch, isLinked, unread);
    watch.proceed();
    const before = session.audit.head().seq;
    await copyDatabase(session, vaultPath(partial, 'database'), watch);
    watch.proceed();
    await syncFile(vaultPath(partial, 'database'));
    await copyEvidence(vault, partial, watch, isLinked, unread);
    await copyFile(vault, vaultPath(vault.dir, 'keyring'), vaultPath(partial, 'keyring'), true, watch);
    for (const file of ['previousKeyring', 'readMe'] as const)
      await copyReadable(vault, vaultPath(vault.dir, file), vaultPath(partial, file), watch);
    await writer.syncDirectory(partial);
    watch.proceed();
    const checked = await checkCopy(vault, session, partial, { before, unread }, watch);
    if (checked === 'unfaithful') {
      watch.proceed();
      await rm(partial, { recursive: true, force: true });
      return fail('backup-check-failed', {});
    }
    watch.proceed();
    const isDamaged = checked === 'damaged' || vault.problems.some(({ code }) => damageCodes.includes(code));
    const named = isDamaged ? `${target}${options.damagedMark ?? ''}` : target;
    await rmdir(named).catch(() => undefined);
    await rename(partial, named);
    await writer.syncDirectory(parent);
    return succeed({
      folder: named,
      problems: isDamaged ? [problem('backup-of-damaged', { folder: basename(named) })] : [],
    });
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof CopyStopped) return failAll([error.problem]);
    return failAll([await copyProblem(error, parent)]);
  }
}

/** What a crash or a stick pulled out left under a temporary name. */
async function sweepAbandoned(parent: string, now: Date): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((entry) => /^\..+\.[0-9a-f]{12}\.partial$/.test(entry))) {
    const found = await stat(join(parent, name)).catch(() => null);
    if (found?.isDirectory() && now.getTime() - found.mtimeMs > abandonedMs)
      await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
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

/** A place that is gone is told as such: the system's own codes for a stick pulled out differ from system to system. */
async function copyProblem(error: unknown, parent: string): Promise<Problem> {
  if (error instanceof UnreadSource) return unreadable(error.file, error.reason);
  // The temporary name is a little longer.
  if (systemCode(error) === 'ENAMETOOLONG') return problem('backup-name-too-long', {});
  const told = systemCode(error) === undefined ? sqliteProblem(error) : writeProblem(error);
  if (told.code !== 'write-refused') return told;
  const isGone = (await stat(parent).catch(() => null)) === null;
  return isGone ? problem('backup-place-gone', {}) : told;
}
