import { create } from 'zustand';
import { onStoreReset } from '../../storeReset.ts';

const closed = { isOpen: false } as const;

/** Whether the search in everything stands over the screen. */
export const usePalette = create<{ readonly isOpen: boolean }>()(() => closed);

onStoreReset(() => usePalette.setState(closed));

/** Another question that is open comes first. */
export function openPalette(): void {
  if (document.querySelector('dialog[open]') === null) usePalette.setState({ isOpen: true });
}

export function closePalette(): void {
  usePalette.setState(closed);
}
