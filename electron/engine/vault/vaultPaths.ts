import { join } from 'node:path';

/** Places inside a vault folder: FORMAT.md §1. */
export const vaultFiles = {
  keyring: 'keyring.json',
  previousKeyring: 'keyring.bak.json',
  database: 'vault.db',
  evidence: 'evidence',
  staging: 'staging',
  quarantine: 'quarantine',
  kept: 'kept',
  lock: 'lock',
  reserve: 'reserve',
  readMe: 'READ-ME.txt',
} as const;

export function vaultPath(dir: string, file: keyof typeof vaultFiles): string {
  return join(dir, vaultFiles[file]);
}
