import { X509Certificate } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { rootFileLimitBytes } from '../../../shared/domain/trust.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { readLimitedFile } from '../openRegularFile.ts';
import { parseCertificate } from './certificate.ts';

const certificateExtensions = ['.pem', '.crt', '.cer', '.der'];
const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Root certificates of a folder: files named `.pem`, `.crt`, `.cer` or `.der`, each one DER certificate or any number of PEM
 * blocks. Other files and sub-folders are left alone. One file that cannot be read fails the whole: a receiver must not
 * believe that a root is trusted when it is not.
 */
export async function loadRoots(dir: string): Promise<Result<readonly X509Certificate[]>> {
  const names = await readdir(dir).catch(() => null);
  if (names === null) return fail('roots-folder-missing', { dir });
  const files = names.filter((name) => certificateExtensions.includes(extname(name).toLowerCase())).sort();
  const read = await Promise.all(files.map((name) => readCertificateFile(join(dir, name))));
  const problems = read.flatMap((result) => (result.ok ? [] : result.problems));
  if (problems.length > 0) return failAll(problems);
  const roots = read.flatMap((result) => (result.ok ? result.value : []));
  return roots.length === 0 ? fail('roots-empty', { dir }) : succeed(roots);
}

async function readCertificateFile(file: string): Promise<Result<readonly X509Certificate[]>> {
  const bytes = await readLimitedFile(file, rootFileLimitBytes);
  if (bytes === 'too-large') return fail('trust-file-too-large', { file, limitBytes: rootFileLimitBytes });
  if (bytes === null) return fail('roots-unreadable', { file });
  try {
    const blocks = bytes.toString('latin1').match(pemBlock) ?? [];
    const certificates = (blocks.length > 0 ? blocks : [bytes]).map((block) => new X509Certificate(block));
    for (const { raw } of certificates) parseCertificate(raw);
    return succeed(certificates);
  } catch {
    return fail('roots-unreadable', { file });
  }
}
