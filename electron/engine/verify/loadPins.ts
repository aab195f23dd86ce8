import { readFile } from 'node:fs/promises';
import { fail, type Result, succeed } from '../../../shared/result.ts';

/**
 * Fingerprints of known seals: SHA-256 of the seal's certificate (DER) or of its SubjectPublicKeyInfo. The file is a JSON array
 * of strings, or text with one fingerprint a line; colons and case do not matter, `#` starts a comment.
 */
export async function loadPins(file: string): Promise<Result<readonly string[]>> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return fail('pins-unreadable', { file });
  const entries = pinEntries(text.replace(/^\uFEFF/, ''));
  const pins = entries?.map((entry) => entry.replaceAll(':', '').toLowerCase());
  const readable = pins?.every((pin) => /^[0-9a-f]{64}$/.test(pin));
  return pins !== undefined && readable ? succeed(pins) : fail('pins-unreadable', { file });
}

function pinEntries(text: string): string[] | undefined {
  if (!text.trimStart().startsWith('[')) {
    const lines = text.split(/\r?\n/);
    return lines.map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== '');
  }
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((entry) => typeof entry === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}
