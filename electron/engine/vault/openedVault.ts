import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { backUpVault, type MadeBackup } from './backup.ts';
import type { BackupOptions } from './backupOptions.ts';
import { type ExaminedSoFar, examineVault, keyringProblems } from './checkVault.ts';
import { unreadableRows, verifyAuditAgainstRows } from './damageReport.ts';
import { databaseMode } from './database.ts';
import type { Keyring, KeySlot } from './keyring.ts';
import { keyringInForce } from './keyringInForce.ts';
import { type NewSlot, type SlotProof, withSlot, wrapForSlot } from './keySlots.ts';
import { removeLock } from './lockFile.ts';
import { replaceSlots } from './replaceSlots.ts';
import { keepReserve } from './reserve.ts';
import { readSealKey } from './sealKey.ts';
import type {
  AuditEntry,
  AuditHead,
  DatabaseMode,
  DocumentList,
  EvidenceRow,
  ExaminedVault,
  SealKey,
  StoredDocument,
  Vault,
  VaultEnvironment,
  VaultTransaction,
} from './vault.ts';
import { wipeVaultKeys } from './vaultKeys.ts';
import { attempt, type VaultSession } from './vaultSession.ts';

interface OpenedParts {
  readonly dir: string;
  readonly environment: Required<VaultEnvironment>;
  readonly session: VaultSession;
  readonly keyring: Keyring;
  readonly slot: KeySlot;
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
  readonly openCopy: (dir: string) => Promise<Result<Vault>>;
}

/** Longest stretch of a check without a pause, in milliseconds: shorter than a person's keystroke is shown in. */
const sliceMs = 8;

/** The vault between unlock and lock. Rules live in the parts it calls; here is who may call them when. */
export class OpenedVault implements Vault {
  readonly dir: string;
  readonly vaultId: string;
  readonly slotId: string;
  readonly slotLabel: string;
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
  readonly environment: Required<VaultEnvironment>;
  readonly #session: VaultSession;
  readonly #openCopy: OpenedParts['openCopy'];
  #keyring: Keyring;
  #isLocked = false;

  constructor(parts: OpenedParts) {
    this.dir = parts.dir;
    this.vaultId = parts.keyring.vaultId;
    this.slotId = parts.slot.id;
    this.slotLabel = parts.slot.label;
    this.readOnly = parts.readOnly;
    this.problems = parts.problems;
    this.environment = parts.environment;
    this.#session = parts.session;
    this.#keyring = parts.keyring;
    this.#openCopy = parts.openCopy;
  }

  get isLocked(): boolean {
    return this.#isLocked;
  }

  read(kind: string, key: string): Result<StoredDocument | null> {
    return this.#read((session) => session.documents.find(kind, key)?.document ?? null);
  }

  version(kind: string, key: string, rev: number): Result<StoredDocument | null> {
    return this.#read((session) => session.documents.version(kind, key, rev));
  }

  versionBefore(kind: string, key: string, rev: number): Result<StoredDocument | null> {
    return this.#read((session) => session.documents.versionBefore(kind, key, rev));
  }

  list(kind: string): Result<DocumentList> {
    return this.#read((session) => session.documents.list(kind));
  }

  transact<T>(action: string, work: (tx: VaultTransaction) => T): Result<T> {
    return this.#write((session, now) => session.transact(work, { action, slotId: this.slotId }, now));
  }

  saveQuietly(kind: string, key: string, value: unknown): Result<{ rev: number; savedAt: Date }> {
    return this.#write((session, now) =>
      session.run(() => ({ rev: session.visits.save(kind, key, value, this.slotId, now), savedAt: now })),
    );
  }

  draft(): Result<unknown> {
    return this.#read((session) => session.drafts.read(this.slotId));
  }

  keepDraft(value: unknown): Result<void> {
    return this.#write((session) => session.run(() => session.drafts.write(this.slotId, value)));
  }

  closeVisit(kind: string, key: string): Result<boolean> {
    return this.#write((session, now) => {
      const id = session.documents.id(kind, key);
      if (!session.visits.open.has(id)) return succeed(false);
      const closed = session.run(() => session.visits.close(id, now, false));
      return closed.ok ? succeed(true) : closed;
    });
  }

  closeVisits(olderThanMs = 0): Result<number> {
    return this.#write((session, now) => {
      const problems: Problem[] = [];
      // One transaction each: a damaged row keeps its own visit open and no other.
      const ids = session.visits.olderThan(olderThanMs, now);
      for (const id of ids) {
        const closed = session.run(() => session.visits.close(id, now, false));
        if (!closed.ok) problems.push(...closed.problems);
      }
      return problems.length === 0 ? succeed(ids.length) : failAll(problems);
    });
  }

  auditHead(): Result<AuditHead> {
    return this.#read((session) => session.audit.head());
  }

  auditEntries(afterSeq: number, limit: number): Result<readonly AuditEntry[]> {
    return this.#read((session) => session.audit.entries(afterSeq, limit));
  }

  auditEntriesBefore(beforeSeq: number, limit: number): Result<readonly AuditEntry[]> {
    return this.#read((session) => session.audit.entriesBefore(beforeSeq, limit));
  }

  auditHeadAt(seq: number): Result<AuditHead | null> {
    return this.#read((session) => session.audit.headAt(seq));
  }

  verifyAudit(): Result<{ entries: number }> {
    const checked = this.#read(verifyAuditAgainstRows);
    if (!checked.ok) return checked;
    const { entries, problems } = checked.value;
    return problems.length === 0 ? succeed({ entries }) : failAll(problems);
  }

  verifyRows(): Result<readonly Problem[]> {
    return this.#read(unreadableRows);
  }

  async examine(pause: (soFar: ExaminedSoFar) => Promise<boolean>): Promise<Result<ExaminedVault>> {
    if (this.#isLocked) return fail('vault-locked', {});
    const keyring = await keyringProblems(this.dir, this.#keyring, this.#session.keys.header);
    const work = examineVault(this.#session, this.environment.now());
    for (;;) {
      const slice = this.#read(() => {
        const begunAt = performance.now();
        let step = work.next();
        while (step.done !== true && performance.now() - begunAt < sliceMs) step = work.next();
        return step;
      });
      if (!slice.ok) return slice;
      if (slice.value.done === true) return succeed({ ...slice.value.value, keyringProblems: keyring });
      if (!(await pause(slice.value.value))) return fail('check-cancelled', {});
    }
  }

  async openCopy(dir: string): Promise<Result<Vault>> {
    return this.#isLocked ? fail('vault-locked', {}) : this.#openCopy(dir);
  }

  databaseMode(): Result<DatabaseMode> {
    return this.#read(({ db }) => databaseMode(db));
  }

  sealKey(): Result<SealKey> {
    return this.#isLocked ? fail('vault-locked', {}) : readSealKey(this.#session);
  }

  get slots(): readonly KeySlot[] {
    return this.#keyring.slots;
  }

  async prepareSlot(proof: SlotProof, slot: NewSlot): Promise<Result<KeySlot>> {
    const writable = this.#write(() => succeed(undefined));
    return writable.ok ? wrapForSlot(this.vaultId, this.slots, proof, slot) : writable;
  }

  async changeSlots(
    next: (slots: readonly KeySlot[]) => readonly KeySlot[],
    action: string,
    work: (tx: VaultTransaction) => void = () => undefined,
  ): Promise<Result<void>> {
    const writable = this.#write(() => succeed(undefined));
    if (!writable.ok) return writable;
    const { keyring, result } = await replaceSlots(
      this,
      this.#keyring,
      this.#session.keys,
      next(this.slots),
      (changed) => this.#logSlots(changed, action, work),
    );
    this.#keyring = keyring;
    return result;
  }

  /** Without its entry nothing of the change stays in the state: one that is in force all the same is told at the next unlock. */
  #logSlots(changed: Keyring, action: string, work: (tx: VaultTransaction) => void): Result<void> {
    if (this.#isLocked) return succeed(undefined);
    const before = this.#session.keyringInForce;
    let isLogged = false;
    try {
      this.#session.keyringInForce = keyringInForce(changed);
      const logged = this.transact(action, work);
      isLogged = logged.ok;
      return logged;
    } finally {
      if (!isLogged) this.#session.keyringInForce = before;
    }
  }

  async changePassphrase(current: string, next: string): Promise<Result<void>> {
    const own = this.slots.find(({ id }) => id === this.slotId);
    if (own === undefined) return fail('vault-slot-not-found', { label: this.slotLabel });
    const { id, label, type } = own;
    const proof = { slotId: id, secret: current };
    const slot = await this.prepareSlot(proof, { id, label, type, secret: next });
    if (!slot.ok) return slot;
    return this.changeSlots((slots) => withSlot(slots, slot.value), 'passphrase-changed');
  }

  async backupTo(targetDir: string, options: BackupOptions = {}): Promise<Result<MadeBackup>> {
    const closed = this.readOnly ? this.#read(() => 0) : this.closeVisits();
    if (!closed.ok) return closed;
    const copied = await backUpVault(this, this.#session, targetDir, options);
    if (!copied.ok || options.isUnlogged === true || this.readOnly || this.#isLocked) return copied;
    // A copy of a damaged vault is none to fall back on: it does not count as a backup.
    const action = copied.value.problems.length === 0 ? 'vault-backed-up' : 'damaged-vault-backed-up';
    const logged = this.transact(action, () => undefined);
    return logged.ok ? copied : logged;
  }

  async keepReserve(): Promise<void> {
    if (!this.readOnly && !this.#isLocked) await keepReserve(this.dir);
  }

  lock(): Result<void> {
    if (this.#isLocked) return succeed(undefined);
    const closed: Result<unknown> = this.readOnly ? succeed(0) : this.closeVisits();
    this.#isLocked = true;
    this.#session.db.close();
    wipeVaultKeys(this.#session.keys);
    if (!this.readOnly) removeLock(this.dir);
    return closed.ok ? succeed(undefined) : closed;
  }

  evidenceRows(): Result<{ rows: EvidenceRow[]; problems: Problem[] }> {
    return this.#read(({ rows: stored }) => {
      const rows: EvidenceRow[] = [];
      const problems: Problem[] = [];
      for (const id of stored.ids('ev')) {
        const row = attempt(() => stored.read('ev', id));
        if (!row.ok) problems.push(...row.problems);
        else if (row.value !== null) {
          const { record } = row.value.json as { record: unknown };
          rows.push({ id, rev: row.value.rev, fileSizeBytes: stored.evidenceFileSize(id) ?? 0, record });
        }
      }
      return { rows, problems };
    });
  }

  evidenceKey(): Result<Buffer> {
    return this.#read((session) => Buffer.from(session.keys.evidence));
  }

  #read<T>(work: (session: VaultSession) => T): Result<T> {
    if (this.#isLocked) return fail('vault-locked', {});
    return attempt(() => work(this.#session));
  }

  #write<T>(work: (session: VaultSession, now: Date) => Result<T>): Result<T> {
    if (this.#isLocked) return fail('vault-locked', {});
    if (this.readOnly) return fail('vault-read-only', {});
    return work(this.#session, this.environment.now());
  }
}
