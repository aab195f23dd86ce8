import type { Problem } from '../problems.ts';

export type Verdict = 'valid' | 'indeterminate' | 'invalid';
export type SignatureRole = 'preparer' | 'head' | 'agency' | 'seal' | 'unknown';

/** What verification says of one signature field. */
export interface SignatureEntry {
  readonly field: string;
  readonly role: SignatureRole;
  /** Common name of the signer's certificate; null when it could not be read. */
  readonly signer: string | null;
  /** Claimed time of the signature dictionary, ISO 8601 with offset; null when absent. */
  readonly signedAt: string | null;
  readonly coversWholeFile: boolean;
  /** Chains to a given root, or is a pinned seal. */
  readonly trusted: boolean;
  readonly problems: readonly Problem[];
}

/**
 * What verification says of one file. `valid` = intact, complete, every signer chains to a given root or pinned seal and was
 * within validity; `indeterminate` = intact, but a signer is unknown; `invalid` = everything else.
 */
export interface VerifyEntry {
  /** The argument as given, or the file name on screen. */
  readonly file: string;
  readonly verdict: Verdict;
  readonly signatures: readonly SignatureEntry[];
  readonly payload: {
    readonly directive: {
      readonly id: string;
      readonly number: string | null;
      readonly symbol: string | null;
    };
    readonly unit: {
      readonly kind: string;
      readonly code: string;
      readonly name: string;
      readonly parent: string | null;
    };
    readonly counts: {
      readonly total: number;
      readonly notStarted: number;
      readonly inProgress: number;
      readonly done: number;
      readonly notApplicable: number;
      readonly nothingOccurred: number;
      readonly evidence: number;
    };
  } | null;
  readonly problems: readonly Problem[];
}
