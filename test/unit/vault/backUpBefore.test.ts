import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { backUpBefore } from '../../../electron/engine/transfer/backUpBefore.ts';
import { backupsOf, makeAutomaticBackup } from '../../../electron/engine/vault/automaticBackup.ts';
import { backupName, importBackupsToRemove } from '../../../electron/engine/vault/backupRetention.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { reopened, value, withVault } from './vaultFixture.ts';

const dayMs = 86_400_000;

const actionsOf = (vault: Vault) => value(vault.auditEntries(0, 500)).map(({ action }) => action);

test('copies before an import push no daily one out, and five of them are kept', { timeout: 60_000 }, () => {
  let at = Date.UTC(2024, 4, 6, 2);
  return withVault(
    async (vault, dir) => {
      const place = backupsOf(dir, vault.vaultId);
      const daily: string[] = [];
      for (let day = 0; day < 3; day++) {
        daily.push(value(await makeAutomaticBackup(vault)).name);
        at += dayMs;
      }
      const before: string[] = [];
      for (let times = 0; times < 9; times++) {
        at += 60_000;
        before.push(value(await backUpBefore(vault)));
      }
      expect((await readdir(place)).sort()).toEqual([...daily, ...before.slice(-5)].sort());
      // The other way round neither, and what a person put beside them stays.
      await mkdir(join(place, 'truoc-khi-nhap-của tôi'));
      daily.push(value(await makeAutomaticBackup(vault)).name);
      value(await backUpBefore(vault));
      const names = await readdir(place);
      for (const name of [...daily, ...before.slice(-4), 'truoc-khi-nhap-của tôi'])
        expect(names).toContain(name);
      expect(names).toHaveLength(10);
      // It lies on the disk of the vault: no backup to another one.
      expect(actionsOf(vault)).not.toContain('vault-backed-up');
    },
    { now: () => new Date(at) },
  );
});

test('a copy of a damaged vault before an import says so and pushes no good one out', () => {
  let at = Date.UTC(2024, 4, 6, 2);
  const now = () => new Date(at);
  return withVault(
    async (vault, dir) => {
      value(vault.transact('saved', (tx) => tx.put('answer/r', '1', { text: 'x' })));
      const good = value(await backUpBefore(vault));
      vault.lock();
      const db = new DatabaseSync(join(dir, 'vault.db'));
      db.exec('UPDATE doc SET body = zeroblob(length(body))');
      db.close();
      await reopened(
        dir,
        async (damaged) => {
          for (let times = 0; times < 7; times++) {
            at += 60_000;
            expect(value(await backUpBefore(damaged))).toMatch(/^truoc-khi-nhap-.+-damaged$/);
          }
          const names = await readdir(backupsOf(dir, damaged.vaultId));
          expect(names).toContain(good);
          expect(names).toHaveLength(4);
        },
        { now },
      );
    },
    { now },
  );
});

test('a clock that was years ahead pushes no copy before an import out', () => {
  const start = Date.UTC(2024, 0, 1, 3);
  const named = (ms: number) => `truoc-khi-nhap-${backupName(new Date(ms))}-ab12`;
  const past = Array.from({ length: 5 }, (_, day) => named(start + day * dayMs));
  const future = Array.from({ length: 9 }, (_, day) => named(start + (4000 + day) * dayMs));
  const removed = importBackupsToRemove(
    [...future, ...past, 'truoc-khi-nhap-x'],
    new Date(start + 10 * dayMs),
  );
  expect(removed).toEqual(future.slice(0, 4));
});
