import { createSecretKey } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { problem } from '../../../shared/result.ts';
import { openRow, type SealedTable, sealRow } from './rowSeal.ts';
import { tallyBytes, toggleRow } from './rowSetTally.ts';
import { TransactionAbort } from './transactionAbort.ts';
import type { VaultKeys } from './vaultKeys.ts';

// The sealed tables of vault.db. Every method runs inside a transaction of its caller and keeps the tally of
// rows in step; JSON goes in and comes out, so a body is only ever plain in memory.

export interface SealedRow {
  readonly id: string;
  readonly rev: number;
  /** The sealed plaintext, for hashing. */
  readonly plaintext: Buffer;
  readonly json: unknown;
}

type TalliedTable = 'doc' | 'visit' | 'ev';
/** The column beside id, rev and body that the tally covers too. */
const extraColumn = { doc: 'grp', visit: null, ev: 'size' } as const;

export class SealedRows {
  readonly tally: Buffer = Buffer.alloc(tallyBytes);
  /** `table|id` of rows that unlock found missing, foreign or rolled back. */
  readonly refused = new Set<string>();
  readonly #db: DatabaseSync;
  readonly #keys: VaultKeys;
  readonly #vaultId: string;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, keys: VaultKeys, vaultId: string) {
    this.#db = db;
    this.#keys = keys;
    this.#vaultId = vaultId;
  }

  /** Null when absent. Aborts with `vault-row-damaged` when the row cannot be trusted. */
  read(table: SealedTable, id: string): SealedRow | null {
    const row = this.#prepare(`SELECT rev, body FROM ${table} WHERE id = ?`).get(id);
    if (this.refused.has(`${table}|${id}`)) throw damagedRow(table, id);
    return row === undefined ? null : this.#open(table, id, Number(row.rev), row.body as Uint8Array);
  }

  readHistory(id: string, rev: number): SealedRow | null {
    const row = this.#prepare('SELECT body FROM doc_hist WHERE id = ? AND rev = ?').get(id, rev);
    return row === undefined ? null : this.#open('doc_hist', id, rev, row.body as Uint8Array);
  }

  /** Rev of the newest kept version. Aborts when that one cannot be trusted: the revs of a document go on from it. */
  lastHistoryRev(id: string): number | null {
    const row = this.#prepare('SELECT max(rev) AS rev FROM doc_hist WHERE id = ?').get(id);
    return row?.rev == null ? null : (this.readHistory(id, Number(row.rev))?.rev ?? null);
  }

  /**
   * Ids of documents with a kept version that is not older than the present one, or, where none is present, that nobody
   * with the keys sealed: rows that were put there from outside.
   */
  foreignHistory(): string[] {
    const largest = Number.MAX_SAFE_INTEGER;
    const suspects = this.#prepare(
      `SELECT kept.id, min(kept.rev, ${largest}) AS rev, doc.id IS NOT NULL AS isPresent
       FROM (SELECT id, max(rev) AS rev FROM doc_hist GROUP BY id) AS kept LEFT JOIN doc ON doc.id = kept.id
       WHERE doc.id IS NULL OR kept.rev >= doc.rev`,
    ).all();
    return suspects
      .filter(({ id, rev, isPresent }) => isPresent === 1 || !this.#isSealed(String(id), Number(rev)))
      .map(({ id }) => String(id));
  }

  /** Rev of the kept version before this one; null when none is kept. */
  historyRevBefore(id: string, rev: number): number | null {
    const row = this.#prepare('SELECT max(rev) AS rev FROM doc_hist WHERE id = ? AND rev < ?').get(id, rev);
    return row?.rev == null ? null : Number(row.rev);
  }

  /** Inserts or replaces a row; `extra` is the group of a document or the file size of a blob. */
  write(table: TalliedTable, id: string, rev: number, json: unknown, extra?: string | number): Buffer {
    this.#toggleStored(table, id);
    const plaintext = Buffer.from(JSON.stringify(json), 'utf8');
    const body = this.#seal(table, id, rev, plaintext);
    const column = extraColumn[table];
    if (column === null || extra === undefined) {
      this.#prepare(
        `INSERT INTO ${table}(id, rev, body) VALUES (?, ?, ?)
         ON CONFLICT(id) DO UPDATE SET rev = excluded.rev, body = excluded.body`,
      ).run(id, rev, body);
    } else {
      this.#prepare(
        `INSERT INTO ${table}(id, ${column}, rev, body) VALUES (?, ?, ?, ?)
         ON CONFLICT(id) DO UPDATE SET ${column} = excluded.${column}, rev = excluded.rev, body = excluded.body`,
      ).run(id, extra, rev, body);
    }
    this.#toggle(table, id, rev, extra);
    return plaintext;
  }

  remove(table: TalliedTable, id: string): void {
    this.#toggleStored(table, id);
    this.#prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
  }

  /**
   * Keeps a superseded version. The plaintext is sealed anew for its place in the history; aborts when something lies there
   * already, which is never overwritten.
   */
  addHistory(id: string, rev: number, plaintext: Buffer): void {
    const taken = this.#prepare('SELECT 1 FROM doc_hist WHERE id = ? AND rev = ?').get(id, rev);
    if (taken !== undefined) throw damagedRow('doc_hist', id);
    const body = this.#seal('doc_hist', id, rev, plaintext);
    this.#prepare('INSERT INTO doc_hist(id, rev, body) VALUES (?, ?, ?)').run(id, rev, body);
  }

  /** `meta` rows are outside the tally: one of them holds it. */
  writeMeta(id: string, rev: number, json: unknown): void {
    const body = this.#seal('meta', id, rev, Buffer.from(JSON.stringify(json), 'utf8'));
    this.#prepare(
      `INSERT INTO meta(id, rev, body) VALUES (?, ?, ?)
       ON CONFLICT(id) DO UPDATE SET rev = excluded.rev, body = excluded.body`,
    ).run(id, rev, body);
  }

  idsOfGroup(group: string): string[] {
    return this.#prepare('SELECT id FROM doc WHERE grp = ?')
      .all(group)
      .map((row) => String(row.id));
  }

  ids(table: SealedTable): string[] {
    return this.#prepare(`SELECT id FROM ${table}`)
      .all()
      .map((row) => String(row.id));
  }

  revs(table: TalliedTable): Map<string, number> {
    const rows = this.#prepare(`SELECT id, rev FROM ${table}`).all();
    return new Map(rows.map((row) => [String(row.id), Number(row.rev)]));
  }

  evidenceFileSize(id: string): number | null {
    const row = this.#prepare('SELECT size FROM ev WHERE id = ?').get(id);
    return row === undefined ? null : Number(row.size);
  }

  historyPlaces(): { id: string; rev: number }[] {
    return this.#prepare('SELECT id, rev FROM doc_hist')
      .all()
      .map((row) => ({ id: String(row.id), rev: Number(row.rev) }));
  }

  /** The tally of the rows as they are in the file. */
  countTally(): Buffer {
    const tally = Buffer.alloc(tallyBytes);
    // Taking a key over costs more than the mark of a row.
    const key = createSecretKey(this.#keys.tally);
    for (const table of ['doc', 'visit', 'ev'] as const) {
      const column = extraColumn[table];
      const rows = this.#prepare(
        `SELECT id, rev${column === null ? '' : `, ${column} AS extra`} FROM ${table}`,
      );
      for (const row of rows.iterate()) {
        toggleRow(
          tally,
          key,
          tallyParts(table, String(row.id), Number(row.rev), row.extra as string | number | undefined),
        );
      }
    }
    return tally;
  }

  #isSealed(id: string, rev: number): boolean {
    try {
      return this.readHistory(id, rev) !== null;
    } catch (error) {
      if (!(error instanceof TransactionAbort)) throw error;
      return false;
    }
  }

  #toggleStored(table: TalliedTable, id: string): void {
    const column = extraColumn[table];
    const row = this.#prepare(
      `SELECT rev${column === null ? '' : `, ${column} AS extra`} FROM ${table} WHERE id = ?`,
    ).get(id);
    if (row === undefined) return;
    this.#toggle(table, id, Number(row.rev), row.extra as string | number | undefined);
  }

  #toggle(table: TalliedTable, id: string, rev: number, extra: string | number | undefined): void {
    toggleRow(this.tally, this.#keys.tally, tallyParts(table, id, rev, extra));
  }

  #open(table: SealedTable, id: string, rev: number, body: Uint8Array): SealedRow {
    const plaintext = openRow(this.#keys.rows, { vaultId: this.#vaultId, table, id, rev }, body);
    if (plaintext === null) throw damagedRow(table, id);
    return { id, rev, plaintext, json: JSON.parse(plaintext.toString('utf8')) };
  }

  #seal(table: SealedTable, id: string, rev: number, plaintext: Buffer): Buffer {
    return sealRow(this.#keys.rows, { vaultId: this.#vaultId, table, id, rev }, plaintext);
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

export function damagedRow(table: string, id: string): TransactionAbort {
  return new TransactionAbort([problem('vault-row-damaged', { table, id })]);
}

function tallyParts(table: TalliedTable, id: string, rev: number, extra: string | number | undefined) {
  return extra === undefined ? [table, id, rev] : [table, id, rev, extra];
}
