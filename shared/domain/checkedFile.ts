import type { IdentityRole } from './trust.ts';
import type { VerifiedFile } from './verifyEntry.ts';

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
 */
export type SignerIdentity = 'known' | 'first-seen' | 'differs';

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
  /** The checked file that this one replaces or is replaced by. */
  readonly replaces: string | null;
  readonly replacedBy: string | null;
}
