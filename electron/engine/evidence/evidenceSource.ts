import { type FileHandle, open, stat, statfs } from 'node:fs/promises';
import { evidenceSizeLimitBytes } from '../../../shared/domain/evidence.ts';
import type { Problem } from '../../../shared/problems.ts';
import { fail, problem, type Result, succeed } from '../../../shared/result.ts';
import { isGone, systemCode, writeProblem } from '../vault/diskProblems.ts';
import { type ReadSource, readHandle } from './encryptSource.ts';

/** Free space left beside a large file, so that the answers can still be saved. */
const largestReserveBytes = 64 * 1024 * 1024;
const smallestReserveBytes = 1024 * 1024;

/** An expected failure of the file being attached, told apart from failures of the vault's own disk. */
export class SourceFailure extends Error {
  readonly problem: Problem;

  constructor(found: Problem) {
    super('the evidence source failed');
    this.problem = found;
  }
}

export function refusedSize(name: string, sizeBytes: number): Problem | null {
  if (sizeBytes === 0) return problem('evidence-empty', { name });
  if (sizeBytes > evidenceSizeLimitBytes) {
    return problem('evidence-too-large', { name, sizeBytes, limitBytes: evidenceSizeLimitBytes });
  }
  return null;
}

/** `disk-full` with the bytes missing when the vault's disk has no room for a file of this size; `write-refused` or `place-vanished` when it cannot be asked. */
export async function refusedSpace(vaultDir: string, sizeBytes: number): Promise<Problem | null> {
  let free: number;
  try {
    const { bavail, bsize } = await statfs(vaultDir);
    free = bavail * bsize;
  } catch (error) {
    return writeProblem(error);
  }
  const reserve = Math.min(largestReserveBytes, Math.max(smallestReserveBytes, sizeBytes));
  const missingBytes = Math.ceil(sizeBytes * 1.01) + reserve - free;
  return missingBytes > 0 ? problem('disk-full', { missingBytes }) : null;
}

export interface EvidenceSource {
  readonly sizeBytes: number;
  readonly read: ReadSource;
  /** Throws `SourceFailure` unless the file is still the one that was opened, and of the size read. */
  readonly confirm: (readBytes: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openSource(path: string, name: string): Promise<Result<EvidenceSource>> {
  let handle: FileHandle | undefined;
  try {
    // Before opening: to open a pipe would wait for its other end.
    const before = await stat(path);
    if (before.isDirectory()) return fail('evidence-is-directory', { name });
    if (!before.isFile()) return fail('evidence-unreadable', { name });
    const refused = refusedSize(name, before.size);
    if (refused !== null) return { ok: false, problems: [refused] };
    handle = await open(path, 'r');
    const opened = handle;
    return succeed({
      sizeBytes: before.size,
      read: failingAsSource(readHandle(opened), name),
      confirm: async (readBytes) => {
        const after = await stat(path).catch((error: unknown) => {
          throw new SourceFailure(sourceProblem(error, name));
        });
        const isSame =
          after.size === before.size &&
          after.mtimeMs === before.mtimeMs &&
          after.ino === before.ino &&
          readBytes === before.size;
        if (!isSame) throw new SourceFailure(problem('evidence-changed', { name }));
      },
      close: () => opened.close(),
    });
  } catch (error) {
    await handle?.close();
    return { ok: false, problems: [sourceProblem(error, name)] };
  }
}

function failingAsSource(read: ReadSource, name: string): ReadSource {
  return async (buffer) => {
    try {
      return await read(buffer);
    } catch (error) {
      throw new SourceFailure(sourceProblem(error, name));
    }
  };
}

function sourceProblem(error: unknown, name: string): Problem {
  const code = systemCode(error);
  if (code === undefined) throw error;
  return isGone(code) ? problem('evidence-vanished', { name }) : problem('evidence-unreadable', { name });
}
