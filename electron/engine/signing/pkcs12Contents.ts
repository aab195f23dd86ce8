import { createHmac, createPrivateKey, type KeyObject, timingSafeEqual, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AuthenticatedSafe,
  CertBag,
  EncryptedData,
  type MacData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
} from 'pkijs';
import { encode, octetsOf, oids, toBuffer } from './asn1.ts';
import {
  allowedIterations,
  decryptWithPassword,
  deriveWithPbkdf2,
  prfHashes,
  UnsupportedEncryption,
} from './passwordEncryption.ts';
import { passwordAsBmp, pkcs12Kdf } from './pkcs12Kdf.ts';

/**
 * Structure of a PKCS#12 file (RFC 7292). pkijs parses; checking and decrypting are done with `node:crypto` here, so the
 * process-wide engine of pkijs plays no part and other libraries may set it as they like.
 */
export interface Pkcs12File {
  readonly authenticatedSafe: Uint8Array;
  readonly mac: MacData | null;
}

export interface Pkcs12Contents {
  readonly keys: readonly KeyObject[];
  /** In the order of the file. */
  readonly certificates: readonly X509Certificate[];
}

/** Throws when the bytes are no PKCS#12 file. */
export function parsePkcs12(bytes: Uint8Array): Pkcs12File {
  const pfx = PFX.fromBER(toBuffer(bytes));
  if (pfx.authSafe.contentType !== oids.data || !(pfx.authSafe.content instanceof asn1js.OctetString)) {
    throw new UnsupportedEncryption('integrity by signature');
  }
  return { authenticatedSafe: octetsOf(pfx.authSafe.content), mac: pfx.macData ?? null };
}

/** Whether the MAC over the contents fits the password: RFC 7292 §4 or PBMAC1 (RFC 9579). */
export function macFits(file: Pkcs12File, mac: MacData, password: string): boolean {
  const { algorithmId, algorithmParams } = mac.mac.digestAlgorithm;
  const expected = octetsOf(mac.mac.digest);
  if (algorithmId === oids.pbmac1) return pbmac1Fits(file, algorithmParams, expected, password);
  const hash = macHashes[algorithmId];
  if (hash === undefined) throw new UnsupportedEncryption('MAC');
  // An empty password is written as two zero bytes by some programs and as nothing by others.
  const forms = password === '' ? [passwordAsBmp(''), new Uint8Array()] : [passwordAsBmp(password)];
  return forms.some((form) => {
    const key = pkcs12Kdf({
      hash,
      purpose: 'mac',
      password: form,
      salt: octetsOf(mac.macSalt),
      iterations: allowedIterations(mac.iterations ?? 1),
      length: expected.length,
    });
    return same(createHmac(hash, key).update(file.authenticatedSafe).digest(), expected);
  });
}

/** Decrypts all bags. Throws on a wrong password or an unknown algorithm. */
export function decryptPkcs12(file: Pkcs12File, password: string): Pkcs12Contents {
  const keys: KeyObject[] = [];
  const certificates: X509Certificate[] = [];
  for (const part of AuthenticatedSafe.fromBER(toBuffer(file.authenticatedSafe)).safeContents) {
    const safe = SafeContents.fromBER(toBuffer(readPart(part.contentType, part.content, password)));
    for (const { bagId, bagValue } of safe.safeBags) {
      if (bagValue instanceof PKCS8ShroudedKeyBag) {
        const encrypted = octetsOf(bagValue.encryptedData);
        keys.push(readKey(decryptWithPassword(bagValue.encryptionAlgorithm, password, encrypted)));
      } else if (bagId === oids.keyBag && bagValue instanceof PrivateKeyInfo) {
        keys.push(readKey(encode(bagValue.toSchema())));
      } else if (bagValue instanceof CertBag && bagValue.certValue instanceof asn1js.OctetString) {
        certificates.push(new X509Certificate(octetsOf(bagValue.certValue)));
      }
    }
  }
  return { keys, certificates };
}

const macHashes: Readonly<Record<string, 'sha1' | 'sha256' | 'sha384' | 'sha512'>> = {
  [oids.sha1]: 'sha1',
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  [oids.sha512]: 'sha512',
};

function pbmac1Fits(file: Pkcs12File, parameters: unknown, expected: Uint8Array, password: string): boolean {
  if (!(parameters instanceof asn1js.Sequence)) throw new UnsupportedEncryption('MAC');
  const [derivation, scheme] = parameters.valueBlock.value;
  const [schemeId] = scheme instanceof asn1js.Sequence ? scheme.valueBlock.value : [];
  const hash =
    schemeId instanceof asn1js.ObjectIdentifier ? prfHashes[schemeId.valueBlock.toString()] : undefined;
  if (hash === undefined) throw new UnsupportedEncryption('MAC');
  const key = deriveWithPbkdf2(derivation, Buffer.from(password, 'utf8'), expected.length);
  return same(createHmac(hash, key).update(file.authenticatedSafe).digest(), expected);
}

function readPart(contentType: string, content: unknown, password: string): Uint8Array {
  if (contentType === oids.data && content instanceof asn1js.OctetString) return octetsOf(content);
  if (contentType !== oids.encryptedData) throw new UnsupportedEncryption(contentType);
  const { encryptedContentInfo } = new EncryptedData({ schema: content });
  const encrypted = new Uint8Array(encryptedContentInfo.getEncryptedContent());
  return decryptWithPassword(encryptedContentInfo.contentEncryptionAlgorithm, password, encrypted);
}

function readKey(pkcs8: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
