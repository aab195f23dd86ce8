import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { codes, open, reopened, value, withVault } from './vaultFixture.ts';

const goOn = async () => true;

/** Everything that reads a vault, and one save. */
async function use(dir: string, readOnly: boolean): Promise<void> {
  const opened = await open(dir, { readOnly });
  if (!opened.ok) return;
  const vault = opened.value;
  await openEvidenceStore(vault);
  await vault.examine(goOn);
  vault.list('answer/r');
  vault.auditEntries(0, 100);
  vault.auditEntriesBefore(100, 100);
  vault.auditHeadAt(2);
  vault.verifyAudit();
  vault.verifyRows();
  if (!readOnly) vault.transact('saved', (tx) => tx.put('x', 'y', { a: 1 }));
  vault.lock();
}

test('a header that asks for an unknown format is a damaged database, for writing and for reading', () =>
  withVault(async (vault, dir) => {
    vault.lock();
    const file = join(dir, 'vault.db');
    const bytes = await readFile(file);
    bytes[47] = 5;
    await writeFile(file, bytes);
    for (const readOnly of [false, true])
      expect(codes(await open(dir, { readOnly }))).toEqual(['vault-database-damaged']);
  }));

test('any changed byte of the database is told or harmless, never thrown', { timeout: 120_000 }, () =>
  withVault(async (vault, dir) => {
    for (let i = 0; i < 12; i++)
      value(vault.transact('saved', (tx) => tx.put('answer/r', String(i % 5), { result: `kết quả ${i}` })));
    vault.lock();
    const file = join(dir, 'vault.db');
    const good = await readFile(file);
    const offsets = Array.from({ length: 100 }, (_, offset) => offset);
    let seed = 20_241_124;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed % below;
    };
    const pages = good.length / 4096;
    // Beginnings of pages hold their structure; most of the rest is ciphertext.
    for (let i = 0; i < 200; i++)
      offsets.push(i % 2 === 0 ? next(pages) * 4096 + next(60) : next(good.length));
    for (const [index, offset] of offsets.entries()) {
      const bytes = Buffer.from(good);
      bytes[offset] = (bytes[offset] ?? 0) ^ (1 + next(255));
      await writeFile(file, bytes);
      await expect(use(dir, index % 3 > 0), `byte ${offset}`).resolves.toBeUndefined();
    }
  }),
);

test('a row of the log without bytes is a break of the chain for a reader', () =>
  withVault(async (vault, dir) => {
    value(vault.transact('saved', (tx) => tx.put('a', '1', {})));
    vault.lock();
    const db = new DatabaseSync(join(dir, 'vault.db'), { defensive: false });
    db.exec('PRAGMA writable_schema = ON');
    db.exec(
      "UPDATE sqlite_schema SET sql = replace(sql, 'body BLOB NOT NULL', 'body BLOB') WHERE name = 'audit'",
    );
    db.close();
    const loose = new DatabaseSync(join(dir, 'vault.db'), { defensive: false });
    loose.exec('UPDATE audit SET body = NULL WHERE seq = 2');
    loose.exec('PRAGMA writable_schema = ON');
    loose.exec(
      "UPDATE sqlite_schema SET sql = replace(sql, 'body BLOB', 'body BLOB NOT NULL') WHERE name = 'audit'",
    );
    loose.close();
    await reopened(
      dir,
      async (again) => {
        expect(codes(again.verifyAudit())).toEqual(['vault-audit-broken']);
        expect(codes(again.auditEntries(0, 10))).toEqual(['vault-audit-broken']);
      },
      { readOnly: true },
    );
  }));

test('rows that unlock found missing, and a draft that is gone, are findings of the check', () =>
  withVault(async (vault, dir) => {
    value(vault.transact('saved', (tx) => tx.put('answer/r', '1', { result: 'một' })));
    value(vault.transact('attached', (tx) => tx.putEvidence('ab'.repeat(16), 70, { name: 'a' })));
    value(vault.keepDraft({ 'number r': '12/' }));
    vault.lock();
    const db = new DatabaseSync(join(dir, 'vault.db'));
    db.exec("DELETE FROM ev; DELETE FROM meta WHERE id LIKE 'draft-%'");
    db.close();
    await reopened(dir, async (again) => {
      expect(again.problems.map(({ code }) => code)).toEqual(['vault-row-damaged']);
      const { damagedRows } = value(await again.examine(goOn));
      expect(damagedRows.map(({ table, name }) => [table, name?.key ?? null])).toEqual([
        ['ev', 'ab'.repeat(16)],
        ['meta', null],
      ]);
    });
  }));
