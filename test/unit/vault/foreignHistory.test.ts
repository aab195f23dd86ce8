import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { codes, reopened, value, withVault } from './vaultFixture.ts';

// Kept versions lie outside the tally: a row put among them shows at unlock, and stops the saves it would spoil.

/** A vault with a document saved twice and one that was removed; locked. `planted` runs on its database. */
function vaultWith<T>(planted: string, work: (dir: string, vault: Vault) => Promise<T>): Promise<T> {
  return withVault(async (vault, dir) => {
    for (const result of ['cũ', 'mới'])
      value(vault.transact('saved', (tx) => tx.put('answer/r', '1', { result })));
    value(vault.transact('saved', (tx) => tx.put('answer/r', '2', { result: 'bỏ' })));
    value(vault.transact('removed', (tx) => tx.remove('answer/r', '2')));
    value(vault.lock());
    const db = new DatabaseSync(join(dir, 'vault.db'));
    db.exec(planted);
    db.close();
    return work(dir, vault);
  });
}

const save = (vault: Vault, key: string) =>
  vault.transact('saved', (tx) => tx.put('answer/r', key, { result: 'sau' }));

test('one in the place of the next kept version is told, and the save is refused instead of thrown', () =>
  vaultWith('INSERT OR IGNORE INTO doc_hist SELECT id, rev, zeroblob(40) FROM doc', (dir) =>
    reopened(dir, async (vault) => {
      // The seal key and the answer.
      expect(vault.problems).toMatchObject(
        Array(2).fill({ code: 'vault-row-damaged', facts: { table: 'doc_hist' } }),
      );
      expect(value(vault.read('answer/r', '1'))?.value).toEqual({ result: 'mới' });
      expect(codes(save(vault, '1'))).toEqual(['vault-row-damaged']);
      expect(codes(vault.saveQuietly('answer/r', '1', { result: 'gõ' }))).toEqual(['vault-row-damaged']);
      expect(codes(vault.transact('removed', (tx) => tx.remove('answer/r', '1')))).toEqual([
        'vault-row-damaged',
      ]);
      expect(value(vault.read('answer/r', '1'))?.value).toEqual({ result: 'mới' });
      value(save(vault, '3'));
      const { damagedRows } = value(await vault.examine(async () => true));
      expect(damagedRows).toHaveLength(2);
    }),
  ));

test.each(['9', '9007199254740991', '9223372036854775807'])(
  'one behind a removed document, rev %s, is told, and its revs do not go on from there',
  (rev) =>
    vaultWith(
      `INSERT INTO doc_hist SELECT id, ${rev}, zeroblob(40) FROM doc_hist WHERE id NOT IN (SELECT id FROM doc)`,
      (dir) =>
        reopened(dir, (vault) => {
          expect(vault.problems).toMatchObject([{ code: 'vault-row-damaged', facts: { table: 'doc_hist' } }]);
          expect(save(vault, '2').ok).toBe(false);
          value(save(vault, '1'));
        }),
    ),
);

test('one ahead of the present version is told before a save gets there', () =>
  vaultWith('INSERT INTO doc_hist SELECT id, 9, zeroblob(40) FROM doc', (dir) =>
    reopened(dir, (vault) => {
      expect(vault.problems).toHaveLength(2);
      value(save(vault, '1'));
    }),
  ));

test('what the program itself keeps is never taken for one', () =>
  vaultWith('SELECT 1', async (dir) => {
    await reopened(dir, (vault) => {
      expect(vault.problems).toEqual([]);
      value(save(vault, '2'));
      value(vault.saveQuietly('answer/r', '1', { result: 'gõ' }));
      value(vault.saveQuietly('answer/r', '1', { result: 'gõ thêm' }));
      value(
        vault.transact('moved', (tx) => {
          tx.put('answer/r', '4', { result: 'a' });
          tx.remove('answer/r', '4');
          tx.remove('answer/r', '2');
        }),
      );
    });
    await reopened(dir, (vault) => expect(vault.problems).toEqual([]));
  }));
