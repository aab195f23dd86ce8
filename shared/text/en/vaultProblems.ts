import type { VaultProblems } from '../../problems/vaultProblems.ts';
import type { ProblemTexts } from '../../problems.ts';

export const vaultProblems: ProblemTexts<VaultProblems> = {
  'vault-wrong-passphrase': () => '',
  'vault-not-found': () => '',
  'vault-exists': () => '',
  'vault-locked': () => '',
  'vault-keyring-missing': () => '',
  'vault-keyring-damaged': () => '',
  'vault-database-damaged': () => '',
  'vault-row-damaged': () => '',
  'vault-newer-format': () => '',
  'vault-in-use': () => '',
  'disk-full': () => '',
  'write-refused': () => '',
};
