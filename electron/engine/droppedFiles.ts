import { randomBytes } from 'node:crypto';
import { droppedLimitBytes } from '../../shared/domain/checkedFile.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import type { FileSource } from './checkedFiles.ts';

interface Arriving {
  readonly uploadId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly pieces: Uint8Array[];
  arrivedBytes: number;
}

/** Files that were dropped on the window and arrive in pieces. */
export interface DroppedFiles {
  /** Ids in order; what arrived before is forgotten. */
  begin(files: readonly { readonly name: string; readonly sizeBytes: number }[]): Result<readonly string[]>;
  append(uploadId: string, bytes: Uint8Array): Result<void>;
  /** All of them, with null for the bytes of one that did not arrive whole. They are handed over, not kept. */
  take(): readonly FileSource[];
}

export function createDroppedFiles(): DroppedFiles {
  let arriving: readonly Arriving[] = [];
  return {
    begin(files) {
      arriving = [];
      const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      if (totalBytes > droppedLimitBytes)
        return fail('dropped-too-large', { sizeBytes: totalBytes, limitBytes: droppedLimitBytes });
      arriving = files.map(({ name, sizeBytes }) => ({
        uploadId: randomBytes(16).toString('hex'),
        name,
        sizeBytes,
        pieces: [],
        arrivedBytes: 0,
      }));
      return succeed(arriving.map(({ uploadId }) => uploadId));
    },
    append(uploadId, bytes) {
      const file = arriving.find((one) => one.uploadId === uploadId);
      // More than was announced is never held: the announced sizes are what was measured against the limit.
      if (file === undefined || file.arrivedBytes + bytes.byteLength > file.sizeBytes)
        return fail('checked-file-gone', {});
      file.pieces.push(bytes);
      file.arrivedBytes += bytes.byteLength;
      return succeed(undefined);
    },
    take() {
      const taken = arriving;
      arriving = [];
      return taken.map(({ name, sizeBytes, arrivedBytes, pieces }) => ({
        name,
        bytes: arrivedBytes === sizeBytes ? Buffer.concat(pieces) : null,
      }));
    },
  };
}
