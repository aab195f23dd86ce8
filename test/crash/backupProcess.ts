// Child process of the crash runs of backups. `restore DIR FROM N`: restores and ends with SIGKILL at the N-th call to the disk.
// `automatic DIR`: makes one automatic backup after another, each a day later, and tells each; killed from outside.
import { writeSync } from 'node:fs';
import { type DurableFs, durableFs } from '../../electron/durableWrite/durableWrite.js';
import { restoreVault } from '../../electron/engine/restoreVault.ts';
import { makeAutomaticBackup } from '../../electron/engine/vault/automaticBackup.ts';
import { openVault } from '../../electron/engine/vault/vault.ts';
import type { Result } from '../../shared/result.ts';
import { passphraseNumber } from './crashEvents.ts';

const [work = '', dir = '', from = '', killAt = ''] = process.argv.slice(2);
const passphrase = passphraseNumber(0);

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}

function dyingDisk(at: number): DurableFs {
  let calls = 0;
  return new Proxy(durableFs, {
    get(target, name) {
      const call = Reflect.get(target, name) as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => {
        calls += 1;
        if (calls === at) process.kill(process.pid, 'SIGKILL');
        return call(...args);
      };
    },
  });
}

if (work === 'restore') {
  const disk = dyingDisk(Number(killAt));
  must(await restoreVault({ from, vaultDir: dir, passphrase, allowWeakKdf: true, disk }));
  writeSync(1, 'done\n');
} else {
  let now = Date.UTC(2024, 0, 1, 3);
  const vault = must(await openVault({ dir, passphrase, allowWeakKdf: true, now: () => new Date(now) }));
  for (;;) {
    must(vault.transact('saved', (tx) => tx.put('count', 'n', { n: now })));
    const { name } = must(await makeAutomaticBackup(vault));
    writeSync(1, `${name}\n`);
    now += 86_400_000;
  }
}
