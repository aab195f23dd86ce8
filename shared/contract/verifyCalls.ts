import { z } from 'zod';
import {
  type CheckedBatch,
  type ComparedEvidence,
  droppedFileLimitBytes,
  droppedFilesLimit,
} from '../domain/checkedFile.ts';
import { uploadChunkBytes } from '../domain/uploadChunkBytes.ts';
import { call, checkedFileId, languageSchema, nothing, passphrase, uploadId } from './call.ts';

/** Checking signed files. */
export const verifyCalls = {
  /** Asks for signed files and checks each; null when the person chose none. */
  chosen: call<CheckedBatch | null>()(nothing),
  /** Checks the same files once more, after something that the check rests on has changed. */
  again: call<CheckedBatch>()(nothing),
  /**
   * Announces dropped files: their bytes follow, in pieces, and are held in memory until the next check. An id for each, in
   * order; what was announced before is forgotten.
   */
  beginDrop: call<readonly string[]>()(
    z
      .array(
        z.strictObject({
          name: z.string().min(1).max(4096),
          sizeBytes: z.int().min(0).max(droppedFileLimitBytes),
        }),
      )
      .min(1)
      .max(droppedFilesLimit),
  ),
  appendDrop: call<void>()(
    z.strictObject({
      uploadId,
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= uploadChunkBytes),
    }),
  ),
  /** Checks the dropped files; one that did not arrive whole counts as unreadable. */
  dropped: call<CheckedBatch>()(nothing),
  /**
   * Asks for the folder or the package that came with a checked file, and compares it with the list in the file; null when the
   * person chose none.
   */
  chooseEvidence: call<ComparedEvidence | null>()(
    z.strictObject({ fileId: checkedFileId, from: z.enum(['folder', 'package']) }),
  ),
  /** Opens the encrypted package that was chosen last, and compares it. */
  unlockEvidence: call<ComparedEvidence>()(
    z.strictObject({ placeId: z.string().regex(/^[0-9a-f]{32}$/), passphrase }),
  ),
  /** Asks where to write and writes what was found on the checked files as CSV, one line each; null when the person chose no place. */
  saveTotals: call<{ readonly fileName: string } | null>()(z.strictObject({ language: languageSchema })),
} as const;
