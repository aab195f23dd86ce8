import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { finishRestore } from '../../../electron/engine/finishRestore.ts';
import { automaticBackupNames, backupsOf } from '../../../electron/engine/vault/automaticBackup.ts';
import { passphraseNumber } from '../../crash/crashEvents.ts';
import { makeVault } from '../../crash/killRun.ts';
import { diceFrom } from '../../support/mutatePdf.ts';
import { inTempDir, reopened, value } from './vaultFixture.ts';

const program = path.join(import.meta.dirname, '..', '..', 'crash', 'backupProcess.ts');
const passphrase = passphraseNumber(0);

/** Runs the child; kills it after `killAfterMs`, if that is given. What it told, and whether it ended by itself. */
async function run(args: readonly string[], killAfterMs?: number) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    told += data;
  });
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    errors += data;
  });
  const closed = once(child, 'close');
  if (killAfterMs !== undefined) {
    while (told === '' && child.exitCode === null) await sleep(2);
    await sleep(killAfterMs);
    child.kill('SIGKILL');
  }
  await closed;
  if (child.exitCode !== null && child.exitCode !== 0) throw new Error(errors);
  return { lines: told.split('\n').slice(0, -1), isKilled: child.exitCode === null };
}

const textOf = (dir: string) =>
  reopened(
    dir,
    (vault) => {
      expect(vault.problems).toEqual([]);
      value(vault.verifyAudit());
      return value(vault.read('answer', '1'))?.value;
    },
    { passphrase },
  );

test(
  'a restore killed at each of its calls to the disk leaves the old vault or the new one, whole',
  () =>
    inTempDir(async (temp) => {
      const from = path.join(temp, 'usb', 'backup');
      const old = path.join(temp, 'usb', 'old');
      await makeVault(from);
      await reopened(
        from,
        (vault) => void value(vault.transact('saved', (tx) => tx.put('answer', '1', 'new'))),
        {
          passphrase,
        },
      );
      await cp(from, old, { recursive: true });
      await reopened(
        old,
        (vault) => void value(vault.transact('saved', (tx) => tx.put('answer', '1', 'old'))),
        {
          passphrase,
        },
      );
      const seen = new Set<unknown>();
      for (let call = 1; ; call += 1) {
        const place = path.join(temp, `pc-${call}`);
        const dir = path.join(place, 'vault');
        await mkdir(place);
        await cp(old, dir, { recursive: true });
        const { isKilled } = await run(['restore', dir, from, String(call)]);
        await finishRestore(dir);
        const text = await textOf(dir);
        seen.add(text);
        expect(['old', 'new'], `call ${call}`).toContain(text);
        if (text === 'new') {
          const [kept = ''] = await readdir(path.join(place, 'kept'));
          expect(await textOf(path.join(place, 'kept', kept))).toBe('old');
        }
        expect((await readdir(place)).filter((name) => name.endsWith('.json'))).toEqual([]);
        await rm(place, { recursive: true });
        if (!isKilled) {
          expect(text).toBe('new');
          break;
        }
      }
      expect([...seen].sort()).toEqual(['new', 'old']);
    }),
  300_000,
);

test(
  'automatic backups killed at any moment: every named one is whole, and the newest told is there',
  () =>
    inTempDir(async (temp) => {
      const dir = path.join(temp, 'vault');
      await makeVault(dir);
      const dice = diceFrom(20261124);
      const vaultId = await reopened(dir, (vault) => vault.vaultId, { passphrase });
      for (let kill = 1; kill <= 12; kill += 1) {
        const { lines } = await run(['automatic', dir], 20 + dice.below(400));
        const names = await automaticBackupNames(dir, vaultId);
        expect(names).toContain(lines.at(-1));
        await reopened(
          dir,
          async (vault) => {
            for (const name of names) {
              const copy = value(await vault.openCopy(path.join(backupsOf(dir, vaultId), name)));
              expect(copy.problems).toEqual([]);
              value(copy.verifyAudit());
              copy.lock();
            }
          },
          { passphrase },
        );
        await rm(backupsOf(dir, vaultId), { recursive: true, force: true });
      }
    }),
  300_000,
);
