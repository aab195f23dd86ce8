import { z } from 'zod';
import type { Saved } from '../contractAnswers.ts';
import type { ReplacedReturn } from '../domain/buildAmendment.ts';
import { numberAndDate, reasonSchema, requiredSignatureSchema } from '../domain/returnRoad.ts';
import type { VerifiedFile } from '../domain/verifyEntry.ts';
import { call, embedEvidence, returnId } from './call.ts';

/** The road of a frozen return through the office. */
export const roadCalls = {
  /** Freezes the version: its unsigned copy is kept sealed in the vault with its SHA-256, and nothing of it changes any more. */
  submit: call<Saved>()(
    z.strictObject({ returnId, signers: z.enum(['head', 'head-agency', 'all']), embedEvidence }),
  ),
  /** The frozen version is kept for ever; the next one begins as a draft with the same content. */
  sendBack: call<Saved>()(z.strictObject({ returnId, reason: reasonSchema })),
  /** The sent version stays as it is; the next one begins as a draft with the same content and says what it replaces. */
  amend: call<Saved>()(z.strictObject({ returnId, reason: reasonSchema })),
  /** The sent version that the open one amends, read out of its kept file; null for a first return. */
  replaced: call<ReplacedReturn | null>()(z.strictObject({ returnId })),
  /** Whose signature it is that stands in a field of another tool; null takes an earlier word back. */
  assignRole: call<Saved>()(
    z.strictObject({ returnId, signature: z.string().min(1), role: requiredSignatureSchema.nullable() }),
  ),
  /** What the office did outside: the clerk gave a number, or the return was sent. */
  record: call<Saved>()(
    z.strictObject({
      returnId,
      what: z.discriminatedUnion('action', [
        z.strictObject({ action: z.literal('numbered'), ...numberAndDate }),
        z.strictObject({ action: z.literal('sent') }),
      ]),
    }),
  ),
  /**
   * Asks for the file that another tool has signed, proves that it is the kept one with signatures added, and keeps it as the
   * record; null when the person chose none.
   */
  takeInSigned: call<VerifiedFile | null>()(z.strictObject({ returnId })),
  /** Asks where to write and writes the newest kept file; null when the person chose no place. */
  saveCopy: call<{ readonly fileName: string } | null>()(z.strictObject({ returnId })),
  /**
   * Asks where to write and writes a copy for the printer: the submitted return with room to sign by hand and to stamp, marked as
   * a print copy; null when the person chose no place.
   */
  savePrintCopy: call<{ readonly fileName: string; readonly pages: number } | null>()(
    z.strictObject({ returnId }),
  ),
  /**
   * Asks for the scan of the paper that was signed by hand and sent, and keeps it with the number and date written on it; null
   * when the person chose none.
   */
  sendOnPaper: call<{ readonly fileName: string } | null>()(z.strictObject({ returnId, ...numberAndDate })),
  /**
   * Asks where to write and writes the file that a step of any version keeps: a copy for signing, a signed file, a scan; null when
   * the person chose no place. `step` is its place in the road, counted from 0.
   */
  saveVersionCopy: call<{ readonly fileName: string } | null>()(
    z.strictObject({ returnId, version: z.int().min(1), step: z.int().nonnegative() }),
  ),
} as const;
