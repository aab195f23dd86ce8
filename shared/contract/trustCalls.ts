import { z } from 'zod';
import type { Saved } from '../contractAnswers.ts';
import type { RevocationList, RootCandidate, TrustList } from '../domain/trust.ts';
import type { Problem } from '../problems.ts';
import { call, checkedFileId, nothing, sha256 } from './call.ts';

/** Whom this vault trusts when it checks signed files. */
export const trustCalls = {
  list: call<TrustList>()(nothing),
  /**
   * Asks for files and reads the certificates in them. Nothing is trusted by that: each one waits for `confirmRoot`. Files that
   * cannot be used stand in `problems`; null when the person chose none.
   */
  readRoots: call<{
    readonly candidates: readonly RootCandidate[];
    readonly problems: readonly Problem[];
  } | null>()(nothing),
  /** The person has compared the fingerprint of a certificate that was read. */
  confirmRoot: call<Saved>()(z.strictObject({ sha256 })),
  removeRoot: call<Saved>()(z.strictObject({ sha256 })),
  /** Asks for files and keeps the revocation lists in them; null when the person chose none. */
  importLists: call<{
    readonly imported: readonly RevocationList[];
    readonly problems: readonly Problem[];
  } | null>()(nothing),
  removeList: call<Saved>()(z.strictObject({ sha256 })),
  /** The person says that the certificate behind a signature of a checked file belongs to the unit that the file names. */
  confirmIdentity: call<Saved>()(
    z.strictObject({ fileId: checkedFileId, field: z.string().min(1).max(1000), certificate: sha256 }),
  ),
  removeIdentity: call<Saved>()(z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/) })),
} as const;
