import { fail, type Result, succeed } from '../../shared/result.ts';
import { readLimitedFile } from './openRegularFile.ts';

/** Largest file that is read as a return, in bytes: nearly four times what a return may embed. It is held in memory as a whole. */
export const returnLimitBytes = 96 * 1024 * 1024;

/** A returned file as a whole; `file` is what it is called where it is told. */
export async function readReturnFile(path: string, file = path): Promise<Result<Buffer>> {
  const bytes = await readLimitedFile(path, returnLimitBytes);
  if (bytes === 'too-large') return fail('returned-file-too-large', { file, limitBytes: returnLimitBytes });
  return bytes === null ? fail('file-unreadable', { file }) : succeed(bytes);
}
