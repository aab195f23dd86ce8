import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * One temporary folder for a whole run of tests, removed at its end: vaults with evidence of hundreds of megabytes lie in it.
 * The name is short because paths of sockets are. Others may go through it but not list it: tests that give up the rights of
 * the superuser work in a folder of their own below.
 */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tt-'));
  chmodSync(folder, 0o711);
  const before = ['TMPDIR', 'TEMP', 'TMP'].map((name) => [name, process.env[name]] as const);
  for (const [name] of before) process.env[name] = folder;
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
