import { bridge } from './bridge.ts';
import { resetStores } from './storeReset.ts';
import { sealTyped } from './stores/sealTyped.ts';

/** Main is about to lock: nothing is typed any more, and what was typed goes into the vault. */
export async function sealForLock(): Promise<void> {
  const sealing = sealTyped();
  document.body.inert = true;
  await bridge().vault.readyToLock({ sealed: await sealing });
}

/** The vault is locked: nothing of the unit stays in the window. */
export function emptyWindow(): void {
  resetStores();
  document.body.inert = false;
}
