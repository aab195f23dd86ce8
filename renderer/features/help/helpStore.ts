import { create } from 'zustand';
import { onStoreReset } from '../../storeReset.ts';

const closed = { isOpen: false } as const;

/** Whether the help stands over the screen. */
export const useHelp = create<{ readonly isOpen: boolean }>()(() => closed);

onStoreReset(() => useHelp.setState(closed));

/** Another question that is open comes first. */
export function openHelp(): void {
  if (document.querySelector('dialog[open]') === null) useHelp.setState({ isOpen: true });
}

export function closeHelp(): void {
  useHelp.setState(closed);
}
