import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Problem } from '../../shared/problems.ts';
import { fail, failAll, problem, type Result, succeed } from '../../shared/result.ts';
import { durableWriter } from '../durableWrite/durableWrite.js';
import { behindLinks } from './behindLinks.ts';
import { openEvidenceStore } from './evidence/evidenceStore.ts';
import { exists, keptFolder, restoreNotePath } from './finishRestore.ts';
import { replaceVault } from './replaceVault.ts';
import { type BackupOptions, CopyStopped, CopyWatch } from './vault/backupOptions.ts';
import { backupName } from './vault/backupRetention.ts';
import { type CopySource, copyEvidence, copyReadable } from './vault/copyVaultFiles.ts';
import { openDatabase } from './vault/database.ts';
import { systemCode, writeProblem } from './vault/diskProblems.ts';
import { environmentOf } from './vault/environment.ts';
import { missingSpace, treeBytes } from './vault/freeSpace.ts';
import { readKeyring } from './vault/keyringFile.ts';
import { isForeignLock, readLock } from './vault/lockFile.ts';
import { isFolder, isRegularFile } from './vault/ownPlaces.ts';
import { isAboutPlace } from './vault/placeNotices.ts';
import { rebuildIndexes } from './vault/rebuildIndexes.ts';
import { unlockKeyring } from './vault/unlockKeyring.ts';
import { openVault, type Vault, type VaultEnvironment } from './vault/vault.ts';
import { wipeVaultKeys } from './vault/vaultKeys.ts';
import { vaultFiles, vaultPath } from './vault/vaultPaths.ts';
import { vaultState } from './vault/vaultState.ts';

export interface RestoreOptions extends VaultEnvironment, Pick<BackupOptions, 'onProgress' | 'signal'> {
  /** Folder of the backup. It is only read. */
  readonly from: string;
  /** The passphrase that was in force when the backup was made. */
  readonly passphrase: string;
  readonly slotLabel?: string;
  /** What `passphrase` is. Default: an officer's passphrase. */
  readonly slotType?: 'passphrase' | 'recovery';
  /** Folder of the vault that is replaced, or that is made when there is none. */
  readonly vaultDir: string;
  /** The person has seen `restore-source-damaged` and wants what is left. */
  readonly acceptDamage?: boolean;
  /** The person has seen `restore-target-in-use`: another computer's lock file lies in the vault that is replaced. */
  readonly takeOverLock?: boolean;
  /** The person has seen `restore-other-vault`. */
  readonly acceptOtherVault?: boolean;
  readonly allowWeakKdf?: boolean;
}

/** A copy of the backup beside the vault, checked from end to end. Nothing is replaced yet. */
export interface PreparedRestore {
  readonly vaultId: string;
  readonly problems: readonly Problem[];
  /** Puts the copy in the place of the vault; what was there is moved whole. The vault must be locked. */
  commit(): Promise<Result<{ readonly keptAs: string | null }>>;
  /** Removes the copy. */
  drop(): Promise<void>;
}

const spareBytes = 16 * 1024 * 1024;
const journalName = `${vaultFiles.database}-journal`;

/** Copies and checks a backup: rows, log, every evidence file by its hash. The vault in use is not touched. */
export async function prepareRestore(options: RestoreOptions): Promise<Result<PreparedRestore>> {
  const from = resolve(options.from);
  const vaultDir = await behindLinks(options.vaultDir);
  const environment = environmentOf(options);
  const watch = new CopyWatch(null, options);
  if (await isWithin(from, vaultDir)) return fail('restore-source-is-vault', {});
  if ((await vaultState(from)).kind === 'none') return fail('restore-source-missing', {});
  const other = await otherThanVault(vaultDir);
  if (other !== null) return fail('restore-place-not-vault', { kind: other });
  const refused = await refusedPlace(options.vaultDir, vaultDir);
  if (refused !== null) return failAll([refused]);
  const unlocked = await unlockKeyring({ ...options, dir: from });
  if (unlocked.ok) wipeVaultKeys(unlocked.value.keys);
  else if (!unlocked.problems.some(hasUsableSpare)) return failAll(unlocked.problems.map(ofSource));
  const asked = await questionsOf(options, from, vaultDir);
  if (asked.length > 0) return failAll(asked);

  const parent = dirname(vaultDir);
  const prepared = join(parent, `.${basename(vaultDir)}.${randomBytes(6).toString('hex')}.restoring`);
  const drop = () => rm(prepared, { recursive: true, force: true });
  try {
    const copied = await copyAtRest({ dir: from, environment }, prepared, watch, unlocked.ok);
    if (!copied.ok) {
      await drop();
      return copied;
    }
    const openPrepared = () => openVault({ ...options, dir: prepared, usePreviousKeyring: !unlocked.ok });
    let opened = await openPrepared();
    const isRebuilt = hasDamagedDatabase(opened) && rebuildIndexes(vaultPath(prepared, 'database'));
    if (isRebuilt) opened = await openPrepared();
    if (!opened.ok) {
      await drop();
      return failAll(opened.problems.map(ofSource));
    }
    const vault = opened.value;
    const { vaultId } = vault;
    try {
      const rebuilt = isRebuilt ? [problem('restore-indexes-damaged', {})] : [];
      const found = [...copied.value, ...rebuilt, ...(await findDamage(vault, watch))];
      if (found.length > 0 && options.acceptDamage !== true) {
        vault.lock();
        await drop();
        return failAll([problem('restore-source-damaged', { count: found.length }), ...found]);
      }
      const recorded = recordRestore(vault);
      if (!recorded.ok && options.acceptDamage !== true) {
        vault.lock();
        await drop();
        return recorded;
      }
      vault.lock();
      watch.proceed();
      await durableWriter(environment.disk).syncDirectory(prepared);
      return succeed({
        vaultId,
        problems: found,
        drop,
        commit: () => replaceVault(vaultDir, prepared, environment, options.takeOverLock === true),
      });
    } finally {
      vault.lock();
    }
  } catch (error) {
    await drop().catch(() => undefined);
    if (!(error instanceof CopyStopped)) return failAll([writeProblem(error)]);
    return failAll([
      error.problem.code === 'backup-cancelled' ? problem('restore-cancelled', {}) : error.problem,
    ]);
  }
}

/** Both steps in one, for a vault that nobody has open. */
export async function restoreVault(
  options: RestoreOptions,
): Promise<Result<{ readonly keptAs: string | null; readonly problems: readonly Problem[] }>> {
  const prepared = await prepareRestore(options);
  if (!prepared.ok) return prepared;
  const committed = await prepared.value.commit();
  return committed.ok ? succeed({ ...committed.value, problems: prepared.value.problems }) : committed;
}

/** What only a person can know, asked before anything is copied. */
async function questionsOf(options: RestoreOptions, from: string, vaultDir: string): Promise<Problem[]> {
  const asked: Problem[] = [];
  const holder = readLock(vaultDir);
  if (options.takeOverLock !== true && isForeignLock(holder))
    asked.push(problem('restore-target-in-use', { ...holder }));
  const [found, inPlace] = [await vaultIdIn(from), await vaultIdIn(vaultDir)];
  const isOther = found !== null && inPlace !== null && found !== inPlace;
  if (options.acceptOtherVault !== true && isOther)
    asked.push(problem('restore-other-vault', { found: shortId(found), inPlace: shortId(inPlace) }));
  return asked;
}

/** As the keyring or else its spare says; null when neither can be read. */
async function vaultIdIn(dir: string): Promise<string | null> {
  for (const which of ['keyring', 'previousKeyring'] as const) {
    const read = await readKeyring(dir, which);
    if (read.kind === 'keyring') return read.keyring.vaultId;
  }
  return null;
}

/** Enough to tell two vaults apart by their READ-ME.txt. */
function shortId(vaultId: string): string {
  return vaultId.slice(0, 8);
}

/** Hands back what can be done without and could not be read. The keyring can where the spare opens the copy. */
async function copyAtRest(
  source: CopySource,
  prepared: string,
  watch: CopyWatch,
  isKeyringNeeded: boolean,
): Promise<Result<readonly Problem[]>> {
  const database = vaultPath(source.dir, 'database');
  // Held while it is copied: a program that writes meanwhile would make a torn copy. Damage shows in the copy.
  const held = openDatabase(database, true);
  if (!held.ok && held.problems.some(({ code }) => code === 'vault-in-use')) return held;
  if (!isRegularFile(database)) return fail('restore-source-unusable', { name: vaultFiles.database });
  try {
    const evidenceBytes = await treeBytes(vaultPath(source.dir, 'evidence'));
    const total = (await stat(database)).size + evidenceBytes;
    const missing = await missingSpace(dirname(prepared), total + spareBytes);
    if (missing > 0) return fail('disk-full', { missingBytes: missing });
    watch.begin(total);
    watch.proceed();
    await mkdir(dirname(prepared), { recursive: true });
    await mkdir(prepared, { mode: 0o700 });
    for (const folder of ['evidence', 'staging', 'quarantine'] as const)
      await mkdir(vaultPath(prepared, folder));
    const needed = [vaultFiles.database, journalName, ...(isKeyringNeeded ? [vaultFiles.keyring] : [])];
    for (const name of [
      ...new Set([...needed, vaultFiles.keyring, vaultFiles.previousKeyring, vaultFiles.readMe]),
    ]) {
      const reason = await copyReadable(source, join(source.dir, name), join(prepared, name), watch);
      if (reason !== null && needed.includes(name))
        return fail('restore-source-unreadable', { name, reason });
    }
    const unread = new Map<string, string>();
    await copyEvidence(source, prepared, watch, false, unread);
    // Which files are concerned is told with what is missing in the copy.
    return succeed(
      [...new Set(unread.values())].map((reason) =>
        problem('restore-source-unreadable', { name: vaultFiles.evidence, reason }),
      ),
    );
  } finally {
    if (held.ok) held.value.db.close();
  }
}

/** Everything that would be found in the vault after the restore. */
async function findDamage(vault: Vault, watch: CopyWatch): Promise<readonly Problem[]> {
  const examined = await vault.examine(async ({ done, total }) => {
    watch.checked(done, total);
    await new Promise((goOn) => setImmediate(goOn));
    watch.proceed();
    return true;
  });
  if (!examined.ok) return examined.problems;
  const found = new Map<string, Problem>();
  const add = (one: Problem) => found.set(JSON.stringify([one.code, one.facts]), one);
  for (const one of vault.problems) if (!isAboutPlace(one) && one.code !== 'vault-keyring-ahead') add(one);
  for (const finding of examined.value.damagedRows) add(finding.problem);
  for (const one of examined.value.auditProblems) add(one);
  const evidence = await openEvidenceStore(vault);
  if (!evidence.ok) return [...found.values(), ...evidence.problems];
  for (const one of evidence.value.problems) add(one);
  const files = evidence.value.stored();
  for (const [index, { id }] of files.entries()) {
    watch.checked(index, files.length);
    const checked = await evidence.value.verify(id, () => {
      watch.proceed();
      return true;
    });
    if (!checked.ok) for (const one of checked.problems) add(one);
  }
  return [...found.values()];
}

/** In the log of the copy, so that a restore that was wanted can be told from an old vault that somebody put there. */
function recordRestore(vault: Vault): Result<void> {
  const at = vault.environment.now();
  const head = vault.auditHead();
  if (!head.ok) return head;
  return vault.transact('vault-restored', (tx) => {
    tx.put('restored', backupName(at), { at: at.toISOString(), head: head.value });
  });
}

/** Where a backup cannot be put back the advice to put one back leads nowhere. */
function ofSource(found: Problem): Problem {
  switch (found.code) {
    case 'vault-keyring-missing':
    case 'vault-keyring-damaged':
      return problem('restore-source-unusable', { name: vaultFiles.keyring });
    case 'vault-database-missing':
    case 'vault-database-damaged':
      return problem('restore-source-unusable', { name: vaultFiles.database });
    case 'vault-file-unreadable':
      return problem('restore-source-unreadable', { name: found.facts.name, reason: found.facts.reason });
    default:
      return found;
  }
}

function hasDamagedDatabase(opened: Result<Vault>): boolean {
  return !opened.ok && opened.problems.some(({ code }) => code === 'vault-database-damaged');
}

function hasUsableSpare(found: Problem): boolean {
  const isSpareMeant =
    found.code === 'vault-keyring-missing' ||
    found.code === 'vault-keyring-damaged' ||
    found.code === 'vault-file-unreadable';
  return isSpareMeant && found.facts.previousGenerationReadable;
}

/** A file, or a folder with something else than a vault: nothing of a person's is moved away for a restore. */
async function otherThanVault(vaultDir: string): Promise<'file' | 'folder' | null> {
  const names = await readdir(vaultDir).catch((error: unknown) => {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return code === 'ENOENT' ? [] : [code];
  });
  if (names.includes('ENOTDIR')) return 'file';
  return names.length > 0 && (await vaultState(vaultDir)).kind === 'none' ? 'folder' : null;
}

/** What stands in the way beside the vault, seen before anything is copied. */
async function refusedPlace(given: string, vaultDir: string): Promise<Problem | null> {
  // A link to a drive that is not there: nothing is made in its place on this one.
  const isLinked = resolve(given) !== vaultDir;
  if (isLinked && !(await exists(dirname(vaultDir)))) return problem('place-vanished', { reason: 'ENOENT' });
  const [kept, note] = [keptFolder(vaultDir), restoreNotePath(vaultDir)];
  const isInTheWay = async (place: string, isFit: (place: string) => boolean) =>
    (await lstat(place).catch(() => null)) !== null && !isFit(place);
  if (await isInTheWay(kept, isFolder)) return problem('restore-place-occupied', { name: basename(kept) });
  if (await isInTheWay(note, isRegularFile))
    return problem('restore-place-occupied', { name: basename(note) });
  return null;
}

async function isWithin(folder: string, vaultDir: string): Promise<boolean> {
  const place = await realpath(folder).catch(() => folder);
  const root = await realpath(vaultDir).catch(() => vaultDir);
  return place === root || place.startsWith(root + sep);
}
