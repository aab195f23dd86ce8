import { type KeyObject, sign as signBytes } from 'node:crypto';

export type SigningAlgorithm = 'rsa' | 'ec';

/**
 * One shape for every key source (PKCS#12 file, vault key, token). SHA-256 is inside `sign`: RSA gives PKCS#1 v1.5 bytes,
 * EC gives ECDSA as DER.
 */
export interface Signer {
  /** Certificate of the signer, DER. */
  readonly cert: Uint8Array;
  /** Certificates above it, nearest first, DER, without the signer's own. */
  readonly chain: readonly Uint8Array[];
  readonly alg: SigningAlgorithm;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Key kinds that Electron's BoringSSL has and that stay allowed: RSA from 2048 bits, P-256, P-384. */
export function signingAlgorithmOf(key: KeyObject): SigningAlgorithm | null {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') return (details?.modulusLength ?? 0) >= 2048 ? 'rsa' : null;
  if (key.asymmetricKeyType !== 'ec') return null;
  return details?.namedCurve === 'prime256v1' || details?.namedCurve === 'secp384r1' ? 'ec' : null;
}

/** For people: `RSA 1024`, `EC secp521r1`, `ed25519`. */
export function keyDescription(key: KeyObject): string {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === 'rsa') return `RSA ${details?.modulusLength ?? '?'}`;
  if (key.asymmetricKeyType === 'ec') return `EC ${details?.namedCurve ?? '?'}`;
  return key.asymmetricKeyType ?? 'unknown';
}

/** Signer over a private key held in memory. The caller guarantees that key and certificate belong together. */
export function keySigner(
  privateKey: KeyObject,
  cert: Uint8Array,
  chain: readonly Uint8Array[] = [],
): Signer {
  const alg = signingAlgorithmOf(privateKey);
  if (alg === null) throw new Error(`cannot sign with a key of kind ${keyDescription(privateKey)}`);
  return { cert, chain, alg, sign: async (bytes) => new Uint8Array(signSha256(privateKey, bytes)) };
}

/** RSA PKCS#1 v1.5 or ECDSA (DER) over SHA-256 of the bytes. */
export function signSha256(privateKey: KeyObject, bytes: Uint8Array): Uint8Array {
  return signBytes('sha256', bytes, privateKey);
}
