import type { Saved } from '../../shared/contractAnswers.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';

/** Time for the scheduler; tests give one that they move by hand. Milliseconds. */
export interface SaveClock {
  readonly now: () => number;
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

/** Writes one row. `leaving` closes the field visit, which gets its one entry in history and audit. */
export type WriteRow<Patch> = (patch: Patch, leaving: boolean) => Promise<Result<Saved>>;

/** What the person may be told about saving. `saved` is true only while nothing at all waits. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly slow: boolean }
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export const pauseMs = 300;
export const longestWaitMs = 1000;
export const slowAfterMs = 400;

interface Row {
  readonly write: WriteRow<object>;
  /** Edits not yet handed to `write`. */
  pending: object | null;
  /** All edits since the field was last left; sent again with `leaving`, so that the visit's entry has the last text. */
  visit: object | null;
  leaving: boolean;
  firstEditAt: number;
  inFlight: boolean;
  failed: readonly Problem[] | null;
  cancelTimer: (() => void) | null;
}

/**
 * Saves rows while a person types: after a pause, at the latest a second after the first unsaved edit, and at once on
 * leaving a field. One write per row is under way at a time; edits made meanwhile are joined and follow it. A failed
 * write loses nothing: its edits go back under the newer ones and wait for the next edit or for `retry`.
 */
export class SaveScheduler {
  readonly #clock: SaveClock;
  readonly #rows = new Map<string, Row>();
  readonly #listeners = new Set<() => void>();
  #savedAt: string | null = null;
  #dirtySince: number | null = null;
  #cancelSlow: (() => void) | null = null;
  #state: SaveState = { kind: 'idle' };
  #idle: (() => void)[] = [];

  constructor(clock: SaveClock) {
    this.#clock = clock;
  }

  get state(): SaveState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes an edit of a row; `write` is the one given first for that key. */
  edit<Patch extends object>(key: string, patch: Patch, write: WriteRow<Patch>): void {
    const row = this.#row(key, write as WriteRow<object>);
    const now = this.#clock.now();
    if (row.pending === null) row.firstEditAt = now;
    row.pending = { ...row.pending, ...patch };
    row.visit = { ...row.visit, ...patch };
    row.cancelTimer?.();
    const wait = Math.max(0, Math.min(pauseMs, row.firstEditAt + longestWaitMs - now));
    row.cancelTimer = this.#clock.after(wait, () => {
      row.cancelTimer = null;
      this.#send(row);
    });
    this.#refresh();
  }

  /** The person left the field: what waits is written now. Does nothing when the visit changed nothing. */
  leave(key: string): void {
    const row = this.#rows.get(key);
    if (row === undefined || row.visit === null) return;
    row.leaving = true;
    this.#send(row);
    this.#refresh();
  }

  /** Notes a durable write made outside the scheduler, e.g. an attached file. */
  noteSaved(savedAt: string): void {
    this.#savedAt = savedAt;
    this.#refresh();
  }

  /** Tries again what could not be written. */
  retry(): void {
    for (const row of this.#rows.values()) if (row.failed !== null) this.#send(row);
    this.#refresh();
  }

  /** Writes all that waits, fields being left included, and tells whether everything is in the vault now. */
  async flush(): Promise<boolean> {
    for (const key of this.#rows.keys()) this.leave(key);
    while ([...this.#rows.values()].some((row) => row.inFlight)) {
      await new Promise<void>((settled) => this.#idle.push(settled));
    }
    return !this.unsaved;
  }

  /** Whether something is not in the vault yet. */
  get unsaved(): boolean {
    return [...this.#rows.values()].some(waits);
  }

  /** Edits that are not in the vault, by row. */
  unsavedEdits(): readonly { readonly key: string; readonly patch: object }[] {
    return [...this.#rows].flatMap(([key, { pending }]) =>
      pending === null ? [] : [{ key, patch: pending }],
    );
  }

  #row(key: string, write: WriteRow<object>): Row {
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const row: Row = {
      write,
      pending: null,
      visit: null,
      leaving: false,
      firstEditAt: 0,
      inFlight: false,
      failed: null,
      cancelTimer: null,
    };
    this.#rows.set(key, row);
    return row;
  }

  #send(row: Row): void {
    if (row.inFlight) return; // what waits follows when the write under way has ended
    const leaving = row.leaving;
    const patch = leaving ? row.visit : row.pending;
    if (patch === null) return;
    row.cancelTimer?.();
    row.cancelTimer = null;
    row.pending = null;
    row.failed = null;
    row.leaving = false;
    if (leaving) row.visit = null;
    row.inFlight = true;
    row.write(patch, leaving).then(
      (outcome) => this.#settle(row, patch, leaving, outcome),
      // A bridge that breaks is a bug and is reported as such, but the text must not be lost with it.
      (fault: unknown) => {
        this.#settle(row, patch, leaving, unexpected);
        queueMicrotask(() => {
          throw fault;
        });
      },
    );
  }

  #settle(row: Row, patch: object, leaving: boolean, outcome: Result<Saved>): void {
    row.inFlight = false;
    if (outcome.ok) {
      this.#savedAt = outcome.value.savedAt;
      // The timer of an edit made meanwhile is still running, unless the person left the field or it ran out.
      if (row.leaving || (row.pending !== null && row.cancelTimer === null)) this.#send(row);
    } else {
      row.pending = { ...patch, ...row.pending };
      row.visit = { ...patch, ...row.visit };
      row.leaving ||= leaving;
      row.failed = outcome.problems;
    }
    const waiting = this.#idle;
    this.#idle = [];
    this.#refresh();
    for (const settled of waiting) settled();
  }

  #refresh(): void {
    const rows = [...this.#rows.values()];
    const failed = rows.flatMap((row) => row.failed ?? []);
    if (!rows.some(waits)) this.#dirtySince = null;
    else this.#dirtySince ??= this.#clock.now();
    this.#watchSlow();
    this.#state = this.#currentState(failed);
    for (const listener of this.#listeners) listener();
  }

  #currentState(failed: readonly Problem[]): SaveState {
    if (failed.length > 0) return { kind: 'failed', problems: failed };
    if (this.#dirtySince !== null)
      return { kind: 'waiting', slow: this.#clock.now() - this.#dirtySince >= slowAfterMs };
    return this.#savedAt === null ? { kind: 'idle' } : { kind: 'saved', savedAt: this.#savedAt };
  }

  #watchSlow(): void {
    if (this.#dirtySince === null) {
      this.#cancelSlow?.();
      this.#cancelSlow = null;
      return;
    }
    const left = this.#dirtySince + slowAfterMs - this.#clock.now();
    if (left <= 0 || this.#cancelSlow !== null) return;
    this.#cancelSlow = this.#clock.after(left, () => {
      this.#cancelSlow = null;
      this.#refresh();
    });
  }
}

function waits(row: Row): boolean {
  return row.pending !== null || row.inFlight || row.leaving || row.failed !== null;
}

const unexpected: Result<Saved> = {
  ok: false,
  problems: [{ code: 'unexpected', facts: { reference: 'bridge' } }],
};
