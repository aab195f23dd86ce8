import type { DatabaseSync } from 'node:sqlite';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { AuditLog, type NewAuditEntry } from './auditLog.ts';
import { sqliteProblem } from './database.ts';
import { Documents } from './documents.ts';
import { Drafts } from './drafts.ts';
import { FieldVisits } from './fieldVisits.ts';
import type { KeyringInForce } from './keyringInForce.ts';
import { OpenTransaction } from './openTransaction.ts';
import { damagedRow, SealedRows } from './sealedRows.ts';
import { TransactionAbort } from './transactionAbort.ts';
import type { AuditEntry, VaultTransaction } from './vault.ts';
import type { VaultKeys } from './vaultKeys.ts';

interface SealedState {
  readonly auditSeq: number;
  readonly auditMac: string;
  readonly tally: string;
  /** Slot → rev of its draft; missing while there is none. */
  readonly drafts?: Readonly<Record<string, number>>;
  readonly keyring?: KeyringInForce;
}

const stateId = 'state';

/**
 * The open database with its keys: one SQLite transaction per call of `run`, and after a failure memory is as
 * before. The sealed `state` row, rewritten in each transaction, ties rows and audit chain together.
 */
export class VaultSession {
  readonly db: DatabaseSync;
  readonly keys: VaultKeys;
  readonly vaultId: string;
  readonly rows: SealedRows;
  readonly documents: Documents;
  readonly audit: AuditLog;
  readonly visits: FieldVisits;
  readonly drafts: Drafts;
  /** Written with every transaction; null before the first unlock. */
  keyringInForce: KeyringInForce | null = null;
  /** Makes room on a full disk; false when there is nothing to give. The session then tries once more. */
  makeRoom: () => boolean = () => false;
  /** A transaction went through only after `makeRoom`. */
  savedInRoom: () => void = () => undefined;
  #stateRev = 0;

  constructor(db: DatabaseSync, keys: VaultKeys, vaultId: string) {
    this.db = db;
    this.keys = keys;
    this.vaultId = vaultId;
    this.rows = new SealedRows(db, keys, vaultId);
    this.documents = new Documents(this.rows, keys);
    this.audit = new AuditLog(db, keys, vaultId);
    this.visits = new FieldVisits(this.rows, this.documents, this.audit);
    this.drafts = new Drafts(this.rows);
  }

  /** Reads the sealed state; aborts when there is none. `audit` tells whether the chain ends there, `rows` whether exactly those rows are there. */
  resume(): { readonly audit: boolean; readonly rows: boolean } {
    const row = this.rows.read('meta', stateId);
    if (row === null) throw damagedRow('meta', stateId);
    const state = row.json as SealedState;
    this.#stateRev = row.rev;
    this.drafts.revs = new Map(Object.entries(state.drafts ?? {}));
    this.keyringInForce = state.keyring ?? null;
    Buffer.from(state.tally, 'base64').copy(this.rows.tally);
    const audit = this.audit.resumeAt({ seq: state.auditSeq, mac: Buffer.from(state.auditMac, 'base64') });
    return { audit, rows: this.rows.countTally().equals(this.rows.tally) };
  }

  /**
   * All or nothing. Expected failures come back as problems; bugs are thrown after the rollback. `work` runs a second time
   * when the disk was full and room could be made: it writes to this session only.
   */
  run<T>(work: () => T): Result<T> {
    const first = this.#runOnce(work);
    if (first !== 'disk-full') return first;
    const second = this.makeRoom() ? this.#runOnce(work) : first;
    if (second === 'disk-full') return fail('disk-full', { missingBytes: null });
    if (second.ok) this.savedInRoom();
    return second;
  }

  #runOnce<T>(work: () => T): Result<T> | 'disk-full' {
    if (this.db.isTransaction) throw new Error('a transaction is already running');
    const undoAudit = this.audit.snapshot();
    const tally = Buffer.from(this.rows.tally);
    const visits = new Map(this.visits.open);
    const drafts = new Map(this.drafts.revs);
    const stateRev = this.#stateRev;
    try {
      this.db.exec('BEGIN IMMEDIATE');
      const value = work();
      if (value instanceof Promise) throw new Error('a transaction cannot wait');
      this.#writeState();
      this.db.exec('COMMIT');
      return succeed(value);
    } catch (error) {
      // On a full disk SQLite has rolled back by itself already.
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      undoAudit();
      tally.copy(this.rows.tally);
      this.visits.open = visits;
      this.drafts.revs = drafts;
      this.#stateRev = stateRev;
      const told = problemsOf(error);
      const isFull = !(error instanceof TransactionAbort) && told.problems[0]?.code === 'disk-full';
      return isFull ? 'disk-full' : told;
    }
  }

  /** One user action with its one audit entry. */
  transact<T>(
    work: (tx: VaultTransaction) => T,
    entry: Pick<NewAuditEntry, 'action' | 'slotId'>,
    now: Date,
  ): Result<T> {
    return this.run(() => {
      const tx = new OpenTransaction(this.rows, this.documents, (id) => this.visits.close(id, now, false));
      const value = work(tx);
      this.append({ ...entry, objects: tx.auditObjects(), recovered: false }, now);
      return value;
    });
  }

  append(entry: NewAuditEntry, now: Date): AuditEntry {
    return this.audit.append(entry, now);
  }

  #writeState(): void {
    const state: SealedState = {
      auditSeq: this.audit.end.seq,
      auditMac: this.audit.end.mac.toString('base64'),
      tally: this.rows.tally.toString('base64'),
      ...(this.drafts.revs.size === 0 ? {} : { drafts: Object.fromEntries(this.drafts.revs) }),
      ...(this.keyringInForce === null ? {} : { keyring: this.keyringInForce }),
    };
    this.#stateRev += 1;
    this.rows.writeMeta(stateId, this.#stateRev, state);
  }
}

/** A read outside a transaction, with the same failures as values. */
export function attempt<T>(work: () => T): Result<T> {
  try {
    return succeed(work());
  } catch (error) {
    return problemsOf(error);
  }
}

function problemsOf(error: unknown): { ok: false; problems: TransactionAbort['problems'] } {
  return failAll(error instanceof TransactionAbort ? error.problems : [sqliteProblem(error)]);
}
