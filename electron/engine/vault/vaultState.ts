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

export function vaultState(_dir: string): Promise<VaultState> {
  throw new Error('not built yet');
}
