import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { backupsOf, makeAutomaticBackup } from '../../../electron/engine/vault/automaticBackup.ts';
import { reopened, value, withVault } from './vaultFixture.ts';

const dayMs = 86_400_000;

test('copies of a damaged vault say so and push no good backup out', { timeout: 60_000 }, () =>
  withVault(async (vault, dir) => {
    for (let i = 0; i < 4; i++)
      value(vault.transact('saved', (tx) => tx.put('answer/r', String(i % 2), { i })));
    const made = value(await makeAutomaticBackup(vault));
    expect(made.problems).toEqual([]);
    const place = backupsOf(dir, vault.vaultId);
    vault.lock();
    const db = new DatabaseSync(join(dir, 'vault.db'));
    db.exec('UPDATE doc SET body = zeroblob(length(body)); DELETE FROM doc_hist');
    db.close();
    let at = Date.now();
    for (let day = 0; day < 12; day++) {
      at += dayMs;
      const now = () => new Date(at);
      await reopened(
        dir,
        async (damaged) => {
          const { name, problems } = value(await makeAutomaticBackup(damaged));
          expect(name).toMatch(/-damaged$/);
          expect(problems).toEqual([{ code: 'backup-of-damaged', facts: { folder: name } }]);
        },
        { now },
      );
    }
    const names = (await readdir(place)).sort();
    expect(names[0]).toBe(made.name);
    expect(names).toHaveLength(4);
  }),
);

test('a copy of a vault whose evidence row is missing is not a good one', () =>
  withVault(async (vault, dir) => {
    value(vault.transact('attached', (tx) => tx.putEvidence('cd'.repeat(16), 70, { name: 'a' })));
    vault.lock();
    const db = new DatabaseSync(join(dir, 'vault.db'));
    db.exec('DELETE FROM ev');
    db.close();
    await reopened(dir, async (damaged) => {
      const { problems, folder } = value(await damaged.backupTo(join(dir, '..', 'copy')));
      expect(folder).toBe(join(dir, '..', 'copy'));
      expect(problems.map(({ code }) => code)).toEqual(['backup-of-damaged']);
    });
  }));
