import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { revocationFileLimitBytes } from '../../../shared/domain/trust.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { readLimitedFile } from '../openRegularFile.ts';
import { type Crl, parseCrl } from './crl.ts';

const listExtensions = ['.crl', '.pem', '.der'];
const pemBlock = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/g;

/**
 * Revocation lists of a folder: files named `.crl`, `.pem` or `.der`, each one list in DER or any number of PEM blocks. Other
 * files and sub-folders are left alone. One file that cannot be read fails the whole, as with roots.
 */
export async function loadCrls(dir: string): Promise<Result<readonly Crl[]>> {
  const names = await readdir(dir).catch(() => null);
  if (names === null) return fail('crls-folder-missing', { dir });
  const files = names.filter((name) => listExtensions.includes(extname(name).toLowerCase())).sort();
  const read = await Promise.all(files.map((name) => readListFile(join(dir, name))));
  const problems = read.flatMap((result) => (result.ok ? [] : result.problems));
  if (problems.length > 0) return failAll(problems);
  return succeed(read.flatMap((result) => (result.ok ? result.value : [])));
}

async function readListFile(file: string): Promise<Result<readonly Crl[]>> {
  const bytes = await readLimitedFile(file, revocationFileLimitBytes);
  if (bytes === 'too-large')
    return fail('trust-file-too-large', { file, limitBytes: revocationFileLimitBytes });
  if (bytes === null) return fail('crl-unreadable', { file });
  try {
    const blocks = [...bytes.toString('latin1').matchAll(pemBlock)];
    const lists = blocks.map(([, base64 = '']) => new Uint8Array(Buffer.from(base64, 'base64')));
    return succeed((lists.length > 0 ? lists : [new Uint8Array(bytes)]).map(parseCrl));
  } catch {
    return fail('crl-unreadable', { file });
  }
}
