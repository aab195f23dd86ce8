import { access, link, mkdir, readdir, rm, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { durableWriter, writeFully } from '../../durableWrite/durableWrite.js';
import type { CopyWatch } from './backupOptions.ts';
import { systemCode } from './diskProblems.ts';
import { isFolder, isRegularFile, openOwnFile } from './ownPlaces.ts';
import type { VaultEnvironment } from './vault.ts';
import { vaultPath } from './vaultPaths.ts';

const copyBufferBytes = 1024 * 1024;

/** A vault, open or at rest, from which files are copied. */
export interface CopySource {
  readonly dir: string;
  readonly environment: Required<VaultEnvironment>;
}

/** Whether files of the vault can have a second name in `partial`: not on another disk, nor on FAT. */
export async function canLink(source: CopySource, partial: string): Promise<boolean> {
  const probe = join(partial, '.probe');
  try {
    await link(vaultPath(source.dir, 'keyring'), probe);
    await unlink(probe);
    return true;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return false;
  }
}

/**
 * Every evidence file that is not in `partial` yet. One that cannot be read is left out, so that the rest is saved from a disk that
 * begins to fail; `unread` gets its id, or the name of the folder that could not be listed (`evidence` itself, or a group), with the
 * system's code.
 */
export async function copyEvidence(
  source: CopySource,
  partial: string,
  watch: CopyWatch,
  isLinked: boolean,
  unread: Map<string, string>,
): Promise<void> {
  const from = vaultPath(source.dir, 'evidence');
  const to = vaultPath(partial, 'evidence');
  const { syncDirectory } = durableWriter(source.environment.disk);
  const listed = (place: string) =>
    readdir(place).catch((error: unknown) => {
      const code = systemCode(error);
      if (code === undefined) throw error;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') unread.set(basename(place), code);
      return [];
    });
  const folders = await listed(from);
  for (const folder of folders) {
    // A file with the name of a group is the same as none: the vault itself tells the loss.
    if (!/^[0-9a-f]{2}$/.test(folder) || !isFolder(join(from, folder))) continue;
    await mkdir(join(to, folder), { recursive: true });
    const present = new Set(await readdir(join(to, folder)));
    const missing = (await listed(join(from, folder))).filter((name) => !present.has(name));
    for (const name of missing) {
      watch.proceed();
      const [file, target] = [join(from, folder, name), join(to, folder, name)];
      // A pipe or folder with the name of a file is the same as none: the vault itself tells the loss.
      if (!isRegularFile(file)) continue;
      if (isLinked && (await isLinkedOrGone(file, target))) continue;
      const reason = await copyReadable(source, file, target, watch);
      if (reason !== null) unread.set(name, reason);
    }
    if (missing.length > 0) await syncDirectory(join(to, folder));
  }
  await syncDirectory(to);
}

/**
 * {@link copyFile} for what the copy can do without: a source that is missing, or no file, is left out. Where it cannot be read the system's
 * code is handed back, and nothing has the name of the copy; else null.
 */
export async function copyReadable(
  source: CopySource,
  from: string,
  to: string,
  watch: CopyWatch,
): Promise<string | null> {
  try {
    await copyFile(source, from, to, false, watch);
    return null;
  } catch (error) {
    if (!(error instanceof UnreadSource)) throw error;
    await rm(to, { force: true });
    return error.reason;
  }
}

/**
 * Copies, syncs and compares. A source that is missing, or no file, is only an error where `isNeeded`. Throws {@link UnreadSource}
 * where it is the source that fails, and the error of the target as it is.
 */
export async function copyFile(
  { environment }: CopySource,
  from: string,
  to: string,
  isNeeded: boolean,
  watch: CopyWatch,
): Promise<void> {
  const source = await openOwnFile(from).catch((error: unknown) => {
    const isLeftOut = !isNeeded && ['ENOENT', 'EINVAL'].includes(systemCode(error) ?? '');
    if (isLeftOut) return null;
    throw asUnread(error, from);
  });
  if (source === null) return;
  const readPiece = (buffer: Buffer, position: number) =>
    source.read(buffer, 0, buffer.length, position).catch((error: unknown) => {
      throw asUnread(error, from);
    });
  try {
    const target = await environment.disk.open(to, 'wx+', 0o600);
    try {
      const buffer = Buffer.allocUnsafe(copyBufferBytes);
      const again = Buffer.allocUnsafe(copyBufferBytes);
      for (let position = 0; ; ) {
        watch.proceed();
        const { bytesRead } = await readPiece(buffer, position);
        if (bytesRead === 0) break;
        await writeFully(target, buffer.subarray(0, bytesRead));
        position += bytesRead;
        watch.copied(bytesRead);
      }
      await target.sync();
      for (let position = 0; ; ) {
        watch.proceed();
        const { bytesRead } = await readPiece(buffer, position);
        const copied = await target.read(again, 0, Math.max(bytesRead, 1), position);
        const isSame =
          copied.bytesRead === bytesRead && buffer.compare(again, 0, bytesRead, 0, bytesRead) === 0;
        if (!isSame) throw Object.assign(new Error(`${to} reads back differently`), { code: 'EIO' });
        if (bytesRead === 0) break;
        position += bytesRead;
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

function asUnread(error: unknown, file: string): unknown {
  const reason = systemCode(error);
  return reason === undefined ? error : new UnreadSource(basename(file), reason, error);
}

/** A file of the source that cannot be read. */
export class UnreadSource extends Error {
  readonly file: string;
  /** The system's code. */
  readonly reason: string;

  constructor(file: string, reason: string, cause: unknown) {
    super(`${file} cannot be read`, { cause });
    this.file = file;
    this.reason = reason;
  }
}

/**
 * False for a single file that gets no second name, as one of another user. Removed meanwhile: the check of the copy tells whether
 * it is missed.
 */
async function isLinkedOrGone(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EPERM' || code === 'EACCES' || code === 'EMLINK') return false;
    if (code !== 'ENOENT') throw error;
    await access(join(to, '..'));
    return true;
  }
}
