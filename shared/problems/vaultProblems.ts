/** Expected failures of this area: code → the facts its sentence needs. */
export interface VaultProblems {
  readonly 'vault-wrong-passphrase': Record<string, never>;
  /** `minimum` counts characters after Unicode normalisation. */
  readonly 'vault-passphrase-too-short': { readonly minimum: number };
  readonly 'vault-slot-not-found': { readonly label: string };
  readonly 'vault-not-found': Record<string, never>;
  readonly 'vault-exists': Record<string, never>;
  /** The folder holds other files; a vault is only made in an empty or absent folder. */
  readonly 'vault-folder-not-empty': Record<string, never>;
  readonly 'vault-locked': Record<string, never>;
  readonly 'vault-read-only': Record<string, never>;
  readonly 'vault-keyring-missing': { readonly previousGenerationReadable: boolean };
  readonly 'vault-keyring-damaged': { readonly previousGenerationReadable: boolean };
  /** The keyring is well formed but not as the program wrote it: its MAC fails or its work factor is outside the limits. */
  readonly 'vault-keyring-altered': {
    readonly reason: 'mac' | 'work-factor';
    readonly previousGenerationReadable: boolean;
  };
  /**
   * `name` may be whole, but cannot be read now: it is another user's, another program holds it, or the disk fails. `reason` is the
   * operating system's code.
   */
  readonly 'vault-file-unreadable': {
    readonly name: string;
    readonly reason: string;
    readonly previousGenerationReadable: boolean;
  };
  readonly 'vault-database-missing': Record<string, never>;
  readonly 'vault-database-damaged': Record<string, never>;
  /** Beside `vault.db` lies something under a name of SQLite that this program never makes. */
  readonly 'vault-foreign-beside': { readonly name: string };
  /** An interrupted write waits to be undone, which needs a place that can be written to. */
  readonly 'vault-unfinished-write': Record<string, never>;
  /** One row fails authentication, is missing, or is an older version put back. `id` is opaque. */
  readonly 'vault-row-damaged': { readonly table: string; readonly id: string };
  /** The set of rows is not the one last written, and the rows concerned could not be named. */
  readonly 'vault-rows-altered': Record<string, never>;
  /** The audit chain breaks at this entry. */
  readonly 'vault-audit-broken': { readonly seq: number };
  readonly 'vault-newer-format': { readonly found: number; readonly supported: number };
  /** `since` is an ISO time; it, `user` and `host` are empty when unknown. `isHere`: open on this very computer. */
  readonly 'vault-in-use': {
    readonly host: string;
    readonly user: string;
    readonly since: string;
    readonly isHere: boolean;
  };
  /** No new vault on a network share. */
  readonly 'vault-network-refused': Record<string, never>;
  /** An existing vault on a share opens only after a person confirmed it. */
  readonly 'vault-network-unconfirmed': Record<string, never>;
  readonly 'vault-on-network': Record<string, never>;
  /** No new vault in a folder of OneDrive. */
  readonly 'vault-sync-refused': Record<string, never>;
  readonly 'vault-in-sync-folder': Record<string, never>;
  /** The vault lies on a stick, a card or another drive that can be pulled out. */
  readonly 'vault-on-removable': Record<string, never>;
  /** Files such as `keyring-PC1.json` that a sync program left beside the vault's own. */
  readonly 'vault-conflict-copies': { readonly names: readonly string[] };
  /** Both in UTF-16 units. */
  readonly 'vault-path-too-long': { readonly length: number; readonly longest: number };
  readonly 'backup-exists': Record<string, never>;
  readonly 'backup-inside-vault': Record<string, never>;
  /** What is saved would lie in a vault, or among its backups and kept copies. */
  readonly 'output-inside-vault': { readonly file: string };
  /** Files or folders of the vault are links to other places; `names` in the vault folder. */
  readonly 'vault-places-linked': { readonly names: readonly string[] };
  readonly 'backup-check-failed': Record<string, never>;
  /** The save went through on a full disk; `freeBytes` of the disk now, null when unknown. */
  readonly 'vault-reserve-used': { readonly freeBytes: number | null };
  readonly 'disk-full': { readonly missingBytes: number | null };
  /** `reason` is the operating system's code, such as EACCES. */
  readonly 'write-refused': { readonly reason: string };
  /** Files lie where folders of the vault belong. */
  readonly 'vault-places-occupied': { readonly names: readonly string[] };
  /** FAT32 ends at 4 GiB − 1. */
  readonly 'file-too-large-for-disk': Record<string, never>;
  /** The folder or its device is gone; `reason` as above. */
  readonly 'place-vanished': { readonly reason: string };
}
