import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';

/** The operating system's code of a failed file call, or undefined for anything that is not one. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return undefined;
  // Node has names of its own for some: ERR_FS_EISDIR, and this for what does not fit into memory.
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'EFBIG';
  return /^(?:ERR_FS_)?(E[A-Z0-9]+)$/.exec(code)?.[1];
}

/** A failed write as a problem. Anything that is not a file system error is a bug and thrown on. */
export function writeProblem(error: unknown): Problem {
  const code = systemCode(error);
  if (code === undefined) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem('disk-full', { missingBytes: null });
  if (code === 'EFBIG') return problem('file-too-large-for-disk', {});
  return isGone(code)
    ? problem('place-vanished', { reason: code })
    : problem('write-refused', { reason: code });
}

/** A file of a vault that may be whole and cannot be read now; `reason` is the system's code. */
export function unreadable(name: string, reason: string, previousGenerationReadable = false): Problem {
  return problem('vault-file-unreadable', { name, reason, previousGenerationReadable });
}

/** A stick pulled out, a share gone or a folder deleted shows as one of these. */
export function isGone(code: string): boolean {
  return [
    'ENOENT',
    'ENOTDIR',
    'EIO',
    'ENODEV',
    'ENXIO',
    'ESTALE',
    'ENOTCONN',
    'EHOSTDOWN',
    'ENOMEDIUM',
  ].includes(code);
}
