// Durable replacement of files, by the rules every file of this program follows: a new temporary file in the same
// folder, all bytes written, fsync, size checked, rename, fsync of the folder. A reader sees the old file or the
// new one, a full disk leaves the old one, and what was acknowledged survives a power cut.
//
// The package stands in for `atomically` (npm `overrides`), whose single unchecked write() replaces a good file by a
// cut one when the disk is full. So it is plain JavaScript with no dependency.

import { randomBytes } from 'node:crypto';
import nodeFs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const renameRetryCodes = new Set(['EPERM', 'EBUSY', 'EACCES']);
const renameRetryTotalMs = 5_000;
const renameRetryLongestPauseMs = 200;
// Windows opens no folder for fsync; NTFS journals the rename itself.
const directorySyncRefusals = new Set(['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EACCES']);

export const durableFs = {
  openSync: nodeFs.openSync,
  writeSync: nodeFs.writeSync,
  fsyncSync: nodeFs.fsyncSync,
  fchmodSync: nodeFs.fchmodSync,
  fstatSync: nodeFs.fstatSync,
  closeSync: nodeFs.closeSync,
  renameSync: nodeFs.renameSync,
  unlinkSync: nodeFs.unlinkSync,
  statSync: nodeFs.statSync,
  mkdirSync: nodeFs.mkdirSync,
  open: nodeFs.promises.open,
  rename: nodeFs.promises.rename,
  unlink: nodeFs.promises.unlink,
};

/** How a writer waits between two tries; tests pass waits that take no time. */
export const durablePauses = {
  pause: sleep,
  pauseSync: (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};

export function durableWriter(fs = durableFs, platform = process.platform, pauses = durablePauses) {
  function syncDirectorySync(dir) {
    let descriptor;
    try {
      descriptor = fs.openSync(dir, 'r');
      fs.fsyncSync(descriptor);
    } catch (error) {
      if (!mayIgnoreDirectorySync(error, platform)) throw error;
    } finally {
      if (descriptor !== undefined) fs.closeSync(descriptor);
    }
  }

  async function syncDirectory(dir) {
    let handle;
    try {
      handle = await fs.open(dir, 'r');
      await handle.sync();
    } catch (error) {
      if (!mayIgnoreDirectorySync(error, platform)) throw error;
    } finally {
      await handle?.close();
    }
  }

  function writeFileDurablySync(path, data, options) {
    const bytes = toBytes(data);
    const temp = tempPathFor(path);
    let isPublished = false;
    try {
      const descriptor = fs.openSync(temp, 'wx', options?.mode ?? 0o666);
      try {
        // The process umask takes bits off the mode of a new file; a mode asked for is meant exactly.
        if (options?.mode !== undefined) fs.fchmodSync(descriptor, options.mode);
        writeFullySync(fs, descriptor, bytes);
        fs.fsyncSync(descriptor);
        refuseWrongSize(fs.fstatSync(descriptor).size, bytes.length, path);
      } finally {
        fs.closeSync(descriptor);
      }
      retryRenameSync(fs, pauses, temp, path);
      isPublished = true;
    } finally {
      if (!isPublished) ignoreErrors(() => fs.unlinkSync(temp));
    }
    syncDirectorySync(dirname(path));
  }

  async function writeFileDurably(path, data, options) {
    const bytes = toBytes(data);
    const temp = tempPathFor(path);
    let isPublished = false;
    try {
      const handle = await fs.open(temp, 'wx', options?.mode ?? 0o666);
      try {
        if (options?.mode !== undefined) await handle.chmod(options.mode);
        await writeFully(handle, bytes);
        await handle.sync();
        refuseWrongSize((await handle.stat()).size, bytes.length, path);
      } finally {
        await handle.close();
      }
      await retryRename(fs, pauses, temp, path);
      isPublished = true;
    } finally {
      if (!isPublished) await fs.unlink(temp).catch(() => undefined);
    }
    await syncDirectory(dirname(path));
  }

  async function publishFile(temp, path) {
    await retryRename(fs, pauses, temp, path);
    await syncDirectory(dirname(path));
  }

  return { writeFileDurably, writeFileDurablySync, publishFile, syncDirectory, syncDirectorySync };
}

export const { writeFileDurably, writeFileDurablySync, publishFile, syncDirectory, syncDirectorySync } =
  durableWriter();

export function writeFileSync(path, data, options) {
  writeFileSyncWith(durableFs, path, data, options);
}

export function writeFileSyncWith(fs, path, data, options) {
  fs.mkdirSync(dirname(path), { recursive: true });
  const mode = options?.mode ?? fs.statSync(path, { throwIfNoEntry: false })?.mode;
  const writeOptions = mode === undefined ? undefined : { mode: mode & 0o777 };
  try {
    durableWriter(fs).writeFileDurablySync(path, data, writeOptions);
  } catch (error) {
    // `conf` answers EXDEV by writing over the good file in place, which a full disk cuts short.
    if (error?.code !== 'EXDEV') throw error;
    throw Object.assign(new Error(error.message, { cause: error }), { code: 'ENOTSUP' });
  }
}

export async function writeFully(handle, bytes) {
  let offset = 0;
  while (offset < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, offset, bytes.length - offset);
    refuseNoProgress(bytesWritten);
    offset += bytesWritten;
  }
}

export function isTempName(name) {
  return /^\..+\.[0-9a-f]{12}\.tmp$/.test(name);
}

function writeFullySync(fs, descriptor, bytes) {
  let offset = 0;
  while (offset < bytes.length) {
    const written = fs.writeSync(descriptor, bytes, offset, bytes.length - offset);
    refuseNoProgress(written);
    offset += written;
  }
}

function retryRenameSync(fs, { pauseSync }, from, to) {
  for (const pauseMs of renamePauses()) {
    try {
      fs.renameSync(from, to);
      return;
    } catch (error) {
      if (pauseMs === null || !renameRetryCodes.has(error?.code)) throw error;
      pauseSync(pauseMs);
    }
  }
}

async function retryRename(fs, { pause }, from, to) {
  for (const pauseMs of renamePauses()) {
    try {
      await fs.rename(from, to);
      return;
    } catch (error) {
      if (pauseMs === null || !renameRetryCodes.has(error?.code)) throw error;
      await pause(pauseMs);
    }
  }
}

/** Pauses after each failed attempt: 5, 10, 20 … 200 ms, 5 s together; null after the last attempt. */
function* renamePauses() {
  let waitedMs = 0;
  for (
    let pauseMs = 5;
    waitedMs < renameRetryTotalMs;
    pauseMs = Math.min(pauseMs * 2, renameRetryLongestPauseMs)
  ) {
    yield pauseMs;
    waitedMs += pauseMs;
  }
  yield null;
}

function tempPathFor(path) {
  // Long names stay below the 255 bytes of common file systems once the affixes are added.
  const base = basename(path).slice(0, 60);
  return join(dirname(path), `.${base}.${randomBytes(6).toString('hex')}.tmp`);
}

function toBytes(data) {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
}

function refuseNoProgress(written) {
  if (written <= 0) throw Object.assign(new Error('write made no progress'), { code: 'ENOSPC' });
}

function refuseWrongSize(found, expected, path) {
  if (found !== expected) {
    throw Object.assign(new Error(`${path}: ${found} of ${expected} bytes on disk`), { code: 'EIO' });
  }
}

function mayIgnoreDirectorySync(error, platform) {
  return platform === 'win32' && directorySyncRefusals.has(error?.code);
}

function ignoreErrors(action) {
  try {
    action();
  } catch {
    // The failure that led here is the one to report.
  }
}
