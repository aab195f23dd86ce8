import { randomBytes, scrypt } from 'node:crypto';

// From a passphrase to the key of a slot: FORMAT.md §3.

/** scrypt parameters (RFC 7914) as stored in a slot. `salt` is base64. */
export interface KdfParameters {
  readonly alg: 'scrypt';
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
}

/** OWASP's first choice: 128 MiB, about 0.4 s on an office PC. */
export const defaultKdfCost = 2 ** 17;
/** Below this a stolen keyring is cheap to guess: a header asking for less is an attack. */
const lowestKdfCost = 2 ** 15;
/** Above this (1 GiB) a header could exhaust the memory of a PC. */
const highestKdfCost = 2 ** 20;
const blockSize = 8;
const parallelism = 1;
const saltBytes = 32;

export const shortestPassphrase = 8;

export function newKdfParameters(cost: number): KdfParameters {
  return {
    alg: 'scrypt',
    N: cost,
    r: blockSize,
    p: parallelism,
    salt: randomBytes(saltBytes).toString('base64'),
  };
}

/** Whether a slot's work factor may be computed at all. `allowWeak` lifts the lower bound only. */
export function isKdfAllowed(kdf: KdfParameters, allowWeak: boolean): boolean {
  const isPowerOfTwo = kdf.N > 1 && (kdf.N & (kdf.N - 1)) === 0;
  return (
    isPowerOfTwo &&
    kdf.N <= highestKdfCost &&
    (allowWeak || kdf.N >= lowestKdfCost) &&
    kdf.r === blockSize &&
    kdf.p === parallelism &&
    Buffer.from(kdf.salt, 'base64').length === saltBytes
  );
}

/** Vietnamese keyboards type the same passphrase as NFC or NFD; NFKC makes both the same key. */
function normalisePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

export function isPassphraseLongEnough(passphrase: string): boolean {
  return [...normalisePassphrase(passphrase)].length >= shortestPassphrase;
}

/** 32 bytes, on the thread pool. The caller wipes the result. */
export function deriveSlotKey(passphrase: string, kdf: KdfParameters): Promise<Buffer> {
  const secret = Buffer.from(normalisePassphrase(passphrase), 'utf8');
  const { N, r, p } = kdf;
  const options = { N, r, p, maxmem: 128 * N * r + 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(secret, Buffer.from(kdf.salt, 'base64'), 32, options, (error, key) => {
      secret.fill(0);
      if (error) reject(error);
      else resolve(key);
    });
  });
}
