/** Backups and putting one back: code → the facts its sentence needs. */
export interface BackupProblems {
  readonly 'backup-cancelled': Record<string, never>;
  /** The folder of the copy vanished while it was written: a stick pulled out, a network place lost. */
  readonly 'backup-place-gone': Record<string, never>;
  /** The copy is what the vault is; rows, log or evidence of the vault could not be authenticated. */
  readonly 'backup-of-damaged': { readonly folder: string };
  readonly 'backup-running': Record<string, never>;
  /** No automatic backup was made for a week. `lastAt`: ISO time of the newest one, null when there is none. */
  readonly 'automatic-backup-overdue': { readonly lastAt: string | null };
  /** The chosen folder holds no vault. */
  readonly 'restore-source-missing': Record<string, never>;
  /** This file of the backup is missing or so damaged that the backup does not open. */
  readonly 'restore-source-unusable': { readonly name: string };
  /** This file or folder of the backup cannot be read; `reason` is the operating system's code. */
  readonly 'restore-source-unreadable': { readonly name: string; readonly reason: string };
  /** Beside the vault something else has a name that a restore needs. */
  readonly 'restore-place-occupied': { readonly name: string };
  /** The system takes no name as long as that of the copy. */
  readonly 'backup-name-too-long': Record<string, never>;
  /** The chosen folder is the vault in use, or lies in it. */
  readonly 'restore-source-is-vault': Record<string, never>;
  /** The backup opens, but so many rows, entries or files of it are damaged. A person may put it back all the same. */
  readonly 'restore-source-damaged': { readonly count: number };
  /** Indexes in the database of the backup lack rows that its tables hold; those of the copy were made anew. */
  /** A file, or a folder with other files, stands where the vault belongs. */
  readonly 'restore-place-not-vault': { readonly kind: 'file' | 'folder' };
  readonly 'restore-indexes-damaged': Record<string, never>;
  /**
   * Another computer's lock file lies in the vault that would be replaced. `user` and `since` (ISO time with offset) are
   * empty when unknown.
   */
  readonly 'restore-target-in-use': {
    readonly host: string;
    readonly user: string;
    readonly since: string;
  };
  /** The backup is of another vault than the one in place: the first 8 digits of their ids, as in their READ-ME.txt. */
  readonly 'restore-other-vault': { readonly found: string; readonly inPlace: string };
  readonly 'restore-cancelled': Record<string, never>;
}
