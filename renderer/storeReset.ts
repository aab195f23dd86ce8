const resets = new Set<() => void>();
let emptying = false;

/** True while the stores empty themselves: what they change then is no act of the person. */
export function isEmptyingStores(): boolean {
  return emptying;
}

/** A store that holds anything of the unit says here how it empties itself when the vault locks. */
export function onStoreReset(reset: () => void): void {
  resets.add(reset);
}

/** Empties every store: afterwards nothing of the unit is left in the window. */
export function resetStores(): void {
  emptying = true;
  for (const reset of resets) reset();
  emptying = false;
}
