import type { KeyObject, X509Certificate } from 'node:crypto';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { chainAbove } from './certificateChain.ts';
import { UnsupportedEncryption } from './passwordEncryption.ts';
import {
  decryptPkcs12,
  macFits,
  type Pkcs12Contents,
  type Pkcs12File,
  parsePkcs12,
} from './pkcs12Contents.ts';
import { keySigner, type Signer } from './signer.ts';
import { checkSigningCertificate } from './signingCertificate.ts';

/**
 * Opens a certificate file (`.p12`, `.pfx`) as a signer. `fileName` is only for messages. `times` are the moments at which the
 * certificate must be valid: the present, and the time that will be claimed in the signature when it differs.
 *
 * The password is tried as typed, then in NFC and NFD, because the file may come from a system with another keyboard.
 */
export function openPkcs12(
  bytes: Uint8Array,
  password: string,
  fileName: string,
  ...times: readonly Date[]
): Result<Signer> {
  const file = readFile(bytes);
  if (file === null) return fail('p12-unreadable', { file: fileName });
  const contents = readContents(file, password);
  if (contents === 'unsupported') return fail('p12-encryption-unsupported', { file: fileName });
  if (contents === 'wrong-password') return fail('p12-wrong-password', { file: fileName });
  if (contents === 'unreadable') return fail('p12-unreadable', { file: fileName });
  if (contents.keys.length === 0) return fail('p12-no-key', { file: fileName });
  const pair = findPair(contents);
  if (pair === null) return fail('p12-key-mismatch', { file: fileName });
  const checked = checkSigningCertificate(pair.certificate, times);
  if (!checked.ok) return checked;
  return succeed(
    keySigner(pair.key, pair.certificate.raw, chainAbove(pair.certificate, contents.certificates)),
  );
}

function readFile(bytes: Uint8Array): Pkcs12File | null {
  try {
    return parsePkcs12(bytes);
  } catch {
    return null;
  }
}

type Unopened = 'wrong-password' | 'unreadable' | 'unsupported';

function readContents(file: Pkcs12File, password: string): Pkcs12Contents | Unopened {
  const forms = [...new Set([password, password.normalize('NFC'), password.normalize('NFD')])];
  const { mac } = file;
  if (mac === null) {
    for (const form of forms) {
      const contents = decrypted(file, form);
      if (contents !== null) return contents;
    }
    return 'wrong-password';
  }
  try {
    const form = forms.find((candidate) => macFits(file, mac, candidate));
    if (form === undefined) return 'wrong-password';
    return decrypted(file, form) ?? 'unreadable';
  } catch (error) {
    return error instanceof UnsupportedEncryption ? 'unsupported' : 'unreadable';
  }
}

/** Null when a part does not decrypt or parse: without a MAC that is how a wrong password shows. */
function decrypted(file: Pkcs12File, password: string): Pkcs12Contents | 'unsupported' | null {
  try {
    return decryptPkcs12(file, password);
  } catch (error) {
    if (error instanceof UnsupportedEncryption) return 'unsupported';
    return null;
  }
}

/** The order of bags says nothing: the signer's certificate is the one whose key is in the file. */
function findPair(contents: Pkcs12Contents): { key: KeyObject; certificate: X509Certificate } | null {
  for (const certificate of contents.certificates) {
    const key = contents.keys.find((candidate) => certificate.checkPrivateKey(candidate));
    if (key !== undefined) return { key, certificate };
  }
  return null;
}
