import { closeSync, openSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { isTempName } from '../../durableWrite/durableWrite.js';
import { foreignVersions, refuseAlteredRows } from './damageReport.ts';
import { openDatabase } from './database.ts';
import { systemCode, unreadable } from './diskProblems.ts';
import { isForeignJournal } from './foreignJournal.ts';
import { isKeyringAuthentic, type Keyring, type KeySlot } from './keyring.ts';
import { readKeyring } from './keyringFile.ts';
import { judgeKeyring, keyringInForce } from './keyringInForce.ts';
import { inUseBy, isForeignLock, readLock, writeLock } from './lockFile.ts';
import type { DatabaseFormat, Upgrade } from './migrate.ts';
import { OpenedVault } from './openedVault.ts';
import { isOwnFolder, linkedPlaces, occupiedPlaces } from './ownPlaces.ts';
import { readPastIndexes } from './readPastIndexes.ts';
import { freeBytesNow, releaseReserve } from './reserve.ts';
import type { Vault, VaultEnvironment } from './vault.ts';
import { type VaultKeys, wipeVaultKeys } from './vaultKeys.ts';
import { vaultFiles, vaultPath } from './vaultPaths.ts';
import { attempt, VaultSession } from './vaultSession.ts';

export interface OpenWithKeys {
  readonly dir: string;
  readonly environment: Required<VaultEnvironment>;
  readonly keys: VaultKeys;
  readonly keyring: Keyring;
  readonly slot: KeySlot;
  /** The slot whose secret was given; none for a copy that is only looked at. */
  readonly openedBy?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly takeOverLock?: boolean | undefined;
  readonly format?: DatabaseFormat | undefined;
  /** Findings made before the vault was opened. */
  readonly notices?: readonly Problem[];
}

/** The steps of unlock behind the keyring: FORMAT.md §8. Wipes the keys when it fails. */
export function openWithKeys(given: OpenWithKeys): Result<Vault> {
  const opened = open(given);
  if (!opened.ok) wipeVaultKeys(given.keys);
  return opened;
}

function open({ dir, environment, keys, keyring, slot, ...options }: OpenWithKeys): Result<Vault> {
  const isAsked = options.readOnly === true;
  const readOnly = isAsked || !isWritable(dir, environment.newId);
  const linked = linkedPlaces(dir);
  if (linked.length > 0 && !readOnly) return fail('vault-places-linked', { names: linked });
  const occupied = occupiedPlaces(dir);
  if (occupied.length > 0 && !readOnly) return fail('vault-places-occupied', { names: occupied });
  const holder = readLock(dir);
  const isElsewhere = isForeignLock(holder) && options.takeOverLock !== true;
  const isWhole = (file: string) => isWholeDatabase(file, keys, keyring.vaultId, options.format);
  if (!readOnly && !isElsewhere && isForeignJournal(dir, environment.newId, isWhole))
    return fail('vault-foreign-beside', { name: `${vaultFiles.database}-journal` });
  const upgrade = readOnly || isElsewhere ? null : upgradeOf(dir, environment, keys, keyring);
  const opened = openDatabase(vaultPath(dir, 'database'), readOnly, upgrade, options.format);
  if (!opened.ok && isElsewhere && opened.problems.some(({ code }) => code === 'vault-needs-conversion'))
    return failAll([inUseBy(holder)]);
  if (!opened.ok) return failAll(opened.problems.map((found) => withHolder(found, holder)));
  const { db } = opened.value;
  if (opened.value.problems.some(({ code }) => code === 'vault-database-damaged')) readPastIndexes(db);
  if (!readOnly && isElsewhere) {
    db.close();
    return failAll([inUseBy(holder)]);
  }

  const session = new VaultSession(db, keys, keyring.vaultId);
  const resumed = attempt(() => session.resume());
  if (!resumed.ok && !readOnly) {
    db.close();
    // Without its sealed state nothing could be added without hiding what happened to the rest.
    return fail('vault-database-damaged', {});
  }
  const judged = judgeKeyring(keyring, session.keyringInForce, options.openedBy ?? null, keys.header);
  if (!judged.ok) {
    db.close();
    return judged;
  }
  const { isRolledBack, isAhead } = judged.value;
  if (!isRolledBack) session.keyringInForce = keyringInForce(keyring);
  const problems: Problem[] = [
    ...(options.notices ?? []),
    ...(isRolledBack ? [problem('vault-keyring-rolled-back', {})] : []),
    ...(isAhead ? [problem('vault-keyring-ahead', {})] : []),
    // Told before anything is typed, not at the first save.
    ...(readOnly && !isAsked ? [problem('vault-opened-read-only', {})] : []),
    ...opened.value.problems,
    ...(resumed.ok ? [] : resumed.problems),
    ...(linked.length > 0 ? [problem('vault-places-linked', { names: linked })] : []),
    ...(occupied.length > 0 ? [problem('vault-places-occupied', { names: occupied })] : []),
  ];
  if (resumed.ok && !resumed.value.audit) {
    problems.push(problem('vault-audit-broken', { seq: session.audit.end.seq }));
  }
  if (resumed.ok && !resumed.value.rows) problems.push(...refuseAlteredRows(session));
  const foreign = attempt(() => foreignVersions(session));
  problems.push(...(foreign.ok ? foreign.value : foreign.problems));

  if (!readOnly) {
    // The lock file is advice for people only; a full disk must not keep the vault shut.
    ignoreDisk(() => writeLock(dir, environment.now()));
    sweep(dir);
    problems.push(...recoverVisits(session, environment.now()));
    const entry = { slotId: slot.id, objects: [], recovered: false };
    const logged = session.run(() => {
      const now = environment.now();
      if (opened.value.migratedFrom !== null) session.append({ ...entry, action: 'vault-migrated' }, now);
      session.append({ ...entry, action: 'vault-unlocked' }, now);
      if (isRolledBack) session.append({ ...entry, action: 'keyring-rolled-back' }, now);
      if (isAhead) session.append({ ...entry, action: 'keyring-ahead' }, now);
    });
    // A full disk must not keep people from reading; every later save reports it again.
    if (!logged.ok) problems.push(...logged.problems);
    // Only from here on: the reserve is for what people type, not for the entry of an unlock.
    session.makeRoom = () => releaseReserve(dir);
    session.savedInRoom = () => environment.onReserveUsed(freeBytesNow(dir));
  }
  const openCopy = (place: string) => openCopyWith(place, { environment, keys, keyring });
  const inUse = { keyring: judged.value.keyring, slot, readOnly, problems };
  return succeed(new OpenedVault({ dir, environment, session, openCopy, ...inUse }));
}

/** Opens a copy for that alone. One of an earlier format is believed: it was not brought to this one yet. */
function isWholeDatabase(
  file: string,
  keys: VaultKeys,
  vaultId: string,
  format: DatabaseFormat | undefined,
): boolean {
  const opened = openDatabase(file, false, null, format);
  if (!opened.ok) return opened.problems.some(({ code }) => code === 'vault-needs-conversion');
  const { db } = opened.value;
  try {
    const session = new VaultSession(db, keys, vaultId);
    const resumed = attempt(() => session.resume());
    return resumed.ok && resumed.value.audit && resumed.value.rows;
  } finally {
    db.close();
  }
}

function upgradeOf(
  dir: string,
  { now, disk }: Required<VaultEnvironment>,
  keys: VaultKeys,
  { vaultId }: Keyring,
): Upgrade {
  return { dir, now: now(), disk, keys, vaultId };
}

/** A copy opens with the master key of the vault, whatever its passphrase was when it was made. */
async function openCopyWith(
  dir: string,
  { environment, keys, keyring }: Pick<OpenWithKeys, 'environment' | 'keys' | 'keyring'>,
): Promise<Result<Vault>> {
  const read = await readKeyring(dir, 'keyring');
  const facts = { previousGenerationReadable: false };
  if (read.kind === 'missing') return fail('vault-keyring-missing', facts);
  if (read.kind === 'unreadable') return failAll([unreadable(vaultFiles.keyring, read.reason)]);
  if (read.kind !== 'keyring') return fail('vault-keyring-damaged', facts);
  const [slot] = read.keyring.slots;
  const isOurs = read.keyring.vaultId === keyring.vaultId && isKeyringAuthentic(read.keyring, keys.header);
  if (!isOurs || slot === undefined) return fail('vault-keyring-altered', { reason: 'mac', ...facts });
  const own = Object.entries(keys).map(([name, key]) => [name, Buffer.from(key as Buffer)]);
  const copied = Object.fromEntries(own) as unknown as VaultKeys;
  return openWithKeys({ dir, environment, keys: copied, keyring: read.keyring, slot, readOnly: true });
}

function recoverVisits(session: VaultSession, now: Date): Problem[] {
  const loaded = attempt(() => session.visits.load());
  const problems: Problem[] = loaded.ok ? [] : [...loaded.problems];
  for (const id of [...session.visits.open.keys()]) {
    const closed = session.run(() => session.visits.close(id, now, true));
    if (!closed.ok) problems.push(...closed.problems);
  }
  return problems;
}

/** What an interrupted write left. The vault is locked by now, so nobody else's file is among it. */
function sweep(dir: string): void {
  const staging = vaultPath(dir, 'staging');
  const kept = vaultPath(dir, 'kept');
  const leftovers = [
    ...namesIn(dir)
      .filter(isTempName)
      .map((name) => join(dir, name)),
    ...namesIn(staging).map((name) => join(staging, name)),
    ...namesIn(kept)
      .filter(isTempName)
      .map((name) => join(kept, name)),
  ];
  for (const path of leftovers) {
    ignoreDisk(() => rmSync(path, { recursive: true, force: true }));
  }
}

function namesIn(dir: string): string[] {
  if (!isOwnFolder(dir)) return [];
  let names: string[] = [];
  ignoreDisk(() => {
    names = readdirSync(dir);
  });
  return names;
}

/** Tidying up must not keep the vault shut: what another program still holds is tried again at the next unlock. */
function ignoreDisk(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

function isWritable(dir: string, newId: () => string): boolean {
  const probe = join(dir, `.probe.${newId().slice(0, 12)}.tmp`);
  try {
    closeSync(openSync(probe, 'wx'));
    unlinkSync(probe);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return !['EROFS', 'EACCES', 'EPERM'].includes(code);
  }
}

function withHolder(found: Problem, holder: ReturnType<typeof readLock>): Problem {
  return found.code === 'vault-in-use' && holder !== null ? inUseBy(holder) : found;
}
