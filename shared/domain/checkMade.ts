import type { Problem } from '../problems.ts';

/** Names of the checks, in the order in which they are made (SIGNING.md, "The checks by name"). */
export const checkNames = [
  'file',
  'structure',
  'active-content',
  'revisions',
  'signatures',
  'appearances',
  'required-signatures',
  'payload',
  'pages',
  'embedded-evidence',
  'trust',
  'certificate-use',
  'certificate-validity',
  'signer-names',
  'revocation',
  'timestamp',
  'evidence',
  'amendments',
] as const;
export type CheckName = (typeof checkNames)[number];

/**
 * `passed`, `failed` (the file is invalid), `open` (made, and it leaves the file open or has something to tell) or `not-made`: it could
 * not be made, or there was nothing to check.
 */
export type CheckOutcome = 'passed' | 'failed' | 'open' | 'not-made';

export interface CheckMade {
  readonly check: CheckName;
  readonly outcome: CheckOutcome;
  /** Why it was not made. */
  readonly reason: 'not-given' | 'nothing-there' | 'stopped-before' | 'cannot' | null;
  readonly facts: Readonly<Record<string, string | number>>;
  /** What it found, notes included. */
  readonly problems: readonly Problem[];
}
