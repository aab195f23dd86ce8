import { z } from 'zod';
import type { AttachOutcome, OfficeText, Saved } from '../contractAnswers.ts';
import { reasonSchema } from '../domain/returnRoad.ts';
import { uploadChunkBytes } from '../domain/uploadChunkBytes.ts';
import { call, evidenceId, itemId, returnId, uploadId } from './call.ts';

/** Files attached as evidence. */
export const evidenceCalls = {
  /** Asks for files and attaches them to the item; [] when the person chose none. */
  attachChosen: call<readonly AttachOutcome[]>()(z.strictObject({ returnId, itemId })),
  beginUpload: call<{ readonly uploadId: string }>()(
    z.strictObject({ returnId, name: z.string().min(1).max(4096), sizeBytes: z.number().int().min(0) }),
  ),
  appendUpload: call<void>()(
    z.strictObject({
      uploadId,
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= uploadChunkBytes),
    }),
  ),
  finishUpload: call<AttachOutcome>()(z.strictObject({ uploadId, itemId })),
  cancelUpload: call<void>()(z.strictObject({ uploadId })),
  setCaption: call<Saved>()(
    z.strictObject({ returnId, evidenceId, caption: z.string().max(1000), leaving: z.boolean() }),
  ),
  /** Lets another item point to a file that is in the vault already. */
  link: call<Saved>()(z.strictObject({ returnId, itemId, evidenceId })),
  /**
   * The item no longer points to the file; the file stays in the vault. `reason` goes into the log: it is asked for once the
   * return was shown to the head.
   */
  unlink: call<Saved>()(z.strictObject({ returnId, itemId, evidenceId, reason: reasonSchema.optional() })),
  /**
   * Puts the files of an item into another order, which is that of the list of evidence and of the photo annex.
   * `evidence-order-changed` unless exactly the files of the item are named.
   */
  reorder: call<Saved>()(z.strictObject({ returnId, itemId, evidenceIds: z.array(evidenceId).max(10_000) })),
  /**
   * Asks for a file and lets it take the place of an older one in every item; the older one is kept. null when the person chose
   * none. `evidence-same-content` when it is the same file.
   */
  replaceChosen: call<Saved | null>()(z.strictObject({ returnId, evidenceId })),
  /**
   * Takes a file whose own row can no longer be read off the item, with the reason in the log. The damaged row and the file
   * stay where they are. `evidence-readable` when nothing is wrong with the row.
   */
  unlinkDamaged: call<Saved>()(z.strictObject({ returnId, itemId, evidenceId, reason: reasonSchema })),
  /** The text of a Word or Excel document. */
  readText: call<OfficeText>()(z.strictObject({ returnId, evidenceId })),
  /** Asks where to write and writes the untouched bytes; null when the person chose no place. */
  saveCopy: call<{ readonly fileName: string } | null>()(z.strictObject({ returnId, evidenceId })),
} as const;
