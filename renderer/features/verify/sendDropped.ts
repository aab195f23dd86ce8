import type { Bridge } from '../../../shared/contract.ts';
import {
  type CheckedBatch,
  droppedFileLimitBytes,
  droppedFilesLimit,
  droppedLimitBytes,
} from '../../../shared/domain/checkedFile.ts';
import { uploadChunkBytes } from '../../../shared/domain/uploadChunkBytes.ts';
import { fail, type Result } from '../../../shared/result.ts';

/** Sends dropped files piece by piece and has them checked. The window learns no path, so their bytes go over. */
export async function sendDropped(
  verify: Bridge['verify'],
  files: readonly File[],
): Promise<Result<CheckedBatch>> {
  const sizeBytes = files.reduce((sum, { size }) => sum + size, 0);
  const largest = Math.max(...files.map(({ size }) => size));
  if (largest > droppedFileLimitBytes)
    return fail('dropped-too-large', { sizeBytes: largest, limitBytes: droppedFileLimitBytes });
  if (sizeBytes > droppedLimitBytes)
    return fail('dropped-too-large', { sizeBytes, limitBytes: droppedLimitBytes });
  if (files.length > droppedFilesLimit)
    return fail('dropped-too-many', { count: files.length, limit: droppedFilesLimit });
  const begun = await verify.beginDrop(files.map(({ name, size }) => ({ name, sizeBytes: size })));
  if (!begun.ok) return begun;
  for (const [place, file] of files.entries()) {
    const uploadId = begun.value[place] ?? '';
    for (let start = 0; start < file.size; start += uploadChunkBytes) {
      const bytes = await pieceOf(file, start);
      // What does not arrive whole is told as unreadable by the check.
      if (bytes === null) break;
      const sent = await verify.appendDrop({ uploadId, bytes });
      if (!sent.ok) return sent;
    }
  }
  return verify.dropped();
}

/** Null when the file is gone or cannot be read any more. */
async function pieceOf(file: File, start: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await file.slice(start, start + uploadChunkBytes).arrayBuffer());
  } catch (cause) {
    if (cause instanceof DOMException) return null;
    throw cause;
  }
}
