import { create } from 'zustand';
import type { Status } from '../../shared/domain/answer.ts';
import { pickRange, togglePick } from '../../shared/domain/bulkEdit.ts';
import { onStoreReset } from '../storeReset.ts';

interface PickedItems {
  /** Items picked in the list to be edited together. */
  readonly ids: readonly string[];
  /** Where a range begins. */
  readonly anchor: string | null;
  /** The status they shall get, until it is applied. */
  readonly status: Status | null;
  /** The panel of the picked items was asked for. */
  readonly editing: boolean;
}

const nothing: PickedItems = { ids: [], anchor: null, status: null, editing: false };

export const usePickedItems = create<PickedItems>()(() => nothing);

onStoreReset(clearPicked);

export function clearPicked(): void {
  usePickedItems.setState(nothing);
}

/** Picks a row, or takes it back. */
export function pickItem(id: string): void {
  const { ids } = usePickedItems.getState();
  const next = togglePick(ids, id);
  usePickedItems.setState(next.length === 0 ? nothing : { ids: next, anchor: id });
}

/** Picks everything between the row where the range began and this one. */
export function pickTo(listed: readonly string[], from: string, to: string): void {
  const anchor = usePickedItems.getState().anchor ?? from;
  usePickedItems.setState({ ids: pickRange(listed, anchor, to), anchor });
}

/** Proposes a status for the picked items; nothing is changed yet. */
export function proposeStatus(status: Status | null): void {
  usePickedItems.setState({ status, editing: true });
}

export function editPicked(): void {
  usePickedItems.setState({ editing: true });
}
