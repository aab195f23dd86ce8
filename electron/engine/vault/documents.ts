import { createHash } from 'node:crypto';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { opaqueId } from './rowSeal.ts';
import type { SealedRow, SealedRows } from './sealedRows.ts';
import { TransactionAbort } from './transactionAbort.ts';
import type { DocumentList, StoredDocument } from './vault.ts';
import type { VaultKeys } from './vaultKeys.ts';

/** The `doc` table as documents: the real kind and key live inside the sealed body only. */
export interface FoundDocument {
  readonly document: StoredDocument;
  readonly row: SealedRow;
}

interface DocumentBody {
  readonly kind: string;
  readonly key: string;
  readonly value: unknown;
}

export class Documents {
  readonly #rows: SealedRows;
  readonly #keys: VaultKeys;

  constructor(rows: SealedRows, keys: VaultKeys) {
    this.#rows = rows;
    this.#keys = keys;
  }

  id(kind: string, key: string): string {
    return opaqueId(this.#keys.ids, 'doc', kind, key);
  }

  find(kind: string, key: string): FoundDocument | null {
    const row = this.#rows.read('doc', this.id(kind, key));
    return row === null ? null : found(row);
  }

  list(kind: string): DocumentList {
    const documents: StoredDocument[] = [];
    const problems: Problem[] = [];
    for (const id of this.#rows.idsOfGroup(this.#group(kind))) {
      try {
        const row = this.#rows.read('doc', id);
        if (row === null) continue;
        const { document } = found(row);
        if (document.kind === kind) documents.push(document);
        else problems.push(problem('vault-row-damaged', { table: 'doc', id }));
      } catch (error) {
        if (!(error instanceof TransactionAbort)) throw error;
        problems.push(...error.problems);
      }
    }
    documents.sort((a, b) => (a.key < b.key ? -1 : 1));
    return { documents, problems };
  }

  /** After a removal the revs go on, so that no row of the earlier document fits the place of the new one. */
  nextRev(id: string, current: FoundDocument | null): number {
    if (current !== null) return current.row.rev + 1;
    const last = this.#rows.lastHistoryRev(id);
    return last === null ? 1 : last + 2;
  }

  write(kind: string, key: string, rev: number, value: unknown): Buffer {
    const body: DocumentBody = { kind, key, value };
    return this.#rows.write('doc', this.id(kind, key), rev, body, this.#group(kind));
  }

  versionAt(id: string, rev: number): unknown {
    const row = this.#rows.readHistory(id, rev);
    return row === null ? null : (row.json as DocumentBody).value;
  }

  /** The present version or a kept one; null when there is none of that rev. */
  version(kind: string, key: string, rev: number): StoredDocument | null {
    const present = this.find(kind, key);
    if (present?.document.rev === rev) return present.document;
    const row = this.#rows.readHistory(this.id(kind, key), rev);
    return row === null ? null : found(row).document;
  }

  /** The kept version that was replaced on the way to `rev`; null when none is kept. */
  versionBefore(kind: string, key: string, rev: number): StoredDocument | null {
    const before = this.#rows.historyRevBefore(this.id(kind, key), rev);
    return before === null ? null : this.version(kind, key, before);
  }

  #group(kind: string): string {
    return opaqueId(this.#keys.ids, 'group', kind);
  }
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function found(row: SealedRow): FoundDocument {
  const { kind, key, value } = row.json as DocumentBody;
  return { document: { kind, key, rev: row.rev, value }, row };
}
