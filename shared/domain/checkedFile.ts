import type { Problem } from '../problems.ts';
import type { CheckMade } from './checkMade.ts';
import type { IdentityRole } from './trust.ts';
import type { EvidenceReport, VerifiedFile } from './verifyEntry.ts';

/** The certificate that a signature was made with, as the file carries it. */
export interface SignerCertificate {
  /** SHA-256 of the certificate (DER), lower-case hex. */
  readonly sha256: string;
  /** SHA-256 of its SubjectPublicKeyInfo. */
  readonly keySha256: string;
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601 in UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
}

/**
 * Whether this certificate is known for the unit of the return.
 * - `known`: a person confirmed it.
 * - `first-seen`: none was confirmed for this unit and role yet.
 * - `differs`: others were confirmed, this one was not.
 * - `unclear`: none that can be read, but rows of confirmed ones are damaged or gone: another may have been among them.
 */
export type SignerIdentity = 'known' | 'first-seen' | 'differs' | 'unclear';

export interface CheckedSigner {
  /** Null when it cannot be read. */
  readonly certificate: SignerCertificate | null;
  readonly role: IdentityRole;
  /** Null when the question does not arise: the file is not proven, or the signer is not known to any root. */
  readonly identity: SignerIdentity | null;
}

/** A file that was checked on screen. */
export interface CheckedFile extends VerifiedFile {
  /** 32 hex digits; names the file in later calls, as long as the vault is open. */
  readonly fileId: string;
  /** Of the whole file; null when it could not be read. */
  readonly sha256: string | null;
  /** One for each of `signatures`, in their order. */
  readonly signers: readonly CheckedSigner[];
  /** Every check with its outcome, in the order in which they are made. */
  readonly checks: readonly CheckMade[];
  /** The checked file that this one replaces or is replaced by. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
}

/** What one check found. */
export interface CheckedBatch {
  readonly files: readonly CheckedFile[];
  /** Rows of whom the vault trusts that are damaged: the check was made without them. */
  readonly problems: readonly Problem[];
}

/** What a comparison of evidence with the list of a checked file found. The verdict on the file itself stays as it is. */
export interface ComparedPlace {
  /** Name of the folder or package. */
  readonly place: string;
  readonly report: EvidenceReport;
  /** One for each file that is not as listed. */
  readonly problems: readonly Problem[];
}

/** `locked`: the package is encrypted; it is opened by `placeId` and its passphrase. */
export type ComparedEvidence =
  | ({ readonly kind: 'compared' } & ComparedPlace)
  | { readonly kind: 'locked'; readonly placeId: string; readonly place: string };

/** Largest size of one dropped file and of all together, in bytes; they are held in memory. */
export const droppedFileLimitBytes = 64 * 1024 * 1024;
export const droppedLimitBytes = 256 * 1024 * 1024;
/** Most files in one drop. */
export const droppedFilesLimit = 200;
