import { create } from 'zustand';
import {
  type Edit,
  type EditAct,
  type EditHistory,
  endVisit,
  noHistory,
  recordEdit,
  recordTyping,
} from '../../shared/domain/editHistory.ts';
import { type EditTarget, valueAt } from '../../shared/domain/editTargets.ts';
import type { Problem } from '../../shared/problems.ts';
import { onStoreReset } from '../storeReset.ts';
import { useOpenReturn } from './openReturn.ts';

/** What a press of Ctrl+Z or Ctrl+Y did, to be told. */
export type HistoryNews =
  | { readonly kind: 'undone' | 'redone'; readonly act: EditAct }
  | { readonly kind: 'nothing-to-undo' | 'nothing-to-redo' | 'changed-elsewhere' }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

interface HistoryStore {
  /** By return; kept until the vault locks, also while another return is open. */
  readonly histories: Readonly<Record<string, EditHistory>>;
  /** What the last step said; null once something else was edited. */
  readonly news: HistoryNews | null;
}

const nothing: HistoryStore = { histories: {}, news: null };

/** What was edited since the vault was opened, so that it can be taken back. It never leaves the window. */
export const useEditHistory = create<HistoryStore>()(() => nothing);

onStoreReset(() => useEditHistory.setState(nothing));

/** The history of the open return. */
export function openHistory(): EditHistory {
  const { returnId } = useOpenReturn.getState();
  return useEditHistory.getState().histories[returnId ?? ''] ?? noHistory;
}

export function setOpenHistory(history: EditHistory): void {
  const { returnId } = useOpenReturn.getState();
  if (returnId === null || history === openHistory()) return;
  useEditHistory.setState(({ histories }) => ({
    histories: { ...histories, [returnId]: history },
    news: null,
  }));
}

export function tellHistory(news: HistoryNews): void {
  useEditHistory.setState({ news });
}

/** A place and what it will say. */
export type EditWrite = readonly [EditTarget, unknown];

/** Notes a complete edit that is about to be made. */
export function noteEdit(act: EditAct, writes: readonly EditWrite[]): void {
  const edit = editOf(act, writes);
  if (edit !== null) setOpenHistory(recordEdit(openHistory(), edit));
}

/** Notes what is about to be typed into a field; all of it until the field is left is one edit. */
export function noteTyping(act: EditAct, writes: readonly EditWrite[]): void {
  const edit = editOf(act, writes);
  if (edit !== null) setOpenHistory(recordTyping(openHistory(), edit));
}

/** The person left the field. */
export function noteLeaving(): void {
  setOpenHistory(endVisit(openHistory()));
}

function editOf(act: EditAct, writes: readonly EditWrite[]): Edit | null {
  const { data } = useOpenReturn.getState();
  if (data === null) return null;
  return {
    act,
    changes: writes.map(([target, to]) => ({ target, from: valueAt(data, target), to })),
  };
}
