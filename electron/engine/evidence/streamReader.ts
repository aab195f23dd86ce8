import type { FileHandle } from 'node:fs/promises';
import { openOwnFile } from '../vault/ownPlaces.ts';
import {
  deriveFileKey,
  headerBytes,
  openSegment,
  parseHeader,
  type StreamHeader,
  segmentAt,
  segmentPosition,
  segmentStart,
  streamSize,
} from './tinkFormat.ts';

/** The stored bytes are not what was written: altered, cut, swapped or moved here from another file. */
export class DamagedStream extends Error {}

/** An encrypted stream opened for reading. Its size is only told after its last segment was authenticated. */
export class StreamReader {
  readonly sizeBytes: number;
  readonly #handle: FileHandle;
  readonly #header: StreamHeader;
  readonly #fileKey: Buffer;
  readonly #segmentSize: number;
  readonly #segments: number;
  readonly #fileBytes: number;

  private constructor(
    handle: FileHandle,
    header: StreamHeader,
    fileKey: Buffer,
    segmentSize: number,
    fileBytes: number,
    size: { readonly plaintextBytes: number; readonly segments: number },
  ) {
    this.#handle = handle;
    this.#header = header;
    this.#fileKey = fileKey;
    this.#segmentSize = segmentSize;
    this.#fileBytes = fileBytes;
    this.#segments = size.segments;
    this.sizeBytes = size.plaintextBytes;
  }

  /** Throws `DamagedStream`, or the file system's error (`ENOENT` when the file is gone). */
  static async open(
    path: string,
    inputKey: Buffer,
    associatedData: string,
    segmentSize: number,
  ): Promise<StreamReader> {
    const handle = await openOwnFile(path);
    try {
      const fileBytes = (await handle.stat()).size;
      const size = streamSize(fileBytes, segmentSize);
      const header = parseHeader(await readExactly(handle, 0, Math.min(headerBytes, fileBytes)));
      if (size === null || header === null) throw new DamagedStream('no stream of this format');
      const fileKey = deriveFileKey(inputKey, header, associatedData);
      const reader = new StreamReader(handle, header, fileKey, segmentSize, fileBytes, size);
      await reader.#segment(size.segments - 1);
      return reader;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Authenticated plaintext; shorter than asked only at the end. */
  async range(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(offset + length, this.sizeBytes);
    if (offset < 0 || length < 0) throw new RangeError('a range lies inside the file');
    if (offset >= end) return Buffer.alloc(0);
    const parts: Buffer[] = [];
    const last = segmentAt(end - 1, this.#segmentSize);
    for (let index = segmentAt(offset, this.#segmentSize); index <= last; index++) {
      const start = segmentStart(index, this.#segmentSize);
      const plaintext = await this.#segment(index);
      parts.push(plaintext.subarray(Math.max(0, offset - start), end - start));
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  /** All segments in order. What comes out is authentic, but only after the last one is the file whole. */
  async *segments(): AsyncGenerator<Buffer> {
    for (let index = 0; index < this.#segments; index++) yield await this.#segment(index);
  }

  async close(): Promise<void> {
    this.#fileKey.fill(0);
    await this.#handle.close();
  }

  async #segment(index: number): Promise<Buffer> {
    const position = segmentPosition(index, this.#segmentSize);
    const end = Math.min((index + 1) * this.#segmentSize, this.#fileBytes);
    const sealed = await readExactly(this.#handle, position, end - position);
    const isLast = index === this.#segments - 1;
    const plaintext = openSegment(this.#fileKey, this.#header, index, isLast, sealed);
    if (plaintext === null) throw new DamagedStream(`segment ${index} does not authenticate`);
    return plaintext;
  }
}

async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new DamagedStream('the file ends early');
    done += bytesRead;
  }
  return bytes;
}
