import type { Problem } from '../../../shared/problems.ts';
import { problem, type Result } from '../../../shared/result.ts';
import type { DurableFs } from '../../durableWrite/durableWrite.js';
import type { MadeBackup } from './backup.ts';
import type { BackupOptions } from './backupOptions.ts';
import { buildVault } from './buildVault.ts';
import type { ExaminedSoFar, VaultExamination } from './checkVault.ts';
import { environmentOf } from './environment.ts';
import type { KeySlot, SlotType } from './keyring.ts';
import type { NewSlot, SlotProof } from './keySlots.ts';
import type { DatabaseFormat } from './migrate.ts';
import { openWithKeys } from './openWithKeys.ts';
import { noticesOfPlace } from './placeNotices.ts';
import { restoreKeyring } from './restoreKeyring.ts';
import { unlockKeyring } from './unlockKeyring.ts';
import type { VaultPlace } from './vaultPlace.ts';

// The vault: what FORMAT.md beside this file describes, as one object. Everything the rest of the
// engine may do with sealed data is in these types; nothing here knows what the documents mean.

/** Where the program is told the time and gets fresh ids; tests pass their own. */
export interface VaultEnvironment {
  /** Wall clock. Default: the system clock. Never used to order anything. */
  readonly now?: () => Date;
  /** 32 lower-case hex digits, never twice the same. Default: 16 random bytes. */
  readonly newId?: () => string;
  /** File system calls of keyring, evidence and backup writes. Default: Node's; tests pass failing ones. */
  readonly disk?: DurableFs;
  /** What kind of disk a folder lies on. Default: asked of the system; tests pass other answers. */
  readonly placeOf?: (dir: string) => Promise<VaultPlace>;
  /** A save met a full disk and went through after the reserve was given back. `freeBytes`: of the disk now; null when unknown. */
  readonly onReserveUsed?: (freeBytes: number | null) => void;
}

export interface CreateVaultOptions extends VaultEnvironment {
  /** Absolute path. Must be absent or an empty folder. */
  readonly dir: string;
  readonly passphrase: string;
  /** Alias shown at unlock such as "Cán bộ 1". Plain on disk: never a person's name. */
  readonly slotLabel: string;
  /** scrypt N, a power of two. Default 2^17. Below 2^15 only together with `allowWeakKdf`. */
  readonly kdfCost?: number;
  /** Lifts the lower guard on the work factor. For tests only. */
  readonly allowWeakKdf?: boolean;
}

export interface OpenVaultOptions extends VaultEnvironment {
  readonly dir: string;
  readonly passphrase: string;
  /** Without it every slot is tried in order (one scrypt each). */
  readonly slotLabel?: string;
  /** Only this slot is tried. */
  readonly slotId?: string;
  /** What `passphrase` is. Default: an officer's passphrase. A secret is never tried on slots of another type. */
  readonly slotType?: SlotType;
  readonly allowWeakKdf?: boolean;
  /** Opens without writing a byte, even when `vault.db` is damaged; the damage is in `Vault.problems`. */
  readonly readOnly?: boolean;
  /** Opens with `keyring.bak.json` where `keyring.json` is no good, and puts it back as that once the vault is open. */
  readonly usePreviousKeyring?: boolean;
  /** Takes over a lock file left by another computer. Only after a person confirmed it. */
  readonly takeOverLock?: boolean;
  /** What `vault.db` has to look like. Default: the format of this program; tests pass one that does not exist yet. */
  readonly format?: DatabaseFormat;
  /** Opens for writing although the vault lies on a network share. Only after a person confirmed it. */
  readonly acceptNetwork?: boolean;
}

/** A document as stored. `value` is JSON data that the caller validates with its own schema. */
export interface StoredDocument {
  readonly kind: string;
  readonly key: string;
  /** Counts up by one at each save, from 1. */
  readonly rev: number;
  readonly value: unknown;
}

export interface DocumentList {
  /** In the order of their keys. */
  readonly documents: readonly StoredDocument[];
  /** One entry per row that could not be authenticated; the others are still listed. */
  readonly problems: readonly Problem[];
}

/** One changed field for the audit log. */
export interface FieldChange {
  readonly field: string;
  readonly old: unknown;
  readonly new: unknown;
}

/**
 * What may be done inside `Vault.transact`. Methods throw a private signal on an expected failure, which
 * `transact` turns into its Result after rolling everything back; so nothing half-done is ever committed.
 */
export interface VaultTransaction {
  read(kind: string, key: string): StoredDocument | null;
  list(kind: string): DocumentList;
  /** Inserts or replaces; returns the new rev. `changes` default to a field-by-field comparison. */
  put(kind: string, key: string, value: unknown, changes?: readonly FieldChange[]): number;
  /** Removes the document, its last version stays in the history. False when it was not there. */
  remove(kind: string, key: string): boolean;
  /** Index row of a stored blob; used by the evidence store. `fileSizeBytes` is the size on disk. */
  putEvidence(id: string, fileSizeBytes: number, record: unknown, changes?: readonly FieldChange[]): number;
  /** Turns the index row into a tombstone; the file may be deleted after the commit. */
  removeEvidence(id: string): boolean;
  /** Rolls back and makes `transact` return these problems. */
  refuse(problems: readonly Problem[]): never;
}

export interface EvidenceRow {
  readonly id: string;
  readonly rev: number;
  readonly fileSizeBytes: number;
  /** Null for a tombstone. */
  readonly record: unknown;
}

export interface AuditHead {
  /** Number of the last entry. */
  readonly seq: number;
  /** First 8 bytes of its MAC, 16 lower-case hex digits. */
  readonly mac: string;
}

export interface AuditObject {
  readonly table: 'doc' | 'ev';
  readonly kind: string;
  readonly key: string;
  readonly rev: number;
  /** SHA-256 (hex) of the sealed plaintext at that rev; null when removed. */
  readonly sha256: string | null;
  readonly changes: readonly FieldChange[];
}

export interface AuditEntry {
  readonly seq: number;
  /** ISO time as the clock showed it. */
  readonly at: string;
  /** `backwards`: before the entry above it. `jump`: more than 24 h after it within one session. */
  readonly clock: 'ok' | 'backwards' | 'jump';
  readonly slotId: string;
  readonly action: string;
  readonly objects: readonly AuditObject[];
  /** True when written at the next unlock for a field visit that a crash cut off. */
  readonly recovered: boolean;
}

export interface SealKey {
  /** P-256 private key, PKCS#8 DER. The caller wipes it after use. */
  readonly pkcs8: Buffer;
  /** Its public key, SubjectPublicKeyInfo DER. */
  readonly spki: Buffer;
}

/** What `Vault.examine` found, with what is wrong with the two keyrings. */
export interface ExaminedVault extends VaultExamination {
  readonly keyringProblems: readonly Problem[];
}

export interface DatabaseMode {
  readonly journalMode: string;
  /** 3 = EXTRA. */
  readonly synchronous: number;
  readonly sqlite: string;
}

/** An open vault. Methods return `vault-locked` after `lock()`, and `vault-read-only` where they would write. */
export interface Vault {
  readonly dir: string;
  readonly vaultId: string;
  readonly slotId: string;
  readonly slotLabel: string;
  readonly readOnly: boolean;
  /** Damage found at unlock: rows missing, altered or rolled back, a broken audit tail. Empty when all is well. */
  readonly problems: readonly Problem[];
  readonly isLocked: boolean;

  /** Null when there is no such document; `vault-row-damaged` when it cannot be authenticated. */
  read(kind: string, key: string): Result<StoredDocument | null>;
  /** One version of a document, the present one or one of the history; null when that rev is not kept. */
  version(kind: string, key: string, rev: number): Result<StoredDocument | null>;
  /** The newest version of the history below `rev`; null when there is none. */
  versionBefore(kind: string, key: string, rev: number): Result<StoredDocument | null>;
  /** All documents of a kind. Use a kind per group that is read together, such as `answer/<returnId>`. */
  list(kind: string): Result<DocumentList>;
  /** One user action: all writes of `work` and one audit entry, or nothing. Closes open visits of the documents it touches. */
  transact<T>(action: string, work: (tx: VaultTransaction) => T): Result<T>;
  /**
   * Durable save without history or audit, for typing. The first one opens a field visit, which gets one history
   * and one audit entry when it closes: `closeVisit`, a `transact` on the document, `lock`, or a save 60 s later.
   */
  saveQuietly(
    kind: string,
    key: string,
    value: unknown,
  ): Result<{ readonly rev: number; readonly savedAt: Date }>;
  /** What `keepDraft` of this slot wrote last; null when there is none. */
  draft(): Result<unknown>;
  /** Durable, without history and audit: text that is typed and no value yet. It replaces the draft before. */
  keepDraft(value: unknown): Result<void>;
  /** True when a visit was open. */
  closeVisit(kind: string, key: string): Result<boolean>;
  /** Closes the visits opened at least `olderThanMs` ago (default: all); returns how many. */
  closeVisits(olderThanMs?: number): Result<number>;

  auditHead(): Result<AuditHead>;
  /** Entries after `afterSeq`, oldest first, at most `limit`. */
  auditEntries(afterSeq: number, limit: number): Result<readonly AuditEntry[]>;
  /** Entries before `beforeSeq`, newest first, at most `limit`. */
  auditEntriesBefore(beforeSeq: number, limit: number): Result<readonly AuditEntry[]>;
  /** The head as it was when entry `seq` was the last; null when there is no such entry. */
  auditHeadAt(seq: number): Result<AuditHead | null>;
  /** Recomputes the whole chain and compares it with the rows; returns the number of entries. */
  verifyAudit(): Result<{ readonly entries: number }>;
  /** Authenticates every row of every table. Empty when all is well. */
  verifyRows(): Result<readonly Problem[]>;
  /**
   * Both of these and the keyrings in slices of a few milliseconds. `pause` runs between two of them, in which other work
   * goes on; when it says false the check ends with `check-cancelled`.
   */
  examine(pause: (soFar: ExaminedSoFar) => Promise<boolean>): Promise<Result<ExaminedVault>>;
  /** Opens a copy of this vault in another folder with the keys of this one, for reading. The caller locks it. */
  openCopy(dir: string): Promise<Result<Vault>>;
  /** How SQLite works here. */
  databaseMode(): Result<DatabaseMode>;

  /** Everything that opens this vault, as its keyring tells. */
  readonly slots: readonly KeySlot[];
  /**
   * Wraps the master key for a new slot, or anew for the slot of that id, and unwraps it once to prove it. `proof` opens
   * the master key: `vault-wrong-passphrase` when it does not. Nothing is in force before `changeSlots`.
   */
  prepareSlot(proof: SlotProof, slot: NewSlot): Promise<Result<KeySlot>>;
  /**
   * Writes the keyring with these slots, then logs `action`; `work` writes what belongs to it in the same transaction. When
   * that fails the old keyring is put back; `keys-changed-unlogged` besides when the disk refuses it.
   */
  changeSlots(
    next: (slots: readonly KeySlot[]) => readonly KeySlot[],
    action: string,
    work?: (tx: VaultTransaction) => void,
  ): Promise<Result<void>>;
  sealKey(): Result<SealKey>;
  /** Unwraps with the old passphrase before anything changes. */
  changePassphrase(current: string, next: string): Promise<Result<void>>;
  /** Copies the vault to `targetDir` (absent or empty), and opens and checks the copy before it gets its name. Saves go on meanwhile. */
  backupTo(targetDir: string, options?: BackupOptions): Promise<Result<MadeBackup>>;
  /** Keeps room for one last save on a full disk, when the disk has room for that. Not when opened for reading. */
  keepReserve(): Promise<void>;
  /** Closes visits, wipes keys, closes the database, removes the lock file. A second call does nothing. */
  lock(): Result<void>;

  /** Index rows of the blobs, for the evidence store. */
  evidenceRows(): Result<{ readonly rows: readonly EvidenceRow[]; readonly problems: readonly Problem[] }>;
  /** Input key of the evidence streams: a copy, which the caller wipes. (A view would be zeroed in mid-use by `lock`.) */
  evidenceKey(): Result<Buffer>;
  readonly environment: Required<VaultEnvironment>;
}

/** Makes a new vault and returns it open. Fails with `vault-exists`, `vault-folder-not-empty`, `vault-passphrase-too-short`, `vault-network-refused`, `vault-sync-refused`, `vault-path-too-long`, `disk-full`, `write-refused`, `place-vanished`. */
export async function createVault(options: CreateVaultOptions): Promise<Result<Vault>> {
  const created = await buildVault(options);
  if (!created.ok) return created;
  const environment = environmentOf(options);
  const notices =
    (await environment.placeOf(options.dir)) === 'removable' ? [problem('vault-on-removable', {})] : [];
  return openWithKeys({ dir: options.dir, environment, notices, ...created.value });
}

/** Opens an existing vault. Never creates or empties anything: what is missing or damaged is a problem. */
export async function openVault(options: OpenVaultOptions): Promise<Result<Vault>> {
  const notices = await noticesOfPlace(options);
  if (!notices.ok) return notices;
  const unlocked = await unlockKeyring(options);
  if (!unlocked.ok) return unlocked;
  const { dir, readOnly, takeOverLock, format } = options;
  const environment = environmentOf(options);
  const opened = openWithKeys({
    dir,
    format,
    environment,
    readOnly,
    takeOverLock,
    notices: notices.value,
    ...unlocked.value,
  });
  if (!opened.ok || opened.value.readOnly || !unlocked.value.isSpare) return opened;
  const restored = await restoreKeyring(dir, unlocked.value.keyring, environment);
  if (restored.ok) return opened;
  opened.value.lock();
  return restored;
}
