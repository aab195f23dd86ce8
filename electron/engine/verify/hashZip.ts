import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteSource } from '../evidence/byteSource.ts';
import {
  isDescriptorLength,
  localBytes,
  readZipDirectory,
  type ZipEntry,
  type ZipFault,
  zipTailBytes,
} from './zipDirectory.ts';

/** A file of a ZIP: its SHA-256, or null when it was not asked for. */
export interface HashedEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string | null;
}

export type HashedZip =
  | { readonly ok: true; readonly entries: readonly HashedEntry[] }
  | { readonly ok: false; readonly fault: ZipFault };

/** A ZIP that breaks a rule while its content is read. */
class ZipContentFault extends Error {}

/**
 * Hashes the files of a ZIP that `wanted` asks for, in one pass and without writing anything: at most the announced size of
 * each wanted file is unpacked, the others are skipped. Faults of the source (a disk, a wrong passphrase) are thrown.
 */
export async function hashZip(source: ByteSource, wanted: (entry: ZipEntry) => boolean): Promise<HashedZip> {
  const { sizeBytes, bytes } = await source.tail(zipTailBytes);
  const directory = readZipDirectory(bytes, sizeBytes);
  if (!directory.ok) return directory;
  const iterator = source.chunks()[Symbol.asyncIterator]();
  try {
    const cursor = new Cursor(iterator);
    const entries: HashedEntry[] = [];
    const { entries: listed, offset: end } = directory.value;
    for (const [index, entry] of listed.entries()) {
      const next = listed[index + 1]?.offset ?? end;
      const sha256 = await readEntry(cursor, entry, next, wanted(entry));
      if (!entry.name.endsWith('/')) entries.push({ name: entry.name, sizeBytes: entry.sizeBytes, sha256 });
    }
    return { ok: true, entries };
  } catch (error) {
    if (error instanceof ZipContentFault) return { ok: false, fault: 'content' };
    throw error;
  } finally {
    await iterator.return?.();
  }
}

/** Null when the content was skipped. Leaves the cursor at the next entry, whose offset is `next`. */
async function readEntry(
  cursor: Cursor,
  entry: ZipEntry,
  next: number,
  isWanted: boolean,
): Promise<string | null> {
  await checkLocalHeader(cursor, entry);
  const begin = cursor.position;
  const sha256 = isWanted ? await hashContent(cursor, entry) : null;
  await cursor.skip(begin + entry.packedBytes - cursor.position);
  if (!isDescriptorLength(next - cursor.position, entry)) throw new ZipContentFault();
  await cursor.skip(next - cursor.position);
  return sha256;
}

/** Header and directory must say the same: programs choose between them as they like. */
async function checkLocalHeader(cursor: Cursor, entry: ZipEntry): Promise<void> {
  const header = await cursor.take(localBytes);
  const method = entry.method === 'stored' ? 0 : 8;
  const agrees =
    header.readUInt32LE(0) === 0x04034b50 &&
    header.readUInt16LE(8) === method &&
    ((header.readUInt16LE(6) & 0x0008) !== 0) === entry.hasDescriptor &&
    (header.readUInt16LE(6) & 0x2061) === 0 &&
    (entry.hasDescriptor ||
      (header.readUInt32LE(14) === entry.crc32 &&
        header.readUInt32LE(18) === entry.packedBytes &&
        header.readUInt32LE(22) === entry.sizeBytes));
  const name = await cursor.take(header.readUInt16LE(26));
  if (!agrees || !name.equals(entry.nameBytes)) throw new ZipContentFault();
  await cursor.skip(header.readUInt16LE(28));
}

async function hashContent(cursor: Cursor, entry: ZipEntry): Promise<string> {
  const hash = createHash('sha256');
  let sum = 0;
  let length = 0;
  const packed = cursor.pieces(entry.packedBytes);
  for await (const piece of entry.method === 'stored' ? packed : inflated(packed, entry.packedBytes)) {
    length += piece.byteLength;
    if (length > entry.sizeBytes) throw new ZipContentFault();
    hash.update(piece);
    sum = crc32(piece, sum);
  }
  if (length !== entry.sizeBytes || sum !== entry.crc32) throw new ZipContentFault();
  return hash.digest('hex');
}

async function* inflated(packed: AsyncIterable<Uint8Array>, packedBytes: number): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ finishFlush: 2 });
  const input = Readable.from(packed, { objectMode: false });
  input.on('error', (error) => inflate.destroy(error));
  input.pipe(inflate);
  try {
    yield* inflate as AsyncIterable<Uint8Array>;
    // Bytes behind the end of the stream would be content that nobody sees.
    if (inflate.bytesWritten !== packedBytes) throw new ZipContentFault();
  } catch (error) {
    throw isZlibError(error) ? new ZipContentFault() : error;
  } finally {
    input.destroy();
    inflate.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** Bytes of a source in order. A source that ends early is a ZIP cut short. */
class Cursor {
  position = 0;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #left: Uint8Array = new Uint8Array();

  constructor(chunks: AsyncIterator<Uint8Array>) {
    this.#chunks = chunks;
  }

  async #piece(most: number): Promise<Uint8Array> {
    while (this.#left.byteLength === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) throw new ZipContentFault();
      this.#left = next.value;
    }
    const piece = this.#left.subarray(0, most);
    this.#left = this.#left.subarray(piece.byteLength);
    this.position += piece.byteLength;
    return piece;
  }

  async *pieces(length: number): AsyncGenerator<Uint8Array> {
    const end = this.position + length;
    while (this.position < end) yield await this.#piece(end - this.position);
  }

  async skip(length: number): Promise<void> {
    if (length < 0) throw new ZipContentFault();
    const end = this.position + length;
    while (this.position < end) await this.#piece(end - this.position);
  }

  async take(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const piece of this.pieces(length)) parts.push(piece);
    return Buffer.concat(parts);
  }
}
