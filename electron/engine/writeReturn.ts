import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, failAll, type Result, succeed } from '../../shared/result.ts';
import { type DurableWriter, writeFileDurably } from '../durableWrite/durableWrite.js';
import { sha256Hex } from './directives/directiveSha256.ts';
import type { ExportedReturn } from './exportReturn.ts';
import { outputPlace } from './outputPlace.ts';
import { isPathTooLong, shorterName } from './pathLength.ts';
import { systemCode, writeProblem } from './vault/diskProblems.ts';
import { withMissingBytes } from './vault/missingBytes.ts';

export interface WriteOptions {
  /** Whether an existing file may be replaced. */
  readonly overwrite: boolean;
  /** For tests: a writer on a file system that fails. */
  readonly write?: DurableWriter['writeFileDurably'];
}

/**
 * Writes an exported return durably, then reads it back: only a file that holds the very bytes that were verified is
 * reported as written. Until that moment an older file at `file` stays as it was.
 */
export async function writeReturn(
  file: string,
  exported: Pick<ExportedReturn, 'bytes' | 'sha256'>,
  { overwrite, write = writeFileDurably }: WriteOptions,
): Promise<Result<{ readonly sizeBytes: number }>> {
  const name = path.basename(file);
  const target = await exportTarget(file, overwrite);
  if (!target.ok) return target;
  try {
    await write(file, exported.bytes);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EBUSY' || code === 'EPERM' || code === 'ETXTBSY')
      return fail('export-file-busy', { file: name });
    if (code === 'ENAMETOOLONG')
      return fail('export-path-too-long', { file: name, shorter: shorterName(file) });
    return failAll([await withMissingBytes(writeProblem(error), file, exported.bytes.byteLength)]);
  }
  // A virus scanner takes files away the moment they are written.
  const written = await readFile(file).catch((error: unknown) => {
    if (systemCode(error) === undefined) throw error;
    return Buffer.alloc(0);
  });
  return sha256Hex(written) === exported.sha256
    ? succeed({ sizeBytes: written.byteLength })
    : fail('export-self-check-failed', { file: name, reason: 'read-back-differs' });
}

/** Whether a file may be written there: asked before the work begins, and again before writing. */
export async function exportTarget(file: string, overwrite: boolean): Promise<Result<void>> {
  const name = path.basename(file);
  if (isPathTooLong(file)) return fail('export-path-too-long', { file: name, shorter: shorterName(file) });
  const allowed = await outputPlace(file);
  if (!allowed.ok) return allowed;
  switch (await kindOf(file)) {
    case 'file':
      return overwrite ? succeed(undefined) : fail('export-exists', { file: name });
    case 'folder':
      return fail('export-is-folder', { file: name });
    case 'too-long':
      return fail('export-path-too-long', { file: name, shorter: shorterName(file) });
    case 'other':
      return fail('export-failed', { file: name });
    case 'missing': {
      const folder = path.dirname(path.resolve(file));
      return (await kindOf(folder)) === 'folder'
        ? succeed(undefined)
        : fail('export-folder-missing', { file: name, folder });
    }
  }
}

async function kindOf(place: string): Promise<'file' | 'folder' | 'missing' | 'too-long' | 'other'> {
  try {
    const found = await stat(place);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    if (code === 'ENAMETOOLONG') return 'too-long';
    if (code !== undefined) return 'other';
    throw error;
  }
}
