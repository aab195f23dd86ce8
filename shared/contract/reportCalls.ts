import { z } from 'zod';
import type { DraftPages, Exported, Preview } from '../contractAnswers.ts';
import { requiredSignatureSchema } from '../domain/returnRoad.ts';
import { typedEditsSchema } from '../domain/typedEdits.ts';
import { call, embedEvidence, nothing, passphrase, returnId } from './call.ts';

/** The pages, and the file that is written. */
export const reportCalls = {
  /** Builds the unsigned draft; shown from `app://bundle/preview/<previewId>.pdf` until the vault locks or the next preview. */
  preview: call<Preview>()(z.strictObject({ returnId, embedEvidence })),
  /**
   * The pages while a person types, with what is typed and not in the vault yet; nothing is written or logged. null when
   * a newer question overtook this one. Shown like a preview.
   */
  draftPages: call<DraftPages | null>()(z.strictObject({ returnId, typed: typedEditsSchema })),
  /** Asks for a PKCS#12 file; the window gets its name and a handle, never its path. */
  chooseP12: call<{ readonly p12Id: string; readonly fileName: string } | null>()(nothing),
  /**
   * Asks where to write, writes, reads the file back and verifies it; null when the person chose no place.
   * `replace` answers the earlier question whether an existing file may be replaced.
   */
  export: call<Exported | null>()(
    z.strictObject({
      returnId,
      /** Of a draft; a submitted return holds what it was submitted with. */
      embedEvidence,
      way: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('p12'),
          p12Id: z.string().min(1).max(64),
          password: z.string().max(1024),
          /** Whose field is signed on a submitted return; the head's when left out. On a draft only the head signs. */
          role: requiredSignatureSchema.optional(),
        }),
        /** A key on a token that was listed. The PIN is given to the token at most once. */
        z.strictObject({
          kind: z.literal('token'),
          certificateId: z.string().regex(/^[0-9a-f]{32}$/),
          pin: z.string().max(64),
          role: requiredSignatureSchema.optional(),
          /** Whether the person accepts that a wrong PIN now locks the token. */
          finalTryConfirmed: z.boolean(),
        }),
        z.strictObject({ kind: z.literal('seal') }),
        z.strictObject({ kind: z.literal('unsigned') }),
      ]),
    }),
  ),
  /** All evidence with its manifest: as a folder, a ZIP, or a ZIP in an age file that opens with the passphrase. */
  exportEvidence: call<{ readonly name: string; readonly files: number } | null>()(
    z.discriminatedUnion('form', [
      z.strictObject({ returnId, form: z.literal('zip') }),
      z.strictObject({ returnId, form: z.literal('folder') }),
      z.strictObject({ returnId, form: z.literal('age'), passphrase }),
    ]),
  ),
} as const;
