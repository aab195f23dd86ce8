import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, type Result } from '../../../shared/result.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import type { Signer } from '../signing/signer.ts';

/** The key of a PKCS#12 file, checked against the present moment. */
export async function p12Signer(
  p12: { readonly path: string; readonly password: string },
  now: Date,
): Promise<Result<Signer>> {
  const file = path.basename(p12.path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(p12.path);
  } catch {
    return fail('p12-unreadable', { file });
  }
  return openPkcs12(bytes, p12.password, file, now);
}
