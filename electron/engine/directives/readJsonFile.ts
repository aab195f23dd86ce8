import { fail, type Result, succeed } from '../../../shared/result.ts';
import { openRegularFile } from '../openRegularFile.ts';
import { jsonFault } from './jsonFault.ts';

/** Largest JSON input, in bytes: far above 500 answers of full length, far below what would stall the process. */
export const jsonSizeLimitBytes = 64 * 1024 * 1024;

/** Reads a JSON document from a file: UTF-8 with or without byte order mark, or UTF-16 with one. */
export async function readJsonFile(file: string): Promise<Result<unknown>> {
  const bytes = await readSmallFile(file, jsonSizeLimitBytes);
  return bytes.ok ? parseJsonBytes(bytes.value, file) : bytes;
}

/** The whole file, refused beyond the limit before it is read. Folders, devices and pipes are refused too. */
export async function readSmallFile(file: string, limitBytes: number): Promise<Result<Buffer>> {
  const handle = await openRegularFile(file);
  if (handle === null) return fail('input-unreadable', { file });
  try {
    if ((await handle.stat()).size > limitBytes) return fail('input-too-large', { file, limitBytes });
    return succeed(await handle.readFile());
  } catch (error) {
    if (error instanceof Error && 'code' in error) return fail('input-unreadable', { file });
    throw error;
  } finally {
    await handle.close();
  }
}

/** `file` is the name for messages. */
export function parseJsonBytes(bytes: Uint8Array, file: string): Result<unknown> {
  const text = decode(bytes);
  if (text === null) return fail('input-encoding', { file });
  const fault = jsonFault(text);
  if (fault === null) return succeed(JSON.parse(text));
  return fault.kind === 'syntax'
    ? fail('input-not-json', { file, line: fault.line })
    : fail('field-twice', { field: fault.field, line: fault.line });
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
