import { type FileHandle, open, stat } from 'node:fs/promises';
import { systemCode } from './vault/diskProblems.ts';

/**
 * Opens a file for reading; null when it cannot be read or is none: a folder, a device, a pipe. It is looked at before it
 * is opened, because to open a pipe waits for its other end.
 */
export async function openRegularFile(file: string): Promise<FileHandle | null> {
  try {
    return (await stat(file)).isFile() ? await open(file, 'r') : null;
  } catch (error) {
    if (systemCode(error) === undefined && !isRefusedPath(error)) throw error;
    return null;
  }
}

/** The whole file, or null as above or when it is too large for memory. */
export async function readRegularFile(file: string): Promise<Buffer | null> {
  const bytes = await readLimitedFile(file, Number.POSITIVE_INFINITY);
  return bytes === 'too-large' ? null : bytes;
}

/** The same for a file of at most so many bytes; a larger one is not read. */
export async function readLimitedFile(
  file: string,
  limitBytes: number,
): Promise<Buffer | 'too-large' | null> {
  const handle = await openRegularFile(file);
  if (handle === null) return null;
  try {
    if ((await handle.stat()).size > limitBytes) return 'too-large';
    return await handle.readFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  } finally {
    await handle.close();
  }
}

/** A path with a zero character is no path. */
function isRefusedPath(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ERR_INVALID_ARG_VALUE';
}
