import type { Problem } from '../../../shared/problems.ts';
import { type Documents, sha256Hex } from './documents.ts';
import { fieldChanges } from './fieldChanges.ts';
import type { SealedRows } from './sealedRows.ts';
import { TransactionAbort } from './transactionAbort.ts';
import type { AuditObject, DocumentList, FieldChange, StoredDocument, VaultTransaction } from './vault.ts';

interface Touched extends Omit<AuditObject, 'changes'> {
  readonly before: unknown;
  readonly after: unknown;
  readonly given: readonly FieldChange[] | undefined;
}

/** One `transact` while it runs: does the writes and remembers them for the audit entry. */
export class OpenTransaction implements VaultTransaction {
  readonly #rows: SealedRows;
  readonly #documents: Documents;
  readonly #closeVisit: (id: string) => void;
  readonly #touched = new Map<string, Touched>();

  constructor(rows: SealedRows, documents: Documents, closeVisit: (id: string) => void) {
    this.#rows = rows;
    this.#documents = documents;
    this.#closeVisit = closeVisit;
  }

  read(kind: string, key: string): StoredDocument | null {
    return this.#documents.find(kind, key)?.document ?? null;
  }

  list(kind: string): DocumentList {
    return this.#documents.list(kind);
  }

  put(kind: string, key: string, value: unknown, changes?: readonly FieldChange[]): number {
    const id = this.#documents.id(kind, key);
    this.#closeVisit(id);
    const current = this.#documents.find(kind, key);
    const rev = this.#documents.nextRev(id, current);
    this.#keepVersion(id, current?.row.rev, current?.row.plaintext);
    const sha256 = sha256Hex(this.#documents.write(kind, key, rev, value));
    const place = { table: 'doc', kind, key, rev, sha256 } as const;
    this.#remember(id, { ...place, before: current?.document.value, after: value, given: changes });
    return rev;
  }

  remove(kind: string, key: string): boolean {
    const id = this.#documents.id(kind, key);
    this.#closeVisit(id);
    const current = this.#documents.find(kind, key);
    if (current === null) return false;
    // Unlike an overwritten version within one transaction, the last one before a removal is always kept:
    // the history's highest rev is where the revs of a later document of this name go on.
    if (this.#rows.readHistory(id, current.row.rev) === null) {
      this.#rows.addHistory(id, current.row.rev, current.row.plaintext);
    }
    this.#rows.remove('doc', id);
    const place = { table: 'doc', kind, key, rev: current.row.rev + 1, sha256: null } as const;
    this.#remember(id, { ...place, before: current.document.value, after: undefined, given: undefined });
    return true;
  }

  putEvidence(id: string, fileSizeBytes: number, record: unknown, changes?: readonly FieldChange[]): number {
    const current = this.#rows.read('ev', id);
    const rev = (current?.rev ?? 0) + 1;
    const sha256 = sha256Hex(this.#rows.write('ev', id, rev, { record }, fileSizeBytes));
    const before = (current?.json as { record: unknown } | undefined)?.record;
    const place = { table: 'ev', kind: 'evidence', key: id, rev, sha256 } as const;
    this.#remember(id, { ...place, before, after: record, given: changes });
    return rev;
  }

  removeEvidence(id: string): boolean {
    const current = this.#rows.read('ev', id);
    if (current === null || (current.json as { record: unknown }).record === null) return false;
    const rev = current.rev + 1;
    this.#rows.write('ev', id, rev, { record: null }, 0);
    const place = { table: 'ev', kind: 'evidence', key: id, rev, sha256: null } as const;
    this.#remember(id, { ...place, before: undefined, after: undefined, given: undefined });
    return true;
  }

  refuse(problems: readonly Problem[]): never {
    throw new TransactionAbort(problems);
  }

  /** The objects of the audit entry, in the order they were first touched. */
  auditObjects(): AuditObject[] {
    return [...this.#touched.values()].map(({ before, after, given, ...place }) => ({
      ...place,
      // Of a new or removed object the whole text is stored anyway; the log names it only.
      changes: given ?? (before === undefined || after === undefined ? [] : fieldChanges(before, after)),
    }));
  }

  /** A version that only ever existed inside this transaction is no history. */
  #keepVersion(id: string, rev: number | undefined, plaintext: Buffer | undefined): void {
    if (rev === undefined || plaintext === undefined || this.#touched.has(id)) return;
    this.#rows.addHistory(id, rev, plaintext);
  }

  #remember(id: string, next: Touched): void {
    const first = this.#touched.get(id);
    this.#touched.set(id, first === undefined ? next : { ...next, before: first.before });
  }
}
