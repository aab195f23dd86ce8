import type { Bridge } from '../../shared/contract.ts';
import type { AttachOutcome } from '../../shared/contractAnswers.ts';
import { uploadChunkBytes } from '../../shared/domain/uploadChunkBytes.ts';
import type { Result } from '../../shared/result.ts';
import { fail } from '../../shared/result.ts';

export interface UploadRequest {
  readonly returnId: string;
  readonly itemId: string;
  readonly file: Blob;
  readonly name: string;
  readonly onProgress: (doneBytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a dropped or pasted file piece by piece; the vault encrypts while it receives. null when the person cancelled:
 * then nothing of the file stays. A file that cannot be read any more ends the upload with a problem.
 */
export async function uploadFile(
  evidence: Bridge['evidence'],
  request: UploadRequest,
): Promise<AttachOutcome | null> {
  const { returnId, itemId, file, name, signal } = request;
  const begun = await evidence.beginUpload({ returnId, name, sizeBytes: file.size });
  if (!begun.ok) return { name, ...begun };
  const { uploadId } = begun.value;
  for (let start = 0; start < file.size; start += uploadChunkBytes) {
    if (signal.aborted) {
      await evidence.cancelUpload({ uploadId });
      return null;
    }
    const sent = await sendPiece(evidence, uploadId, request, start);
    if (!sent.ok) {
      await evidence.cancelUpload({ uploadId });
      return { name, ...sent };
    }
    request.onProgress(Math.min(start + uploadChunkBytes, file.size));
  }
  if (signal.aborted) {
    await evidence.cancelUpload({ uploadId });
    return null;
  }
  const finished = await evidence.finishUpload({ uploadId, itemId });
  return finished.ok ? finished.value : { name, ...finished };
}

async function sendPiece(
  evidence: Bridge['evidence'],
  uploadId: string,
  { file, name }: UploadRequest,
  start: number,
): Promise<Result<void>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.slice(start, start + uploadChunkBytes).arrayBuffer());
  } catch (cause) {
    const gone = cause instanceof DOMException && cause.name === 'NotFoundError';
    return fail(gone ? 'evidence-vanished' : 'evidence-unreadable', { name });
  }
  return evidence.appendUpload({ uploadId, bytes });
}
