import type { Problem } from '../problems.ts';
import type { Period } from './complianceReturn.ts';
import type { TransferManifest } from './transfer.ts';
import type { PlacedDifference, PlannedReturn } from './transferPlan.ts';

/** What a package would bring, before anything is written. */
export interface TransferPreview {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly from: TransferManifest['from'];
  /** ISO 8601 with offset. */
  readonly madeAt: string;
  readonly scope: 'return' | 'vault';
  /** It was made by this vault. */
  readonly isOwn: boolean;
  /** When the same package was taken in before; null when it was not. */
  readonly takenInAt: string | null;
  /** Code and name are not those of this vault's unit. */
  readonly isOtherUnit: boolean;
  readonly counts: {
    readonly returns: number;
    readonly answers: number;
    readonly evidence: number;
    /** Evidence whose bytes the vault has already. */
    readonly evidenceKnown: number;
    /** Bytes of all files that are new here. */
    readonly newBytes: number;
    readonly keptFiles: number;
    readonly auditEntries: number;
  };
  /** What is not as it should be and does not keep the package from being taken in. */
  readonly problems: readonly Problem[];
  readonly unit: readonly PlacedDifference[];
  readonly returns: readonly PreviewedReturn[];
}

export interface PreviewedReturn extends PlannedReturn {
  /** What the directive is about; its id when this program does not have it. */
  readonly subject: string;
  readonly period: Period;
  readonly answers: number;
  readonly files: number;
  /** Names of the evidence that this return does not have here. */
  readonly newFiles: readonly string[];
  /** Submitted and signed files, and scans, that would come with further steps. */
  readonly newKept: number;
}

/** What was taken in. */
export interface TakenIn {
  readonly fileName: string;
  /** Returns that were not here before. */
  readonly added: number;
  /** Returns that were here and changed. */
  readonly changed: number;
  /** Files that were stored; those with bytes known already are only linked. */
  readonly files: number;
  /** Name of the backup made before. */
  readonly backupName: string;
}
