import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';

/** The operating system's code of a failed file call, or undefined for anything that is not one. */
export function systemCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** A failed write as a problem. Anything that is not a file system error is a bug and thrown on. */
export function writeProblem(error: unknown): Problem {
  const code = systemCode(error);
  if (code === undefined) throw error;
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? problem('disk-full', { missingBytes: null })
    : problem('write-refused', { reason: code });
}
