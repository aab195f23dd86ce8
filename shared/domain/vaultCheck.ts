import { z } from 'zod';
import type { Problem } from '../problems.ts';

// The self-check of the vault as data: what was looked at, what was found, and where.

export const checkSteps = [
  'keyring',
  'audit',
  'rows',
  'evidence',
  'backups',
  'leftovers',
  'platform',
] as const;
export type CheckStep = (typeof checkSteps)[number];

/** `damage`: something cannot be read as it was written. `warning`: nothing is lost yet, act. `note`: good to know. */
export type FindingWeight = 'damage' | 'warning' | 'note';

/** Where in the work a finding lies, as far as it can be told. Texts are shown as they are. */
export type FindingPlace =
  | {
      readonly kind: 'return';
      readonly subject: string;
      /** Days of the period, `YYYY-MM-DD`. */
      readonly from: string;
      readonly to: string;
      /** Null for what belongs to the return as a whole. */
      readonly itemId: string | null;
      readonly part: 'answer' | 'details' | 'texts' | 'caption' | 'evidence' | 'export' | 'road';
    }
  | {
      readonly kind: 'vault';
      readonly part: 'unit' | 'images' | 'trust' | 'seal' | 'settings' | 'log' | 'evidence' | 'unnamed';
    };

export interface CheckFinding {
  readonly step: CheckStep;
  readonly weight: FindingWeight;
  readonly problem: Problem;
  readonly places: readonly FindingPlace[];
}

/** What was measured on this PC: a figure that explains a slow or unsafe machine. */
export interface PlatformFigures {
  /** One derivation of a key from a passphrase with the work factor of use, in milliseconds. */
  readonly scryptMs: number;
  /** AES-256-GCM, in MB (10^6 bytes) per second. */
  readonly aesMbPerSecond: number;
  readonly journalMode: string;
  /** SQLite's number; 3 = EXTRA. */
  readonly synchronous: number;
  readonly sqlite: string;
  /** Node or Electron with its cryptographic library. */
  readonly runtime: string;
}

export interface CheckedCounts {
  readonly rows: number;
  readonly entries: number;
  readonly files: number;
  readonly fileBytes: number;
  readonly backups: number;
  /** Null where the system does not tell. */
  readonly freeBytes: number | null;
}

export interface VaultCheckReport {
  /** ISO 8601 with offset. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** True when the program began it by itself. */
  readonly automatic: boolean;
  readonly counts: CheckedCounts;
  readonly platform: PlatformFigures;
  /** Damage first. */
  readonly findings: readonly CheckFinding[];
  /** Findings beyond those that are listed. */
  readonly unlisted: number;
  /** Steps that damage kept from being taken; left out when there is none. */
  readonly unexamined?: readonly CheckStep[] | undefined;
}

export interface CheckProgress {
  readonly step: CheckStep;
  readonly done: number;
  readonly total: number;
}

export interface VaultCheckState {
  /** How far the check under way is; null when none is. */
  readonly running: CheckProgress | null;
  /** The last finished check of this vault. */
  readonly last: VaultCheckReport | null;
  /** ISO 8601 with offset: when the program checks by itself next. */
  readonly nextAt: string;
}

/** Days between two checks that the program begins by itself. */
export const checkIntervalDays = 30;

/** Most findings that are listed: more of a kind tell a person nothing new. */
export const listedFindings = 200;

const dayMs = 24 * 60 * 60 * 1000;

/** When the next check is due. A last check in the future (a clock that was set back) makes it due at once. */
export function nextCheckAt(last: Date, now: Date): Date {
  return last.getTime() > now.getTime() + dayMs ? now : new Date(last.getTime() + checkIntervalDays * dayMs);
}

const weights = ['damage', 'warning', 'note'] as const;

/** Heaviest first, else in the order of the check. */
export function sortFindings(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  return [...findings].sort(
    (a, b) =>
      weights.indexOf(a.weight) - weights.indexOf(b.weight) ||
      checkSteps.indexOf(a.step) - checkSteps.indexOf(b.step),
  );
}

export function countOf(report: VaultCheckReport, weight: FindingWeight): number {
  return report.findings.filter((finding) => finding.weight === weight).length;
}

const placeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('return'),
    subject: z.string(),
    from: z.string(),
    to: z.string(),
    itemId: z.string().nullable(),
    part: z.enum(['answer', 'details', 'texts', 'caption', 'evidence', 'export', 'road']),
  }),
  z.object({
    kind: z.literal('vault'),
    part: z.enum(['unit', 'images', 'trust', 'seal', 'settings', 'log', 'evidence', 'unnamed']),
  }),
]);

/** A report as it is kept in the vault. */
export const vaultCheckReportSchema = z.object({
  startedAt: z.string(),
  finishedAt: z.string(),
  automatic: z.boolean(),
  counts: z.object({
    rows: z.int(),
    entries: z.int(),
    files: z.int(),
    fileBytes: z.int(),
    backups: z.int(),
    freeBytes: z.int().nullable(),
  }),
  platform: z.object({
    scryptMs: z.number(),
    aesMbPerSecond: z.number(),
    journalMode: z.string(),
    synchronous: z.int(),
    sqlite: z.string(),
    runtime: z.string(),
  }),
  findings: z.array(
    z.object({
      step: z.enum(checkSteps),
      weight: z.enum(weights),
      // Written by this program; the code decides which facts there are.
      problem: z.custom<Problem>((value) => typeof (value as Problem | null)?.code === 'string'),
      places: z.array(placeSchema),
    }),
  ),
  unlisted: z.int(),
  unexamined: z.array(z.enum(checkSteps)).optional(),
});
