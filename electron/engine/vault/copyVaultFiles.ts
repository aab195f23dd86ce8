import { access, link, mkdir, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Every evidence file that is not in `partial` yet. */
export async function copyEvidence(
  source: CopySource,
  partial: string,
  watch: CopyWatch,
  isLinked: boolean,
): Promise<void> {
  const from = vaultPath(source.dir, 'evidence');
  const to = vaultPath(partial, 'evidence');
  const { syncDirectory } = durableWriter(source.environment.disk);
  const folders = await readdir(from).catch((error: unknown) => {
    if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) throw error;
    return [];
  });
  for (const folder of folders) {
    // A file with the name of a group is the same as none: the vault itself tells the loss.
    if (!/^[0-9a-f]{2}$/.test(folder) || !isFolder(join(from, folder))) continue;
    await mkdir(join(to, folder), { recursive: true });
    const present = new Set(await readdir(join(to, folder)));
    const missing = (await readdir(join(from, folder))).filter((name) => !present.has(name));
    for (const name of missing) {
      watch.proceed();
      const [file, target] = [join(from, folder, name), join(to, folder, name)];
      // A pipe or folder with the name of a file is the same as none: the vault itself tells the loss.
      if (!isRegularFile(file)) continue;
      if (isLinked) await linkOrNone(file, target);
      else await copyFile(source, file, target, false, watch);
    }
    if (missing.length > 0) await syncDirectory(join(to, folder));
  }
  await syncDirectory(to);
}

/** Copies, syncs and compares. A source that is missing, or no file, is only an error where `isNeeded`. */
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
    throw error;
  });
  if (source === null) return;
  try {
    const target = await environment.disk.open(to, 'wx+', 0o600);
    try {
      const buffer = Buffer.allocUnsafe(copyBufferBytes);
      const again = Buffer.allocUnsafe(copyBufferBytes);
      for (let position = 0; ; ) {
        watch.proceed();
        const { bytesRead } = await source.read(buffer, 0, buffer.length, position);
        if (bytesRead === 0) break;
        await writeFully(target, buffer.subarray(0, bytesRead));
        position += bytesRead;
        watch.copied(bytesRead);
      }
      await target.sync();
      for (let position = 0; ; ) {
        watch.proceed();
        const { bytesRead } = await source.read(buffer, 0, buffer.length, position);
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

/** Removed meanwhile: the check of the copy tells whether it is missed. */
async function linkOrNone(from: string, to: string): Promise<void> {
  await link(from, to).catch(async (error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
    await access(join(to, '..'));
  });
}
