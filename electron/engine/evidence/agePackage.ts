import { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { typedPackagePassphrase } from '../../../shared/domain/packagePassphrase.ts';
import type { ByteSource } from './byteSource.ts';

/**
 * The age v1 format (age-encryption.org/v1) with a passphrase (recipient `scrypt`) or for a key (recipient `X25519`): any `age`
 * program opens what is written here and the other way round.
 */

/** What opens an age file: a passphrase, or the secret key (`AGE-SECRET-KEY-1…`) of one it was made for. */
export type AgeKey = { readonly passphrase: string } | { readonly identity: string };

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

/** A new key pair of X25519: the secret opens what was encrypted for the recipient. */
export async function newAgeIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Encrypts for the holder of a key; null when `recipient` is no recipient of X25519 (`age1…`). */
export async function ageEncryptedFor(
  plain: AsyncIterable<Uint8Array>,
  recipient: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const encrypter = new Encrypter();
  if (!isAgeRecipient(recipient)) return null;
  encrypter.addRecipient(recipient);
  return iterated(await encrypter.encrypt(webStream(plain)));
}

export function isAgeRecipient(recipient: string): boolean {
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(recipient)) return false;
  try {
    new Encrypter().addRecipient(recipient);
    return true;
  } catch {
    return false;
  }
}

/** What the file asks for: its header names a passphrase or keys. Throws an `AgeFault` when it has none. */
export async function ageLock(file: ByteSource): Promise<'passphrase' | 'key'> {
  const header = Buffer.from(await head(file)).toString('latin1');
  return header.includes('\n-> scrypt ') ? 'passphrase' : 'key';
}

/** What stands in an age file. The key is derived once; every call throws an `AgeFault` when the file cannot be trusted. */
export async function ageSource(file: ByteSource, opener: string | AgeKey): Promise<ByteSource> {
  const key = await fileKey(await head(file), typeof opener === 'string' ? { passphrase: opener } : opener);
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

async function fileKey(header: Uint8Array, opener: AgeKey): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  if ('identity' in opener) decrypter.addIdentity(opener.identity);
  else decrypter.addPassphrase(typedPackagePassphrase(opener.passphrase));
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
