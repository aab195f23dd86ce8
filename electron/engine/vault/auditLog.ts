import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { problem } from '../../../shared/result.ts';
import { openRow, sealRow } from './rowSeal.ts';
import { TransactionAbort } from './transactionAbort.ts';
import type { AuditEntry, AuditHead } from './vault.ts';
import type { VaultKeys } from './vaultKeys.ts';

// The audit chain: mac_n = HMAC(auditMac, mac_{n−1} ‖ n ‖ sealed body), mac_0 = 32 zero bytes. FORMAT.md §6.

const jumpMs = 24 * 60 * 60 * 1000;
const auditRev = 1;
/** Bytes of the MAC that a head tells. */
const headBytes = 8;

export interface ChainEnd {
  readonly seq: number;
  readonly mac: Buffer;
}

export const chainStart: ChainEnd = { seq: 0, mac: Buffer.alloc(32) };

export interface VerifiedPage {
  readonly entries: readonly AuditEntry[];
  readonly end: ChainEnd;
  /** No entry stands behind it. */
  readonly isLast: boolean;
}

export type NewAuditEntry = Omit<AuditEntry, 'seq' | 'at' | 'clock'>;

export class AuditLog {
  end: ChainEnd = chainStart;
  readonly #keys: VaultKeys;
  readonly #vaultId: string;
  readonly #insert: StatementSync;
  readonly #select: StatementSync;
  readonly #selectBefore: StatementSync;
  readonly #count: StatementSync;
  #lastAt: string | null = null;
  #hasWrittenThisSession = false;

  constructor(db: DatabaseSync, keys: VaultKeys, vaultId: string) {
    this.#keys = keys;
    this.#vaultId = vaultId;
    this.#insert = db.prepare('INSERT INTO audit(seq, body, mac) VALUES (?, ?, ?)');
    this.#select = db.prepare('SELECT seq, body, mac FROM audit WHERE seq > ? ORDER BY seq LIMIT ?');
    this.#selectBefore = db.prepare(
      'SELECT seq, body, mac FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?',
    );
    this.#count = db.prepare('SELECT count(*) AS entries, max(seq) AS last FROM audit');
  }

  /** Continues the chain at the end named by the sealed state; false when the file ends differently. */
  resumeAt(end: ChainEnd): boolean {
    this.end = end;
    const counted = this.#count.get();
    if (Number(counted?.last ?? 0) !== end.seq || Number(counted?.entries ?? 0) !== end.seq) return false;
    const last = this.#select.get(end.seq - 1, 1);
    if (last === undefined) return end.seq === 0;
    const entry = this.#open(end.seq, last.body as Uint8Array);
    this.#lastAt = entry?.at ?? null;
    return entry !== null && last.mac instanceof Uint8Array && end.mac.equals(last.mac);
  }

  append(entry: NewAuditEntry, now: Date): AuditEntry {
    const seq = this.end.seq + 1;
    const full: AuditEntry = { seq, at: now.toISOString(), clock: this.#clockFlag(now), ...entry };
    const place = { vaultId: this.#vaultId, table: 'audit', id: String(seq), rev: auditRev } as const;
    const body = sealRow(this.#keys.auditSeal, place, Buffer.from(JSON.stringify(full), 'utf8'));
    const mac = this.#chain(this.end.mac, seq, body);
    // Rows behind the known end were put there by someone else: neither overwritten nor a reason to crash.
    if (this.#select.get(seq - 1, 1) !== undefined) throw brokenAt(seq);
    this.#insert.run(seq, body, mac);
    this.end = { seq, mac };
    this.#lastAt = full.at;
    this.#hasWrittenThisSession = true;
    return full;
  }

  /** What `append` changes in memory, for undoing it when the transaction is rolled back. */
  snapshot(): () => void {
    const { end } = this;
    const lastAt = this.#lastAt;
    const hasWritten = this.#hasWrittenThisSession;
    return () => {
      this.end = end;
      this.#lastAt = lastAt;
      this.#hasWrittenThisSession = hasWritten;
    };
  }

  head(): AuditHead {
    return { seq: this.end.seq, mac: this.end.mac.toString('hex', 0, headBytes) };
  }

  /** Aborts with `vault-audit-broken` at the first entry that cannot be opened. */
  entries(afterSeq: number, limit: number): AuditEntry[] {
    return this.#select.all(afterSeq, limit).map((row) => this.#opened(row));
  }

  /** The same from the end: entries before `beforeSeq`, newest first. */
  entriesBefore(beforeSeq: number, limit: number): AuditEntry[] {
    return this.#selectBefore.all(beforeSeq, limit).map((row) => this.#opened(row));
  }

  /** The head as it was when that entry was the last; null when there is none of that number. */
  headAt(seq: number): AuditHead | null {
    const row = this.#select.get(seq - 1, 1);
    if (row === undefined || Number(row.seq) !== seq) return null;
    if (!(row.mac instanceof Uint8Array)) throw brokenAt(seq);
    return { seq, mac: Buffer.from(row.mac).toString('hex', 0, headBytes) };
  }

  /** Every entry in order, the chain recomputed. Aborts with `vault-audit-broken` at the first that does not fit. */
  *verified(): Generator<AuditEntry> {
    let page: VerifiedPage = { entries: [], end: chainStart, isLast: false };
    while (!page.isLast) {
      page = this.verifiedPage(page.end, 500);
      yield* page.entries;
    }
  }

  /** A stretch of the same behind `from`, so that a check can pause between two of them. The last one must end where the sealed state says. */
  verifiedPage(from: ChainEnd, limit: number): VerifiedPage {
    let end = from;
    const rows = this.#select.all(from.seq, limit);
    const entries = rows.map((row) => {
      const seq = Number(row.seq);
      const { body, mac: found } = row;
      const isBytes = body instanceof Uint8Array && found instanceof Uint8Array;
      if (!isBytes || seq !== end.seq + 1) throw brokenAt(end.seq + 1);
      const mac = this.#chain(end.mac, seq, body);
      const entry = this.#open(seq, body);
      const isNext = found.length === mac.length && timingSafeEqual(found, mac);
      if (!isNext || entry === null || entry.seq !== seq) throw brokenAt(end.seq + 1);
      end = { seq, mac };
      return entry;
    });
    const isLast = rows.length < limit;
    if (isLast && (end.seq !== this.end.seq || !end.mac.equals(this.end.mac))) throw brokenAt(end.seq + 1);
    return { entries, end, isLast };
  }

  #opened(row: Record<string, unknown>): AuditEntry {
    const seq = Number(row.seq);
    const entry = this.#open(seq, row.body as Uint8Array);
    if (entry === null) throw brokenAt(seq);
    return entry;
  }

  #open(seq: number, body: Uint8Array): AuditEntry | null {
    const place = { vaultId: this.#vaultId, table: 'audit', id: String(seq), rev: auditRev } as const;
    const plaintext = openRow(this.#keys.auditSeal, place, body);
    return plaintext === null ? null : (JSON.parse(plaintext.toString('utf8')) as AuditEntry);
  }

  #chain(previous: Buffer, seq: number, body: Uint8Array): Buffer {
    const number = Buffer.alloc(8);
    number.writeBigUInt64BE(BigInt(seq));
    return createHmac('sha256', this.#keys.auditMac).update(previous).update(number).update(body).digest();
  }

  #clockFlag(now: Date): AuditEntry['clock'] {
    if (this.#lastAt === null) return 'ok';
    const sinceLastMs = now.getTime() - Date.parse(this.#lastAt);
    if (sinceLastMs < 0) return 'backwards';
    // A weekend between two sessions is no jump; inside one the PC was on, or slept, or its clock was set.
    return this.#hasWrittenThisSession && sinceLastMs > jumpMs ? 'jump' : 'ok';
  }
}

function brokenAt(seq: number): TransactionAbort {
  return new TransactionAbort([problem('vault-audit-broken', { seq })]);
}
