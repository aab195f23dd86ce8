import type { Problem } from '../problems.ts';

/** A copy of the vault that the program made by itself and checked. */
export interface AutomaticBackupEntry {
  readonly name: string;
  /** ISO time with offset. */
  readonly madeAt: string;
  /** Of all its files. */
  readonly sizeBytes: number;
}

export interface BackupsState {
  /** Newest first. */
  readonly backups: readonly AutomaticBackupEntry[];
  /** What the last attempt of this session failed with, after `automatic-backup-overdue` when none was made for a week. */
  readonly problems: readonly Problem[];
  /** ISO time with offset from which the next one is made; null while one is due. */
  readonly nextAt: string | null;
  readonly isRunning: boolean;
}

/** A vault at rest that may be put in the place of the one in use. Its folder stays in the engine. */
export interface RestoreCandidate {
  readonly candidateId: string;
  readonly folderName: string;
  /** ISO time with offset of the last change of its database; null when the database is missing. */
  readonly changedAt: string | null;
  /** Made by the program itself, on this PC. */
  readonly isAutomatic: boolean;
}

export interface Restored {
  /** Folder below `kept` that holds the vault that was replaced; null when there was none. */
  readonly keptAs: string | null;
  /** Damage of the backup that the person accepted. */
  readonly problems: readonly Problem[];
}

/** How far a backup or a restore is: bytes while copying, rows and files while checking. */
export interface BackupProgress {
  readonly work: 'automatic' | 'backup' | 'restore';
  readonly step: 'copying' | 'checking';
  readonly done: number;
  readonly total: number;
}
