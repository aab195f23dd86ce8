import { createHash } from 'node:crypto';

/** What the derived bytes are for (RFC 7292 B.3). */
export type Pkcs12Purpose = 'key' | 'iv' | 'mac';

const diversifiers: Record<Pkcs12Purpose, number> = { key: 1, iv: 2, mac: 3 };

export interface Pkcs12KdfOptions {
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  readonly purpose: Pkcs12Purpose;
  /** BMPString with its two closing zero bytes, see `passwordAsBmp`. */
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
  readonly length: number;
}

/** Key derivation of PKCS#12 (RFC 7292 B.2); still used for the MAC of files that are otherwise encrypted with PBES2. */
export function pkcs12Kdf(options: Pkcs12KdfOptions): Uint8Array {
  const block = options.hash === 'sha384' || options.hash === 'sha512' ? 128 : 64;
  const diversifier = new Uint8Array(block).fill(diversifiers[options.purpose]);
  const input = Buffer.concat([repeated(options.salt, block), repeated(options.password, block)]);
  const output: Uint8Array[] = [];
  let length = 0;
  while (length < options.length) {
    let digest = createHash(options.hash).update(diversifier).update(input).digest();
    for (let i = 1; i < options.iterations; i += 1) digest = createHash(options.hash).update(digest).digest();
    output.push(digest);
    length += digest.length;
    addToBlocks(input, repeatedTo(digest, block), block);
  }
  return new Uint8Array(Buffer.concat(output).subarray(0, options.length));
}

/** UTF-16, big end first, with two closing zero bytes: the form of a password in the PKCS#12 key derivation. */
export function passwordAsBmp(password: string): Uint8Array {
  const littleEndian = Buffer.from(`${password}\0`, 'utf16le');
  return new Uint8Array(littleEndian.swap16());
}

/** Adds `addend` + 1 to every block of the input, as big-endian numbers without the carry out (step 6C). */
function addToBlocks(input: Buffer, addend: Uint8Array, block: number): void {
  for (let start = 0; start < input.length; start += block) {
    let carry = 1;
    for (let i = block - 1; i >= 0; i -= 1) {
      const sum = (input[start + i] ?? 0) + (addend[i] ?? 0) + carry;
      input[start + i] = sum & 0xff;
      carry = sum >>> 8;
    }
  }
}

function repeated(bytes: Uint8Array, block: number): Uint8Array {
  return repeatedTo(bytes, block * Math.ceil(bytes.length / block));
}

function repeatedTo(bytes: Uint8Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length] ?? 0);
}
