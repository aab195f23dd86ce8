import { damagedRow, type SealedRows } from './sealedRows.ts';
import { TransactionAbort } from './transactionAbort.ts';

/**
 * Text that was typed and is no value yet: one sealed row of `meta` per slot, rewritten while a person types. It has no
 * history and no audit entry, because nothing was answered with it. FORMAT.md §7.1.
 */
export class Drafts {
  /** Rev of the row of each slot, kept in the sealed state, so that an older or a missing row is noticed. */
  revs: Map<string, number> = new Map();
  readonly #rows: SealedRows;

  constructor(rows: SealedRows) {
    this.#rows = rows;
  }

  /** Null when the slot never had one. Aborts with `vault-row-damaged` when it is not the one that was written last. */
  read(slotId: string): unknown {
    const row = this.#rows.read('meta', draftId(slotId));
    const rev = this.revs.get(slotId) ?? 0;
    if ((row?.rev ?? 0) !== rev) throw damagedRow('meta', draftId(slotId));
    return row?.json ?? null;
  }

  /** Ids of rows that are missing, damaged or not the ones that were written last. */
  unsound(): string[] {
    return [...this.revs.keys()]
      .filter((slotId) => {
        try {
          this.read(slotId);
          return false;
        } catch (error) {
          if (!(error instanceof TransactionAbort)) throw error;
          return true;
        }
      })
      .map(draftId);
  }

  /** Inside a transaction of the caller. */
  write(slotId: string, value: unknown): void {
    const rev = (this.revs.get(slotId) ?? 0) + 1;
    this.revs.set(slotId, rev);
    this.#rows.writeMeta(draftId(slotId), rev, value);
  }
}

function draftId(slotId: string): string {
  return `draft-${slotId}`;
}
