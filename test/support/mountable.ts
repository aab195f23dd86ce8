import { execFileSync } from 'node:child_process';

/** Null when a tmpfs can be mounted, else why not. */
export function mountable(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux';
  try {
    execFileSync(
      'sh',
      ['-c', 'd=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs "$d" && umount "$d" && rmdir "$d"'],
      { stdio: 'ignore' },
    );
    return null;
  } catch {
    return 'mounting a tmpfs is not allowed here';
  }
}
