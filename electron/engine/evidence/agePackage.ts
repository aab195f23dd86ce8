import { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { typedPackagePassphrase } from '../../../shared/domain/packagePassphrase.ts';
import type { ByteSource } from './byteSource.ts';

/**
 * The age v1 format with a passphrase (age-encryption.org/v1, recipient `scrypt`): any `age` program opens what is written here
 * and the other way round.
 */

/** log2 of the scrypt work factor that the `age` program writes as well: 256 MiB, about a second. */
export const ageWorkFactor = 18;

const magic = 'age-encryption.org/v1\n';
/** Longest header that is looked at; one of a passphrase has about 150 bytes. */
const headerLimitBytes = 64 * 1024;

/** Why an age file gives no bytes: `password`: it opens with another one; `damaged`: header or content is not as it was written. */
export class AgeFault extends Error {
  readonly kind: 'password' | 'damaged';

  constructor(kind: 'password' | 'damaged') {
    super(`age file: ${kind}`);
    this.kind = kind;
  }
}

/** Whether a file that begins like this is an age file. */
export function beginsLikeAge(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, magic.length)).toString('latin1') === magic;
}

/** Encrypts in pieces of 64 KiB; what `plain` throws is passed on. */
export async function ageEncrypted(
  plain: AsyncIterable<Uint8Array>,
  passphrase: string,
  workFactor = ageWorkFactor,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(typedPackagePassphrase(passphrase));
  encrypter.setScryptWorkFactor(workFactor);
  return iterated(await encrypter.encrypt(webStream(plain)));
}

/** What stands in an age file. The key is derived once; every call throws an `AgeFault` when the file cannot be trusted. */
export async function ageSource(file: ByteSource, passphrase: string): Promise<ByteSource> {
  const key = await fileKey(await head(file), passphrase);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const decrypter = new Decrypter();
    decrypter.addIdentity({ unwrapFileKey: () => key });
    try {
      yield* iterated(await decrypter.decrypt(webStream(file.chunks())));
    } catch (error) {
      throw isSystemError(error) ? error : new AgeFault('damaged');
    }
  }
  return {
    chunks,
    async tail(most) {
      let sizeBytes = 0;
      let keptBytes = 0;
      const kept: Uint8Array[] = [];
      for await (const chunk of chunks()) {
        sizeBytes += chunk.byteLength;
        keptBytes += chunk.byteLength;
        kept.push(chunk);
        for (let first = kept[0]; first && keptBytes - first.byteLength >= most; first = kept[0]) {
          keptBytes -= first.byteLength;
          kept.shift();
        }
      }
      const bytes = Buffer.concat(kept);
      return { sizeBytes, bytes: bytes.subarray(Math.max(0, bytes.byteLength - most)) };
    },
  };
}

async function fileKey(header: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(typedPackagePassphrase(passphrase));
  try {
    return await decrypter.decryptHeader(header);
  } catch (error) {
    const isOther = error instanceof Error && error.message.startsWith('no identity matched');
    throw new AgeFault(isOther ? 'password' : 'damaged');
  }
}

/** The first bytes, which must hold the whole header: without its end the library would read on through any file. */
async function head(file: ByteSource): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.chunks()) {
    parts.push(chunk);
    length += chunk.byteLength;
    if (length >= headerLimitBytes) break;
  }
  const bytes = Buffer.concat(parts).subarray(0, headerLimitBytes);
  const footer = bytes.indexOf('\n--- ');
  const end = footer < 0 ? -1 : bytes.indexOf('\n', footer + 1);
  if (!beginsLikeAge(bytes) || end < 0) throw new AgeFault('damaged');
  return bytes.subarray(0, end + 1);
}

function webStream(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return Readable.toWeb(
    Readable.from(chunks, { objectMode: false }),
  ) as unknown as ReadableStream<Uint8Array>;
}

function iterated(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  return stream as unknown as NodeWebStream<Uint8Array>;
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'errno' in error;
}
