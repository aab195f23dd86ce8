import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { ExaminedVault, Vault } from '../../../electron/engine/vault/vault.ts';
import { codes, reopened, value, withVault } from './vaultFixture.ts';

const goOn = async () => true;
const examined = async (vault: Vault): Promise<ExaminedVault> => value(await vault.examine(goOn));

function fill(vault: Vault, count: number): void {
  for (let i = 0; i < count; i++) {
    value(vault.transact('saved', (tx) => tx.put('answer/r', String(i), { result: `kết quả ${i}` })));
  }
  value(vault.transact('saved', (tx) => tx.put('answer/r', '0', { result: 'sửa lại' })));
  value(vault.transact('removed', (tx) => tx.remove('answer/r', '1')));
}

function alter(dir: string, sql: string): void {
  const db = new DatabaseSync(join(dir, 'vault.db'));
  db.exec(sql);
  db.close();
}

test('a whole vault has no findings, and the log tells its age and the last backup', () =>
  withVault(async (vault, dir) => {
    fill(vault, 30);
    value(vault.saveQuietly('answer/r', '7', { result: 'đang gõ' }));
    const before = await examined(vault);
    expect(before).toMatchObject({
      damagedRows: [],
      auditProblems: [],
      keyringProblems: [],
      lastBackupAt: null,
    });
    expect(before.rows).toBeGreaterThan(30);
    expect(before.entries).toBe(34);
    value(await vault.backupTo(join(dir, '..', 'copy')));
    const after = await examined(vault);
    expect(after.lastBackupAt).not.toBeNull();
    expect(after.firstEntryAt).toBe(before.firstEntryAt);
  }));

test('altered bodies of every table are found and named by kind and key', () =>
  withVault(async (vault, dir) => {
    fill(vault, 5);
    value(vault.lock());
    alter(
      dir,
      'UPDATE doc SET body = zeroblob(60) WHERE rowid IN (SELECT rowid FROM doc WHERE rev = 1 LIMIT 3)',
    );
    alter(dir, 'UPDATE doc_hist SET body = zeroblob(60)');
    await reopened(dir, async (again) => {
      const { damagedRows } = await examined(again);
      expect(damagedRows.length).toBeGreaterThanOrEqual(4);
      for (const { name } of damagedRows) expect(name?.kind).toMatch(/^(answer\/r|vault)$/);
    });
  }));

test('rows that were taken away are found in a vault that opens all the same', () =>
  withVault(async (vault, dir) => {
    fill(vault, 5);
    value(vault.lock());
    alter(dir, 'DELETE FROM doc_hist');
    await reopened(dir, async (again) => {
      const { damagedRows, auditProblems } = await examined(again);
      expect(auditProblems).toEqual([]);
      expect(damagedRows.map(({ table, name }) => [table, name?.key])).toEqual([
        ['doc_hist', '0'],
        ['doc_hist', '1'],
      ]);
    });
  }));

test('a break in the log is told with its number, and rows are still authenticated', () =>
  withVault(async (vault, dir) => {
    fill(vault, 5);
    value(vault.lock());
    alter(dir, 'UPDATE audit SET mac = zeroblob(32) WHERE seq = 3');
    await reopened(dir, async (again) => {
      const { auditProblems, damagedRows } = await examined(again);
      expect(auditProblems).toEqual([{ code: 'vault-audit-broken', facts: { seq: 3 } }]);
      expect(damagedRows).toEqual([]);
    });
  }));

test('saves, removals and new documents between two slices raise no false alarm', () =>
  withVault(async (vault) => {
    fill(vault, 400);
    let pauses = 0;
    const answer = await vault.examine(async ({ done }) => {
      pauses += 1;
      value(vault.transact('saved', (tx) => tx.put('answer/r', String(done % 400), { pauses })));
      value(vault.transact('saved', (tx) => tx.put('answer/new', String(pauses), {})));
      value(vault.transact('removed', (tx) => tx.remove('answer/r', String((done * 7) % 400))));
      value(vault.saveQuietly('answer/typed', String(pauses % 3), { pauses }));
      return true;
    });
    expect(pauses).toBeGreaterThan(1);
    expect(value(answer)).toMatchObject({ damagedRows: [], auditProblems: [] });
  }));

test('it ends when it is cancelled, and when the vault is locked under it', () =>
  withVault(async (vault) => {
    fill(vault, 200);
    expect(codes(await vault.examine(async () => false))).toEqual(['check-cancelled']);
    const locked = await vault.examine(async () => {
      vault.lock();
      return true;
    });
    expect(codes(locked)).toEqual(['vault-locked']);
    expect(codes(await vault.examine(goOn))).toEqual(['vault-locked']);
    expect(codes(await vault.openCopy('/nowhere'))).toEqual(['vault-locked']);
    expect(codes(vault.databaseMode())).toEqual(['vault-locked']);
  }));

test('both key files are compared with the one in use', () =>
  withVault(async (vault, dir) => {
    const main = join(dir, 'keyring.json');
    const spare = join(dir, 'keyring.bak.json');
    const good = await readFile(main, 'utf8');
    const found = async () =>
      (await examined(vault)).keyringProblems.map(({ code, facts }) => [code, ...Object.values(facts)]);

    await rm(spare);
    expect(await found()).toEqual([['spare-keyring-unusable', 'missing']]);
    await writeFile(spare, good.slice(0, 100));
    expect(await found()).toEqual([['spare-keyring-unusable', 'damaged']]);
    await writeFile(main, 'x');
    expect((await found())[0]).toEqual(['vault-keyring-damaged', false]);
    await rm(main);
    await writeFile(spare, good);
    expect(await found()).toEqual([['vault-keyring-missing', true]]);

    await writeFile(main, good);
    value(await vault.changePassphrase('Cuối năm họp tổ 3', 'Một câu khác hẳn'));
    expect(await found()).toEqual([]);
    await writeFile(spare, good);
    expect(await found()).toEqual([['spare-keyring-unusable', 'other-generation']]);
    await withVault(async (_other, otherDir) => {
      const foreign = await readFile(join(otherDir, 'keyring.json'));
      await writeFile(spare, foreign);
      await writeFile(main, foreign);
    });
    expect((await found()).map(([code]) => code)).toEqual([
      'vault-keyring-altered',
      'spare-keyring-unusable',
    ]);
  }));

test('a backup opens with the keys of the vault after its passphrase was changed; a foreign one does not', () =>
  withVault(async (vault, dir) => {
    fill(vault, 3);
    const target = join(dir, '..', 'copy');
    value(await vault.backupTo(target));
    value(await vault.changePassphrase('Cuối năm họp tổ 3', 'Một câu khác hẳn'));
    const copy = value(await vault.openCopy(target));
    expect(copy.readOnly).toBe(true);
    expect(copy.problems).toEqual([]);
    expect((await examined(copy)).damagedRows).toEqual([]);
    copy.lock();
    value(vault.transact('the keys are still there', (tx) => tx.put('a', '1', {})));
    await withVault(async (_other, otherDir) => {
      expect(codes(await vault.openCopy(otherDir))).toEqual(['vault-keyring-altered']);
    });
    expect(codes(await vault.openCopy(join(dir, 'staging')))).toEqual(['vault-keyring-missing']);
  }));

test('the database runs in the mode that survives a power cut', () =>
  withVault((vault) => {
    expect(value(vault.databaseMode())).toMatchObject({ journalMode: 'delete', synchronous: 3 });
  }));
