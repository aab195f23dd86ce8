import type { Problem } from '../problems.ts';
import type { SignatureRole } from './verifyEntry.ts';

/** Largest file with root certificates. Bytes. */
export const rootFileLimitBytes = 1024 * 1024;
/** Largest file with a revocation list. Bytes. */
export const revocationFileLimitBytes = 16 * 1024 * 1024;
/** Most root certificates and most revocation lists that a vault keeps. */
export const trustLimits = { roots: 64, lists: 32, identities: 5000 } as const;

/** What a person compares before a root is trusted. Names are as the certificate writes them. */
export interface RootFacts {
  /** SHA-256 of the certificate (DER), lower-case hex. */
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601 in UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Kind and size of the key, e.g. `RSA 4096` or `EC prime256v1`. */
  readonly key: string;
  /** False for a CA that another one vouches for; it is trusted by itself all the same. */
  readonly isSelfSigned: boolean;
  /** Signed with an algorithm that is too weak, such as SHA-1. A root is trusted by its fingerprint, so it is only told. */
  readonly hasWeakSignature: boolean;
  readonly validity: 'now' | 'expired' | 'not-yet';
}

/** A root certificate that was read from a file and is not trusted yet. */
export interface RootCandidate extends RootFacts {
  readonly file: string;
  readonly isTrustedAlready: boolean;
}

export interface TrustedRoot extends RootFacts {
  /** ISO 8601 with offset: when a person confirmed the fingerprint. */
  readonly confirmedAt: string;
}

export interface RevocationList {
  /** SHA-256 of the list (DER), lower-case hex. */
  readonly sha256: string;
  readonly issuer: string;
  /** ISO 8601 in UTC. */
  readonly thisUpdate: string;
  /** Null when the list does not say until when it holds: it then never proves that nothing was revoked. */
  readonly nextUpdate: string | null;
  /** `expired` still proves a revocation, but not its absence. */
  readonly state: 'current' | 'expired' | 'not-yet' | 'open-ended';
  /** How many certificates it takes back. */
  readonly revoked: number;
  /** Whether one of the trusted roots has signed it. Lists of a CA below a root are proven at the check itself. */
  readonly isProven: boolean;
  readonly importedAt: string;
}

/** Who stands behind a certificate in a return: a role of the unit, or `added` for a signature of another program. */
export type IdentityRole = SignatureRole | 'added';

/** A certificate of which a person said that it belongs to a unit. */
export interface UnitIdentity {
  readonly id: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly role: IdentityRole;
  readonly subject: string;
  /** SHA-256 of the certificate (DER) as it was confirmed. */
  readonly certificateSha256: string;
  /** SHA-256 of its public key (SubjectPublicKeyInfo): a renewed certificate over the same key is known as well. */
  readonly keySha256: string;
  /** ISO 8601 in UTC. */
  readonly notAfter: string;
  readonly confirmedAt: string;
}

/** Everything that this vault trusts. */
export interface TrustList {
  readonly roots: readonly TrustedRoot[];
  readonly lists: readonly RevocationList[];
  readonly identities: readonly UnitIdentity[];
  /** Rows that could not be authenticated. While there are any, no file is checked by this list. */
  readonly problems: readonly Problem[];
}
