import type { AuditLog } from './auditLog.ts';
import { type Documents, sha256Hex } from './documents.ts';
import { fieldChanges } from './fieldChanges.ts';
import type { SealedRows } from './sealedRows.ts';

// A field visit: the time between the first keystroke save of a document and its one audit entry. Its row makes
// the visit survive a crash; the version before it is in the history from the first save on. FORMAT.md §7.

/** A visit that lasts longer gets its entry and a new one begins. */
const longestVisitMs = 60_000;

export interface FieldVisit {
  readonly kind: string;
  readonly key: string;
  readonly slotId: string;
  /** ISO time. */
  readonly openedAt: string;
  /** Rev before the first save; 0 when the document did not exist. */
  readonly baseRev: number;
}

export class FieldVisits {
  /** Open visits by document id. */
  open = new Map<string, FieldVisit>();
  readonly #rows: SealedRows;
  readonly #documents: Documents;
  readonly #audit: AuditLog;

  constructor(rows: SealedRows, documents: Documents, audit: AuditLog) {
    this.#rows = rows;
    this.#documents = documents;
    this.#audit = audit;
  }

  /** Takes over the visits that a crash left open. */
  load(): void {
    for (const id of this.#rows.ids('visit')) {
      const row = this.#rows.read('visit', id);
      if (row !== null) this.open.set(id, row.json as FieldVisit);
    }
  }

  /** Saves without audit. Returns the new rev, or the present one when nothing changed. */
  save(kind: string, key: string, value: unknown, slotId: string, now: Date): number {
    const id = this.#documents.id(kind, key);
    const current = this.#documents.find(kind, key);
    if (current !== null && JSON.stringify(current.document.value) === JSON.stringify(value)) {
      return current.row.rev;
    }
    const rev = this.#documents.nextRev(id, current);
    let visit = this.open.get(id);
    if (visit === undefined) {
      if (current !== null) this.#rows.addHistory(id, current.row.rev, current.row.plaintext);
      visit = { kind, key, slotId, openedAt: now.toISOString(), baseRev: current?.row.rev ?? 0 };
    }
    this.#documents.write(kind, key, rev, value);
    this.#rows.write('visit', id, rev, visit);
    this.open.set(id, visit);
    if (isOver(visit, longestVisitMs, now)) this.close(id, now, false);
    return rev;
  }

  /** The one audit entry of a visit. */
  close(id: string, now: Date, recovered: boolean): void {
    const visit = this.open.get(id);
    if (visit === undefined) return;
    const { kind, key, slotId, baseRev } = visit;
    const current = this.#documents.find(kind, key);
    const before = baseRev === 0 ? null : this.#documents.versionAt(id, baseRev);
    const changes = fieldChanges(before ?? {}, current?.document.value ?? {});
    const sha256 = current === null ? null : sha256Hex(current.row.plaintext);
    const rev = current?.row.rev ?? baseRev;
    const objects = [{ table: 'doc', kind, key, rev, sha256, changes }] as const;
    this.#audit.append({ slotId, action: 'edited', objects, recovered }, now);
    this.#rows.remove('visit', id);
    this.open.delete(id);
  }

  olderThan(ageMs: number, now: Date): string[] {
    return [...this.open].filter(([, visit]) => isOver(visit, ageMs, now)).map(([id]) => id);
  }
}

function isOver(visit: FieldVisit, ageMs: number, now: Date): boolean {
  const lastedMs = now.getTime() - Date.parse(visit.openedAt);
  // A clock set back must not keep a visit open for ever.
  return lastedMs >= ageMs || lastedMs < 0;
}
