import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** Bytes that are read from front to back, as a file or as what a decryption gives. */
export interface ByteSource {
  /** Length of the whole, and its last `most` bytes (all of it when it is shorter). */
  tail(most: number): Promise<{ readonly sizeBytes: number; readonly bytes: Uint8Array }>;
  /** From the first byte to the last; may be asked for again. */
  chunks(): AsyncIterable<Uint8Array>;
}

const chunkBytes = 1024 * 1024;

/** A file on disk. Its calls reject with the system's error. */
export function fileSource(path: string): ByteSource {
  return {
    async tail(most) {
      const handle = await open(path, 'r');
      try {
        const { size } = await handle.stat();
        const bytes = Buffer.alloc(Math.min(most, size));
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, size - bytes.length);
        return { sizeBytes: size, bytes: bytes.subarray(0, bytesRead) };
      } finally {
        await handle.close();
      }
    },
    chunks: () => createReadStream(path, { highWaterMark: chunkBytes }),
  };
}
