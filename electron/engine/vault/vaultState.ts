import { readdir, stat } from 'node:fs/promises';
import { keyringVersion } from './keyring.ts';
import { isPreviousKeyringReadable, readKeyring } from './keyringFile.ts';
import { vaultFiles, vaultPath } from './vaultPaths.ts';

export interface SlotSummary {
  readonly id: string;
  readonly label: string;
}

/** What lies in a vault folder, read without any key and without opening the database. */
export type VaultState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'present';
      readonly vaultId: string;
      readonly slots: readonly SlotSummary[];
      /** Copies such as `keyring-PC1.json` that a sync program left: reported, never chosen. */
      readonly conflictCopies: readonly string[];
    }
  | { readonly kind: 'keyring-missing'; readonly previousGenerationReadable: boolean }
  | { readonly kind: 'keyring-damaged'; readonly previousGenerationReadable: boolean }
  | { readonly kind: 'database-missing' }
  | { readonly kind: 'newer-format'; readonly found: number; readonly supported: number };

/**
 * Any trace of a vault (a keyring, its spare, the database, stored evidence) is a vault that must be opened or
 * repaired: only `none` may lead to "create a vault". An unreadable keyring counts as damaged.
 */
export async function vaultState(dir: string): Promise<VaultState> {
  const keyring = await readKeyring(dir, 'keyring');
  // Only stat: opening and closing the database file here would drop SQLite's lock of this process.
  const hasDatabase = await exists(vaultPath(dir, 'database'));
  if (keyring.kind === 'newer') {
    return { kind: 'newer-format', found: keyring.found, supported: keyringVersion };
  }
  if (keyring.kind === 'missing') {
    const isTrace =
      hasDatabase || (await exists(vaultPath(dir, 'previousKeyring'))) || (await hasEvidence(dir));
    if (!isTrace) return { kind: 'none' };
    return { kind: 'keyring-missing', previousGenerationReadable: await isPreviousKeyringReadable(dir) };
  }
  if (keyring.kind !== 'keyring') {
    return { kind: 'keyring-damaged', previousGenerationReadable: await isPreviousKeyringReadable(dir) };
  }
  if (!hasDatabase) return { kind: 'database-missing' };
  const { vaultId, slots } = keyring.keyring;
  return {
    kind: 'present',
    vaultId,
    slots: slots.map(({ id, label }) => ({ id, label })),
    conflictCopies: await conflictCopies(dir),
  };
}

export async function conflictCopies(dir: string): Promise<string[]> {
  const known: readonly string[] = Object.values(vaultFiles);
  const names = await readdir(dir).catch(() => []);
  return names.filter((name) => /^(keyring|vault).+\.(json|db)$/i.test(name) && !known.includes(name)).sort();
}

async function hasEvidence(dir: string): Promise<boolean> {
  const names = await readdir(vaultPath(dir, 'evidence')).catch(() => []);
  return names.length > 0;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
