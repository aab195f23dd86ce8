/** Findings of the self-check of the vault, and what keeps it from running: code → the facts its sentence needs. */
export interface VaultCheckProblems {
  /** The folder cannot be written to: told at unlock, before anything is typed. */
  readonly 'vault-opened-read-only': Record<string, never>;
  /** Made by an older program, in a place where it cannot be brought to the present format. */
  readonly 'vault-needs-conversion': { readonly found: number; readonly supported: number };
  readonly 'spare-keyring-unusable': {
    readonly reason: 'missing' | 'damaged' | 'altered' | 'other-generation';
  };
  /** A backup of this vault does not open, or part of it is damaged. */
  readonly 'backup-damaged': { readonly folder: string };
  /**
   * The log of a backup goes on where the vault's does not: an older vault was put in its place. Both agree up to `since` (ISO
   * time with offset, null = nowhere), the newest of `count` such backups ends at `until`.
   */
  readonly 'backup-ahead': {
    readonly folder: string;
    readonly since: string | null;
    readonly until: string;
    readonly count: number;
  };
  /** `days` since the last one; null when the log knows of none. */
  readonly 'backup-overdue': { readonly days: number | null };
  readonly 'check-space-low': { readonly freeBytes: number; readonly neededBytes: number };
  readonly 'quarantine-not-empty': { readonly count: number; readonly bytes: number };
  /** Encrypted files that no row of the vault names. */
  readonly 'orphan-files': { readonly count: number; readonly bytes: number };
  /** Things in the vault folder that are not the program's; the names of the first few. */
  readonly 'unknown-files': { readonly count: number; readonly names: string };
  /** SQLite does not run in the way that survives a power cut. */
  readonly 'platform-not-durable': { readonly journal: string; readonly synchronous: number };
  readonly 'platform-slow-unlock': { readonly milliseconds: number };
  readonly 'check-running': Record<string, never>;
  readonly 'check-cancelled': Record<string, never>;
  readonly 'check-report-missing': Record<string, never>;
  /** Told in the window after a check in the background. */
  readonly 'check-found-damage': { readonly count: number };
}
