import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import * as asn1js from 'asn1js';
import type { AlgorithmIdentifier } from 'pkijs';
import { octetsOf, oids } from './asn1.ts';
import { passwordAsBmp, pkcs12Kdf } from './pkcs12Kdf.ts';
import { decryptRc2Cbc } from './rc2.ts';

/** Thrown for algorithms or parameters outside the ones listed here; a wrong password shows as a padding error instead. */
export class UnsupportedEncryption extends Error {}

/** A hundred times what programs write; more would only keep the signer waiting. */
const maximumIterations = 1_000_000;

/** HMAC of PBKDF2 (RFC 8018 B.1.2). */
export const prfHashes: Readonly<Record<string, 'sha1' | 'sha256' | 'sha384' | 'sha512'>> = {
  [oids.hmacSha1]: 'sha1',
  [oids.hmacSha256]: 'sha256',
  [oids.hmacSha384]: 'sha384',
  [oids.hmacSha512]: 'sha512',
};

const aesCiphers: Readonly<Record<string, { name: string; keyLength: number }>> = {
  [oids.aes128Cbc]: { name: 'aes-128-cbc', keyLength: 16 },
  [oids.aes192Cbc]: { name: 'aes-192-cbc', keyLength: 24 },
  [oids.aes256Cbc]: { name: 'aes-256-cbc', keyLength: 32 },
};

const legacyKeyLengths: Readonly<Record<string, number>> = {
  [oids.pbeSha1TripleDes]: 24,
  [oids.pbeSha1TwoKeyTripleDes]: 16,
  [oids.pbeSha1Rc2With128]: 16,
  [oids.pbeSha1Rc2With40]: 5,
};

/**
 * Decrypts one encrypted part of a PKCS#12 file: PBES2 with PBKDF2 and AES-CBC (RFC 8018), or the older PKCS#12 schemes with
 * 3DES and RC2 (RFC 7292 C). All decrypting happens here, never in `createPrivateKey`, which BoringSSL does not do for every
 * file. Throws on a wrong password.
 */
export function decryptWithPassword(
  algorithm: AlgorithmIdentifier,
  password: string,
  data: Uint8Array,
): Uint8Array {
  const parameters = sequenceValues(algorithm.algorithmParams);
  if (algorithm.algorithmId !== oids.pbes2) {
    return decryptLegacy(algorithm.algorithmId, parameters, password, data);
  }
  const cipherValues = sequenceValues(parameters[1]);
  const cipher = aesCiphers[oidOf(cipherValues[0])];
  if (cipher === undefined) throw new UnsupportedEncryption('cipher');
  const iv = octetsOf(asOctets(cipherValues[1]));
  const decrypt = (secret: Uint8Array) => {
    const key = deriveWithPbkdf2(parameters[0], secret, cipher.keyLength);
    const decipher = createDecipheriv(cipher.name, key, iv);
    return new Uint8Array(Buffer.concat([decipher.update(data), decipher.final()]));
  };
  try {
    return decrypt(Buffer.from(password, 'utf8'));
  } catch (error) {
    if (error instanceof UnsupportedEncryption) throw error;
    // Some exporters hand PBKDF2 the BMPString of the older schemes.
    return decrypt(passwordAsBmp(password));
  }
}

/** PBKDF2 with the parameters of an AlgorithmIdentifier (RFC 8018 A.2). */
export function deriveWithPbkdf2(
  algorithm: asn1js.BaseBlock | undefined,
  secret: Uint8Array,
  length: number,
): Uint8Array {
  const [id, parameters] = sequenceValues(algorithm);
  if (oidOf(id) !== oids.pbkdf2) throw new UnsupportedEncryption('key derivation');
  const [salt, iterations, ...optional] = sequenceValues(parameters);
  const prf = optional.find((value) => value instanceof asn1js.Sequence);
  const hash = prf === undefined ? 'sha1' : prfHashes[oidOf(sequenceValues(prf)[0])];
  if (hash === undefined) throw new UnsupportedEncryption('key derivation hash');
  return pbkdf2Sync(secret, octetsOf(asOctets(salt)), iterationCount(iterations), length, hash);
}

function iterationCount(value: asn1js.BaseBlock | undefined): number {
  return allowedIterations(value instanceof asn1js.Integer ? value.valueBlock.valueDec : 0);
}

/** Rounds of a key derivation; throws `UnsupportedEncryption` for none and for more than a file that people wait for has. */
export function allowedIterations(count: number): number {
  if (count < 1 || count > maximumIterations) throw new UnsupportedEncryption('iteration count');
  return count;
}

function decryptLegacy(
  id: string,
  parameters: readonly asn1js.BaseBlock[],
  password: string,
  data: Uint8Array,
): Uint8Array {
  const keyLength = legacyKeyLengths[id];
  if (keyLength === undefined) throw new UnsupportedEncryption(id);
  const [salt, iterations] = parameters;
  const shared = {
    hash: 'sha1' as const,
    password: passwordAsBmp(password),
    salt: octetsOf(asOctets(salt)),
    iterations: iterationCount(iterations),
  };
  const key = pkcs12Kdf({ ...shared, purpose: 'key', length: keyLength });
  const iv = pkcs12Kdf({ ...shared, purpose: 'iv', length: 8 });
  if (id === oids.pbeSha1Rc2With40 || id === oids.pbeSha1Rc2With128) {
    return decryptRc2Cbc(key, keyLength * 8, iv, data);
  }
  const threeKeys = keyLength === 24 ? key : Buffer.concat([key, key.subarray(0, 8)]);
  const decipher = createDecipheriv('des-ede3-cbc', threeKeys, iv);
  return new Uint8Array(Buffer.concat([decipher.update(data), decipher.final()]));
}

function sequenceValues(block: asn1js.BaseBlock | undefined): asn1js.BaseBlock[] {
  if (!(block instanceof asn1js.Sequence)) throw new UnsupportedEncryption('parameters');
  return block.valueBlock.value as asn1js.BaseBlock[];
}

function oidOf(block: asn1js.BaseBlock | undefined): string {
  if (!(block instanceof asn1js.ObjectIdentifier)) throw new UnsupportedEncryption('parameters');
  return block.valueBlock.toString();
}

function asOctets(block: asn1js.BaseBlock | undefined): asn1js.OctetString {
  if (!(block instanceof asn1js.OctetString)) throw new UnsupportedEncryption('parameters');
  return block;
}
