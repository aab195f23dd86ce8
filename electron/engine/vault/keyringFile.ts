import { readFile } from 'node:fs/promises';
import type { DurableWriter } from '../../durableWrite/durableWrite.js';
import { systemCode } from './diskProblems.ts';
import {
  encodeKeyring,
  type Keyring,
  largestKeyringBytes,
  type ParsedKeyring,
  parseKeyring,
} from './keyring.ts';
import { openOwnFile } from './ownPlaces.ts';
import { vaultPath } from './vaultPaths.ts';

export type KeyringRead =
  | ParsedKeyring
  | { readonly kind: 'missing' }
  /** It may be whole: `reason` is the system's code for what keeps it from being read now. */
  | { readonly kind: 'unreadable'; readonly reason: string };

const privateFile = { mode: 0o600 };

export async function readKeyring(dir: string, which: 'keyring' | 'previousKeyring'): Promise<KeyringRead> {
  try {
    const bytes = await readOwnFile(vaultPath(dir, which));
    return bytes === null ? { kind: 'damaged' } : parseKeyring(bytes);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    // ENOTDIR: the folder itself is a file.
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    // A folder, a pipe or a link to itself in its place will never be read.
    return ['EINVAL', 'EISDIR', 'ELOOP'].includes(code)
      ? { kind: 'damaged' }
      : { kind: 'unreadable', reason: code };
  }
}

/** Null for one that is too large for any keyring: it is not read. */
async function readOwnFile(file: string): Promise<Buffer | null> {
  const handle = await openOwnFile(file);
  try {
    if ((await handle.stat()).size > largestKeyringBytes) return null;
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

export async function isPreviousKeyringReadable(dir: string): Promise<boolean> {
  return (await readKeyring(dir, 'previousKeyring')).kind === 'keyring';
}

/** Both files with the same content, so that a new vault has its spare from the first day. */
export async function writeFirstKeyring(dir: string, keyring: Keyring, writer: DurableWriter): Promise<void> {
  await writeVerified(dir, 'previousKeyring', keyring, writer);
  await writeVerified(dir, 'keyring', keyring, writer);
}

/**
 * Replaces the keyring. The spare holds the old generation until the new one was read back; then it takes the
 * new one too, because a spare that opens with a passphrase given up would undo the change. What fails half-way is for
 * {@link putKeyringBack}.
 */
export async function replaceKeyring(
  dir: string,
  current: Keyring,
  next: Keyring,
  writer: DurableWriter,
): Promise<void> {
  await writeVerified(dir, 'previousKeyring', current, writer);
  await writeVerified(dir, 'keyring', next, writer);
  await writeVerified(dir, 'previousKeyring', next, writer);
}

/** A change reported as failed must not be in force. False when the disk refuses that too and `next` stays in force. */
export async function putKeyringBack(
  dir: string,
  current: Keyring,
  next: Keyring,
  writer: DurableWriter,
): Promise<boolean> {
  try {
    await writeVerified(dir, 'keyring', current, writer);
    await writeVerified(dir, 'previousKeyring', current, writer);
    return true;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    const found = await readKeyring(dir, 'keyring');
    return found.kind !== 'keyring' || found.keyring.mac !== next.mac;
  }
}

export async function writeVerified(
  dir: string,
  which: 'keyring' | 'previousKeyring',
  keyring: Keyring,
  writer: DurableWriter,
): Promise<void> {
  const path = vaultPath(dir, which);
  const bytes = encodeKeyring(keyring);
  await writer.writeFileDurably(path, bytes, privateFile);
  if (!(await readFile(path)).equals(bytes)) {
    throw Object.assign(new Error(`${which} reads back differently`), { code: 'EIO' });
  }
}
