import { createCipheriv, createHash, createHmac, type KeyObject, pbkdf2Sync, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import { encode, explicit, integer, octets, oid, oids, sequence, toBuffer } from './asn1.ts';
import { passwordAsBmp, pkcs12Kdf } from './pkcs12Kdf.ts';

export interface Pkcs12Plan {
  readonly privateKey: KeyObject;
  readonly cert: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly password: string;
  readonly iterations?: number;
  /** Source of salts and initial vectors. A fixed source makes the file reproducible. */
  readonly random?: (length: number) => Uint8Array;
}

/**
 * PKCS#12 file (RFC 7292) with PBES2: PBKDF2-HMAC-SHA-256 and AES-256-CBC for key and certificates, HMAC-SHA-256 over the
 * whole. Used for the demonstration's throw-away certificates.
 */
export function writePkcs12(plan: Pkcs12Plan): Uint8Array {
  const password = plan.password.normalize('NFC');
  const random = plan.random ?? randomBytes;
  const iterations = plan.iterations ?? 10_000;
  const encrypt = (data: Uint8Array) => encryptWithPassword(data, password, iterations, random);
  const keyId = createHash('sha1').update(plan.cert).digest();

  const pkcs8 = plan.privateKey.export({ format: 'der', type: 'pkcs8' });
  const key = encrypt(pkcs8);
  const keyBag = bag(oids.shroudedKeyBag, sequence(key.algorithm, octets(key.data)), keyId);
  const certificateBags = [plan.cert, ...plan.chain].map((der, i) => {
    const value = sequence(oid(oids.x509Certificate), explicit(0, octets(der)));
    return bag(oids.certBag, value, i === 0 ? keyId : null);
  });
  const certificates = encrypt(encode(sequence(...certificateBags)));
  const content = encode(
    sequence(
      contentInfo(oids.encryptedData, encryptedData(certificates)),
      contentInfo(oids.data, octets(encode(sequence(keyBag)))),
    ),
  );
  const mac = macData(content, password, iterations, random);
  return encode(sequence(integer(3), contentInfo(oids.data, octets(content)), mac));
}

interface Encrypted {
  readonly algorithm: asn1js.Sequence;
  readonly data: Uint8Array;
}

function encryptWithPassword(
  data: Uint8Array,
  password: string,
  iterations: number,
  random: (length: number) => Uint8Array,
): Encrypted {
  const salt = random(16);
  const iv = random(16);
  const key = pbkdf2Sync(Buffer.from(password, 'utf8'), salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const prf = sequence(oid(oids.hmacSha256), new asn1js.Null());
  const derivation = sequence(oid(oids.pbkdf2), sequence(octets(salt), integer(iterations), prf));
  const scheme = sequence(oid(oids.aes256Cbc), octets(iv));
  return {
    algorithm: sequence(oid(oids.pbes2), sequence(derivation, scheme)),
    data: Buffer.concat([cipher.update(data), cipher.final()]),
  };
}

function encryptedData({ algorithm, data }: Encrypted): asn1js.Sequence {
  const content = new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: toBuffer(data) });
  return sequence(integer(0), sequence(oid(oids.data), algorithm, content));
}

function contentInfo(type: string, content: asn1js.BaseBlock): asn1js.Sequence {
  return sequence(oid(type), explicit(0, content));
}

function bag(type: string, value: asn1js.BaseBlock, keyId: Uint8Array | null): asn1js.Sequence {
  const parts: asn1js.BaseBlock[] = [oid(type), explicit(0, value)];
  if (keyId !== null) {
    const attribute = sequence(oid(oids.localKeyId), new asn1js.Set({ value: [octets(keyId)] }));
    parts.push(new asn1js.Set({ value: [attribute] }));
  }
  return sequence(...parts);
}

function macData(
  content: Uint8Array,
  password: string,
  iterations: number,
  random: (length: number) => Uint8Array,
): asn1js.Sequence {
  const salt = random(16);
  const hash = 'sha256';
  const bmp = passwordAsBmp(password);
  const key = pkcs12Kdf({ hash, purpose: 'mac', password: bmp, salt, iterations, length: 32 });
  const digest = createHmac(hash, key).update(content).digest();
  const digestInfo = sequence(sequence(oid(oids.sha256), new asn1js.Null()), octets(digest));
  return sequence(digestInfo, octets(salt), integer(iterations));
}
