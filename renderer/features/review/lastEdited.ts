import { onStoreReset } from '../../storeReset.ts';

let edited: string | null = null;

/** The item that was last opened from the review, so that coming back lands on its row. */
export function lastEdited(): string | null {
  return edited;
}

export function rememberEdited(itemId: string | null): void {
  edited = itemId;
}

onStoreReset(() => rememberEdited(null));
