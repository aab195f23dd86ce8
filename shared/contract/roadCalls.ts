import { z } from 'zod';
import type { Saved } from '../contractAnswers.ts';
import { isoDaySchema } from '../domain/dates.ts';
import { reasonLimit } from '../domain/returnRoad.ts';
import type { VerifiedFile } from '../domain/verifyEntry.ts';
import { call, returnId } from './call.ts';

/** The road of a frozen return through the office. */
export const roadCalls = {
  /** Freezes the version: its unsigned copy is kept sealed in the vault with its SHA-256, and nothing of it changes any more. */
  submit: call<Saved>()(z.strictObject({ returnId, signers: z.enum(['head', 'head-agency', 'all']) })),
  /** The frozen version is kept for ever; the next one begins as a draft with the same content. */
  sendBack: call<Saved>()(z.strictObject({ returnId, reason: z.string().trim().min(1).max(reasonLimit) })),
  /** What the office did outside: the clerk gave a number, or the return was sent. */
  record: call<Saved>()(
    z.strictObject({
      returnId,
      what: z.discriminatedUnion('action', [
        z.strictObject({
          action: z.literal('numbered'),
          number: z.string().trim().min(1).max(60),
          date: isoDaySchema,
        }),
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
} as const;
