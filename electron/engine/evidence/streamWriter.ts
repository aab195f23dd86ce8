import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { ContentHash } from './contentHash.ts';
import {
  deriveFileKey,
  encodeHeader,
  headerBytes,
  newHeader,
  type StreamHeader,
  sealSegment,
  segmentCapacity,
  tagBytes,
} from './tinkFormat.ts';

/** Segments being written while the next is encrypted; each holds one segment of memory. */
const mostWritesUnderWay = 3;
/**
 * The disk starts on what is there while the rest is still encrypted: otherwise a large file would first fill
 * the page cache and then wait for the whole of it.
 */
const syncEveryBytes = 32 * 1024 * 1024;

export interface WrittenStream {
  readonly sizeBytes: number;
  readonly fileSizeBytes: number;
  readonly sha256: string;
}

/**
 * Writes one encrypted stream into an open, empty file. Plaintext comes segment by segment; the caller says
 * which one is the last, because that bit is authenticated.
 */
export class StreamWriter {
  readonly #handle: FileHandle;
  readonly #hash: ContentHash;
  readonly #header: StreamHeader;
  readonly #fileKey: Buffer;
  readonly #segmentSize: number;
  readonly #underWay: Promise<void>[] = [];
  /** Ciphertext on its way to the disk, one buffer for each write; made when first needed. */
  readonly #sealed: Buffer[] = [];
  #earlySync: Promise<void> | null = null;
  #syncedUpTo = 0;
  #index = 0;
  #position = headerBytes;
  #sizeBytes = 0;

  private constructor(
    handle: FileHandle,
    hash: ContentHash,
    header: StreamHeader,
    fileKey: Buffer,
    segmentSize: number,
  ) {
    this.#handle = handle;
    this.#hash = hash;
    this.#header = header;
    this.#fileKey = fileKey;
    this.#segmentSize = segmentSize;
  }

  static async begin(
    handle: FileHandle,
    hash: ContentHash,
    inputKey: Buffer,
    associatedData: string,
    segmentSize: number,
  ): Promise<StreamWriter> {
    const header = newHeader(randomBytes);
    const fileKey = deriveFileKey(inputKey, header, associatedData);
    await writeAllAt(handle, encodeHeader(header), 0);
    return new StreamWriter(handle, hash, header, fileKey, segmentSize);
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Plaintext bytes of the next segment; every segment but the last must be full. */
  get capacity(): number {
    return segmentCapacity(this.#index, this.#segmentSize);
  }

  /** Encrypts and queues the write. `released` resolves when `plaintext` may be overwritten. */
  async seal(plaintext: Buffer, isLast: boolean): Promise<{ readonly released: Promise<void> }> {
    const released = this.#hash.update(plaintext);
    // Whoever reuses the buffer awaits it; a failure before that must not count as unhandled.
    released.catch(() => undefined);
    const slot = this.#index % mostWritesUnderWay;
    this.#sealed[slot] ??= Buffer.allocUnsafeSlow(this.#slotBytes(plaintext.length, isLast));
    const sealed = sealSegment(
      this.#fileKey,
      this.#header,
      this.#index,
      isLast,
      plaintext,
      this.#sealed[slot],
    );
    const write = writeAllAt(this.#handle, sealed, this.#position);
    write.catch(() => undefined);
    this.#underWay.push(write);
    this.#index += 1;
    this.#position += plaintext.length + tagBytes;
    this.#sizeBytes += plaintext.length;
    if (this.#underWay.length >= mostWritesUnderWay) await this.#underWay.shift();
    this.#syncEarly();
    return { released };
  }

  /** A short stream needs no buffer of a whole segment. */
  #slotBytes(plaintextBytes: number, isLast: boolean): number {
    return isLast ? plaintextBytes + tagBytes : this.#segmentSize;
  }

  /** Everything on the disk and of the right length, or an error with the code of the file system. */
  async finish(): Promise<WrittenStream> {
    await Promise.all(this.#underWay.splice(0));
    await this.#earlySync;
    const sha256 = await this.#hash.digest();
    await this.#handle.sync();
    const { size } = await this.#handle.stat();
    if (size !== this.#position) {
      throw Object.assign(new Error(`${size} of ${this.#position} bytes on disk`), { code: 'EIO' });
    }
    return { sizeBytes: this.#sizeBytes, fileSizeBytes: size, sha256 };
  }

  #syncEarly(): void {
    if (this.#earlySync !== null || this.#position - this.#syncedUpTo < syncEveryBytes) return;
    this.#syncedUpTo = this.#position;
    const sync = this.#handle.datasync().then(() => {
      this.#earlySync = null;
    });
    // A failure stays in #earlySync, where finish meets it.
    sync.catch(() => undefined);
    this.#earlySync = sync;
  }

  /** Waits for what is under way (a closed handle must not be written to) and wipes the file key. */
  async dispose(): Promise<void> {
    await Promise.allSettled([...this.#underWay.splice(0), this.#earlySync]);
    this.#hash.dispose();
    this.#fileKey.fill(0);
  }
}

async function writeAllAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw Object.assign(new Error('write made no progress'), { code: 'ENOSPC' });
    done += bytesWritten;
  }
}
