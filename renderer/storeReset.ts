const resets = new Set<() => void>();

/** A store that holds anything of the unit says here how it empties itself when the vault locks. */
export function onStoreReset(reset: () => void): void {
  resets.add(reset);
}

/** Empties every store: afterwards nothing of the unit is left in the window. */
export function resetStores(): void {
  for (const reset of resets) reset();
}
