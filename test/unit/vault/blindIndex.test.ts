import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { compareIndexes } from '../../../electron/engine/vault/compareIndexes.ts';
import { rebuildIndexes } from '../../../electron/engine/vault/rebuildIndexes.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { flipInIndex } from '../../support/flipInIndex.ts';
import { codes, open, reopened, value, withVault } from './vaultFixture.ts';

// A row whose index lost it is whole, and nothing that asks the index finds it.

const indexes = [
  'sqlite_autoindex_meta_1',
  'sqlite_autoindex_doc_1',
  'doc_grp',
  'sqlite_autoindex_doc_hist_1',
  'sqlite_autoindex_visit_1',
  'sqlite_autoindex_ev_1',
];
const goOn = async () => true;
const damaged = { code: 'vault-database-damaged', facts: {} };

/** A vault with rows in every table, as a crash leaves it; locked. */
function crashedVault<T>(work: (dir: string, vault: Vault) => Promise<T>): Promise<T> {
  return withVault(async (vault, dir) => {
    for (let i = 0; i < 20; i++)
      value(vault.transact('saved', (tx) => tx.put('answer/r', `${i % 10}`, { result: `kết quả ${i}` })));
    value(vault.transact('attached', (tx) => tx.putEvidence('ab'.repeat(16), 70, { name: 'a' })));
    value(vault.saveQuietly('answer/r', '3', { result: 'đang gõ' }));
    const crashed = await readFile(join(dir, 'vault.db'));
    value(vault.lock());
    await writeFile(join(dir, 'vault.db'), crashed);
    return work(dir, vault);
  });
}

describe('a bit flipped in an index', () => {
  test.each(indexes)('%s: nothing is written, and the check tells', (index) =>
    crashedVault(async (dir) => {
      expect(flipInIndex(join(dir, 'vault.db'), index)).toBe(1);
      const bytes = await readFile(join(dir, 'vault.db'));

      expect(codes(await open(dir))).toEqual(['vault-database-damaged']);
      expect((await readFile(join(dir, 'vault.db'))).equals(bytes)).toBe(true);

      await reopened(
        dir,
        async (vault) => {
          expect(vault.problems).toEqual([damaged]);
          const { damagedRows } = value(await vault.examine(goOn));
          expect(damagedRows.map(({ problem }) => problem)).toEqual([damaged]);
        },
        { readOnly: true },
      );
    }),
  );

  test.each(indexes)('%s: every row that is whole is read all the same', (index) =>
    crashedVault(async (dir) => {
      flipInIndex(join(dir, 'vault.db'), index, () => true);
      await reopened(
        dir,
        (vault) => {
          expect(value(vault.list('answer/r')).documents).toHaveLength(10);
          expect(value(vault.read('answer/r', '3'))?.value).toEqual({ result: 'đang gõ' });
          expect(value(vault.versionBefore('answer/r', '4', 2))?.value).toEqual({ result: 'kết quả 4' });
          expect(value(vault.evidenceRows())).toMatchObject({ rows: [{ fileSizeBytes: 70 }], problems: [] });
          expect(value(vault.verifyRows())).toEqual([]);
        },
        { readOnly: true },
      );
    }),
  );

  test('a copy that got one while it was made is no backup, and one of such a vault says so', () =>
    crashedVault(async (dir) => {
      const place = join(dir, '..', 'usb');
      await reopened(dir, async (vault) => {
        let flipped = 0;
        const made = await vault.backupTo(place, {
          onProgress({ step }) {
            if (step === 'copying' && flipped === 0) flipped = flipCopy(join(dir, '..'));
          },
        });
        expect(flipped).toBe(1);
        expect(codes(made)).toEqual(['backup-check-failed']);
      });
      flipInIndex(join(dir, 'vault.db'), 'doc_grp');
      await reopened(
        dir,
        async (vault) => {
          const made = value(await vault.backupTo(place));
          expect(made.problems.map(({ code }) => code)).toEqual(['backup-of-damaged']);
        },
        { readOnly: true },
      );
    }));
});

test('an index that has an entry too many is told from its table', () =>
  crashedVault(async (dir) => {
    const db = new DatabaseSync(join(dir, 'vault.db'), { defensive: false });
    const dropped = "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'doc_grp'";
    const { sql, rootpage } = db.prepare("SELECT * FROM sqlite_schema WHERE name = 'doc_grp'").get() ?? {};
    db.exec(dropped);
    db.close();
    const without = new DatabaseSync(join(dir, 'vault.db'), { defensive: false });
    without.exec('DELETE FROM doc WHERE rowid = 2; PRAGMA writable_schema = ON');
    without
      .prepare("INSERT INTO sqlite_schema VALUES ('index', 'doc_grp', 'doc', ?, ?)")
      .run(rootpage ?? null, sql ?? null);
    without.close();
    const again = new DatabaseSync(join(dir, 'vault.db'));
    const steps = compareIndexes(again);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    again.close();
    expect(step.value).toEqual(['doc']);
    expect(codes(await open(dir))).toEqual(['vault-database-damaged']);
  }));

test('indexes are made anew where each name has one row, and not where a save past a blind index made two', () =>
  crashedVault(async (dir) => {
    const file = join(dir, 'vault.db');
    flipInIndex(file, 'sqlite_autoindex_doc_1', () => true);
    const blind = await readFile(file);
    expect(rebuildIndexes(file)).toBe(true);
    await reopened(dir, (vault) => expect(value(vault.list('answer/r')).documents).toHaveLength(10));
    await writeFile(file, blind);
    const db = new DatabaseSync(file);
    db.exec('INSERT INTO doc SELECT id, grp, rev, body FROM doc');
    db.close();
    expect(rebuildIndexes(file)).toBe(false);
    await reopened(
      dir,
      (vault) => {
        expect(vault.problems).toContainEqual(damaged);
        expect(value(vault.list('answer/r')).documents).toHaveLength(10);
      },
      { readOnly: true },
    );
    await writeFile(file, 'hỏng');
    expect(rebuildIndexes(file)).toBe(false);
  }));

test('a number of the format that no program wrote is refused for writing and told for reading', () =>
  crashedVault(async (dir) => {
    for (const version of [0, -5]) {
      const db = new DatabaseSync(join(dir, 'vault.db'));
      db.exec(`PRAGMA user_version = ${version}`);
      db.close();
      expect(codes(await open(dir))).toEqual(['vault-database-damaged']);
      await reopened(dir, (vault) => expect(vault.problems).toEqual([damaged]), { readOnly: true });
    }
  }));

/** In the copy that has no name yet, once its database is there. */
function flipCopy(parent: string): number {
  const partial = readdirSync(parent).find((name) => name.endsWith('.partial')) ?? '';
  const file = join(parent, partial, 'vault.db');
  return existsSync(file) ? flipInIndex(file, 'doc_grp') : 0;
}
