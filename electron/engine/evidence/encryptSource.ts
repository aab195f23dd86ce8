import type { FileHandle } from 'node:fs/promises';
import { inlineHash, threadHash } from './contentHash.ts';
import { StreamWriter, type WrittenStream } from './streamWriter.ts';
import { segmentCapacity } from './tinkFormat.ts';

/** Fills `buffer` from the source; fewer bytes only at the end, 0 when there are no more. */
export type ReadSource = (buffer: Buffer) => Promise<number>;

export interface EncryptTarget {
  readonly handle: FileHandle;
  readonly inputKey: Buffer;
  readonly associatedData: string;
  readonly segmentSize: number;
}

export interface EncryptOptions {
  /** Announced size; decides whether a second thread pays off. */
  readonly expectedBytes: number;
  /** Called after each segment with the bytes so far; what it throws ends the encryption. */
  readonly onSegment?: ((doneBytes: number) => void) | undefined;
}

/** Below this, starting a thread takes longer than hashing. */
const threadFromBytes = 16 * 1024 * 1024;
const buffers = 4;

/** Reads ahead by one segment, which is also how the last segment is known to be the last. */
export async function encryptSource(
  read: ReadSource,
  target: EncryptTarget,
  { expectedBytes, onSegment }: EncryptOptions,
): Promise<WrittenStream> {
  const { segmentSize } = target;
  const isLarge = expectedBytes >= threadFromBytes;
  const count = isLarge ? buffers : 2;
  const memory = isLarge ? new SharedArrayBuffer(count * segmentSize) : new ArrayBuffer(count * segmentSize);
  const hash = memory instanceof SharedArrayBuffer ? threadHash(memory) : inlineHash();
  const writer = await StreamWriter.begin(
    target.handle,
    hash,
    target.inputKey,
    target.associatedData,
    segmentSize,
  ).catch((error: unknown) => {
    hash.dispose();
    throw error;
  });
  const slots = Array.from({ length: count }, (_, slot) => ({
    buffer: Buffer.from(memory, slot * segmentSize, segmentSize),
    released: Promise.resolve(),
  }));
  const slotAt = (index: number) => slots[index % count] as (typeof slots)[number];
  const fill = async (index: number, capacity: number) => {
    const slot = slotAt(index);
    await slot.released;
    return read(slot.buffer.subarray(0, capacity));
  };
  try {
    let length = await fill(0, writer.capacity);
    for (let index = 0; ; index++) {
      const slot = slotAt(index);
      const isFull = length === writer.capacity;
      const nextLength = isFull ? await fill(index + 1, segmentCapacity(index + 1, segmentSize)) : 0;
      const isLast = nextLength === 0;
      const sealed = await writer.seal(slot.buffer.subarray(0, length), isLast);
      slot.released = sealed.released;
      onSegment?.(writer.sizeBytes);
      if (isLast) return await writer.finish();
      length = nextLength;
    }
  } finally {
    await Promise.allSettled(slots.map(({ released }) => released));
    await writer.dispose();
  }
}

/** Bytes in memory as a source. */
export function readBytes(bytes: Uint8Array): ReadSource {
  let offset = 0;
  return (buffer) => {
    const length = Math.min(buffer.length, bytes.length - offset);
    buffer.set(bytes.subarray(offset, offset + length));
    offset += length;
    return Promise.resolve(length);
  };
}

/** An open file as a source, from its present position. */
export function readHandle(handle: FileHandle): ReadSource {
  return async (buffer) => {
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return length;
  };
}
