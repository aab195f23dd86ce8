import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

let lockFile: string | null = null;

/**
 * Only one process per `userData`: a file with the process id. The first process is not told of the second, unlike in
 * Electron.
 */
export function takeLock(userData: string): boolean {
  const file = path.join(userData, 'shell.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      lockFile = file;
      return true;
    } catch {
      if (isHolderAlive(file)) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

export function releaseLock(): void {
  if (lockFile !== null) rmSync(lockFile, { force: true });
}

function isHolderAlive(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
