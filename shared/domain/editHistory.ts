import type { OpenReturn } from '../contractAnswers.ts';
import type { FreeTexts } from './complianceReturn.ts';
import {
  type AnswerField,
  type DetailField,
  type EditChange,
  sameTarget,
  sameValue,
  targetKey,
  valueAt,
} from './editTargets.ts';

/** What the person did, as far as its name needs it. */
export type EditAct =
  | { readonly name: 'answer'; readonly field: AnswerField; readonly item: string }
  | { readonly name: 'text'; readonly field: keyof FreeTexts }
  | { readonly name: 'detail'; readonly field: DetailField }
  | { readonly name: 'caption'; readonly file: string }
  | { readonly name: 'attach' | 'link' | 'unlink'; readonly file: string; readonly item: string }
  | { readonly name: 'copy' | 'reorder'; readonly item: string }
  | { readonly name: 'bulk'; readonly count: number };

/** One act of the person: what it is called and what it changed, in the order it was changed. */
export interface Edit {
  readonly act: EditAct;
  readonly changes: readonly EditChange[];
}

/** The edits of a return since the vault was opened. */
export interface EditHistory {
  /** Oldest first. */
  readonly past: readonly Edit[];
  /** Edits taken back, the next one to make again last. */
  readonly future: readonly Edit[];
  /** The field being typed in: what is typed until it is left is one edit. */
  readonly visit: string | null;
}

export const noHistory: EditHistory = { past: [], future: [], visit: null };

/** Adds a complete edit, such as a choice. An edit that changes nothing leaves no trace. */
export function recordEdit(history: EditHistory, edit: Edit): EditHistory {
  const changes = edit.changes.filter(({ from, to }) => !sameValue(from, to));
  if (changes.length === 0) return endVisit(history);
  return { past: [...history.past, { ...edit, changes }], future: [], visit: null };
}

/** Adds what was typed into a field; what is typed until `endVisit` joins it. */
export function recordTyping(history: EditHistory, edit: Edit): EditHistory {
  const visit = edit.changes.map(({ target }) => targetKey(target)).join(' ');
  const last = history.past.at(-1);
  if (history.visit !== visit || last === undefined) {
    const next = recordEdit(history, edit);
    return next.past === history.past ? next : { ...next, visit };
  }
  const changes = joined(last.changes, edit.changes);
  const before = history.past.slice(0, -1);
  return changes.length === 0
    ? { past: before, future: [], visit: null }
    : { past: [...before, { ...last, changes }], future: [], visit };
}

/** The field was left: what is typed from now on is another edit. */
export function endVisit(history: EditHistory): EditHistory {
  return history.visit === null ? history : { ...history, visit: null };
}

/** A step in the history: the edit it is about and the changes to make for it. */
export interface HistoryStep {
  readonly history: EditHistory;
  readonly edit: Edit;
  readonly changes: readonly EditChange[];
}

/** Takes the last edit back; null when there is none. */
export function stepBack({ past, future }: EditHistory): HistoryStep | null {
  const edit = past.at(-1);
  if (edit === undefined) return null;
  const changes = edit.changes.map(({ target, from, to }) => ({ target, from: to, to: from })).reverse();
  return { history: { past: past.slice(0, -1), future: [...future, edit], visit: null }, edit, changes };
}

/** Makes the edit that was taken back last again; null when there is none. */
export function stepForward({ past, future }: EditHistory): HistoryStep | null {
  const edit = future.at(-1);
  if (edit === undefined) return null;
  return {
    history: { past: [...past, edit], future: future.slice(0, -1), visit: null },
    edit,
    changes: edit.changes,
  };
}

/**
 * Whether the places still say what the step begins from. They do not when the return changed by another way, such as a
 * package that was taken in: then a step could erase what nobody asked to erase.
 */
export function stepFits(data: OpenReturn, changes: readonly EditChange[]): boolean {
  return changes.every(({ target, from }) => {
    const now = valueAt(data, target);
    // Where in its list a file stands may have changed; whether it is linked may not.
    if (target.kind === 'link') return now !== undefined && (now === null) === (from === null);
    return sameValue(now, from);
  });
}

function joined(before: readonly EditChange[], after: readonly EditChange[]): readonly EditChange[] {
  const kept = before.map((change) => {
    const later = after.find(({ target }) => sameTarget(target, change.target));
    return later === undefined ? change : { ...change, to: later.to };
  });
  return kept.filter(({ from, to }) => !sameValue(from, to));
}
