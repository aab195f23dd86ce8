/** Expected failures of this area: code → the facts its sentence needs. */
export interface VaultProblems {
  readonly 'vault-wrong-passphrase': Record<string, never>;
  readonly 'vault-not-found': Record<string, never>;
  readonly 'vault-exists': Record<string, never>;
  readonly 'vault-locked': Record<string, never>;
  readonly 'vault-keyring-missing': Record<string, never>;
  readonly 'vault-keyring-damaged': { readonly previousGenerationReadable: boolean };
  readonly 'vault-database-damaged': Record<string, never>;
  readonly 'vault-row-damaged': { readonly table: string; readonly id: string };
  readonly 'vault-newer-format': { readonly found: number; readonly supported: number };
  readonly 'vault-in-use': { readonly host: string; readonly since: string };
  readonly 'disk-full': { readonly missingBytes: number | null };
  readonly 'write-refused': { readonly reason: string };
}
