import path from 'node:path';
import { failAll, problem, type Result, succeed } from '../../shared/result.ts';
import { readSmallFile } from '../engine/directives/readJsonFile.ts';
import { openPkcs12 } from '../engine/signing/pkcs12.ts';
import type { Signer } from '../engine/signing/signer.ts';
import { type FiledProblem, filed } from './output.ts';

/** A PKCS#12 file and the file that holds its password. */
export interface KeyFile {
  readonly file: string;
  readonly passwordFile: string;
}

const p12SizeLimitBytes = 4 * 1024 * 1024;
const passwordSizeLimitBytes = 64 * 1024;

/** Opens a key file as a signer whose certificate must be valid at all of the moments. */
export async function openKeyFile(
  { file, passwordFile }: KeyFile,
  moments: readonly Date[],
): Promise<{ readonly signer: Signer | null; readonly problems: readonly FiledProblem[] }> {
  const bytes = await readSmallFile(file, p12SizeLimitBytes);
  const password = await readPassword(passwordFile);
  const problems = [
    ...(bytes.ok ? [] : filed(bytes.problems, file)),
    ...(password.ok ? [] : filed(password.problems, passwordFile)),
  ];
  if (!bytes.ok || !password.ok) return { signer: null, problems };
  const signer = openPkcs12(bytes.value, password.value, path.basename(file), ...moments);
  return signer.ok
    ? { signer: signer.value, problems: [] }
    : { signer: null, problems: filed(signer.problems, file) };
}

/** The whole file is the password, but for one line end that an editor put behind it. */
export async function readPassword(file: string): Promise<Result<string>> {
  const bytes = await readSmallFile(file, passwordSizeLimitBytes);
  if (!bytes.ok) return bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
    return succeed(text.replace(/\r?\n$/, ''));
  } catch (error) {
    if (error instanceof TypeError) return failAll([problem('input-encoding', { file })]);
    throw error;
  }
}
