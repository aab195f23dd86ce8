import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { open, problems, reopened, value, withVault } from './vaultFixture.ts';

test.each(['vault.db-journal', 'vault.db-wal'])('a folder named %s is named as what is in the way', (name) =>
  withVault(async (vault, dir) => {
    value(vault.lock());
    await mkdir(join(dir, name));
    for (const readOnly of [true, false])
      expect(problems(await open(dir, { readOnly }))).toEqual([
        { code: 'vault-foreign-beside', facts: { name } },
      ]);
    await rm(join(dir, name), { recursive: true });
    await reopened(dir, (again) => expect(again.problems).toEqual([]));
  }),
);

test.skipIf(process.platform === 'win32').each([
  ['vault.db-journal', 'sổ tay'],
  ['vault.db-journal', 'không có'],
  ['vault.db-wal', 'sổ tay'],
  ['vault.db-wal', 'không có'],
])('a link named %s that leads to “%s” is named as what is in the way', (name, target) =>
  withVault(async (vault, dir) => {
    value(vault.lock());
    await writeFile(join(dir, '..', 'sổ tay'), 'của người khác');
    await symlink(join(dir, '..', target), join(dir, name));
    for (const readOnly of [true, false])
      expect(problems(await open(dir, { readOnly }))).toEqual([
        { code: 'vault-foreign-beside', facts: { name } },
      ]);
    expect(await readFile(join(dir, '..', 'sổ tay'), 'utf8')).toBe('của người khác');
  }),
);

test('a write-ahead log of another program is neither read nor removed', () =>
  withVault(async (vault, dir) => {
    value(vault.lock());
    const wal = join(dir, 'vault.db-wal');
    await writeFile(wal, 'x'.repeat(5000));
    for (const readOnly of [true, false])
      expect(problems(await open(dir, { readOnly }))).toMatchObject([{ code: 'vault-foreign-beside' }]);
    expect(await readFile(wal, 'utf8')).toBe('x'.repeat(5000));
  }));

test('a folder in the place of the database is a damaged database', () =>
  withVault(async (vault, dir) => {
    value(vault.lock());
    await rm(join(dir, 'vault.db'));
    await mkdir(join(dir, 'vault.db'));
    expect(problems(await open(dir))).toEqual([{ code: 'vault-database-damaged', facts: {} }]);
  }));

const documents = 300;

function fill(vault: Vault): void {
  for (let n = 0; n < documents; n += 1)
    value(vault.transact('saved', (tx) => tx.put('answer', String(n), { text: `${n} `.repeat(200) })));
  value(vault.lock());
}

/** Dies in the middle of a transaction that is partly written: a journal that has to be played back stays. */
function dieWriting(dir: string): Promise<void> {
  const program = `
    const { DatabaseSync } = require('node:sqlite');
    const db = new DatabaseSync(process.argv[1]);
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = 1; BEGIN IMMEDIATE');
    db.exec('UPDATE doc SET body = zeroblob(length(body)); UPDATE audit SET body = zeroblob(length(body))');
    process.kill(process.pid, 'SIGKILL');`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['-e', program, join(dir, 'vault.db')], () => resolve());
  });
}

const journal = 'vault.db-journal';

test('a journal of another vault is refused before it is played back, and nothing is lost', () =>
  withVault((other, otherDir) =>
    withVault(async (vault, dir) => {
      fill(other);
      fill(vault);
      await dieWriting(otherDir);
      await copyFile(join(otherDir, journal), join(dir, journal));
      const before = await readFile(join(dir, 'vault.db'));
      expect(problems(await open(dir, { readOnly: true }))).toEqual([
        { code: 'vault-unfinished-write', facts: {} },
      ]);
      expect(problems(await open(dir))).toEqual([{ code: 'vault-foreign-beside', facts: { name: journal } }]);
      expect((await readFile(join(dir, 'vault.db'))).equals(before)).toBe(true);
      expect(await readFile(join(dir, journal))).toEqual(await readFile(join(otherDir, journal)));
      expect(await readdir(join(dir, 'staging'))).toEqual([]);
      await rename(join(dir, journal), join(dir, '..', 'moved away'));
      await reopened(dir, (again) => {
        expect(again.problems).toEqual([]);
        expect(value(again.list('answer')).documents).toHaveLength(documents);
      });
      // The vault whose journal it is still gets its own state back.
      await reopened(otherDir, (again) => expect(again.problems).toEqual([]));
    }),
  ));

test('a journal of an earlier state of the same vault is refused likewise', () =>
  withVault(async (vault, dir) => {
    fill(vault);
    await dieWriting(dir);
    await copyFile(join(dir, journal), join(dir, '..', 'earlier'));
    await reopened(dir, (again) => {
      for (let n = 0; n < documents; n += 1)
        value(
          again.transact('saved', (tx) => tx.put('answer', String(n), { text: `new ${n} `.repeat(200) })),
        );
    });
    await copyFile(join(dir, '..', 'earlier'), join(dir, journal));
    expect(problems(await open(dir))).toEqual([{ code: 'vault-foreign-beside', facts: { name: journal } }]);
    await rm(join(dir, journal));
    await reopened(dir, (again) => expect(again.problems).toEqual([]));
  }));

test.each(['evidence', 'staging', 'quarantine', 'kept'])(
  'a file in the place of the folder %s is named, and stays',
  (name) =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      const aside = join(dir, '..', 'aside');
      await mkdir(join(dir, name), { recursive: true });
      await rename(join(dir, name), aside);
      await writeFile(join(dir, name), 'của người khác');
      const told = { code: 'vault-places-occupied', facts: { names: [name] } };
      expect(problems(await open(dir))).toEqual([told]);
      await reopened(dir, (again) => expect(again.problems).toEqual([told]), { readOnly: true });
      expect(await readFile(join(dir, name), 'utf8')).toBe('của người khác');
      await rm(join(dir, name));
      await rename(aside, join(dir, name));
      await reopened(dir, (again) => expect(again.problems).toEqual([]));
    }),
);

test.each([
  ['text', 'x'.repeat(5000)],
  ['zeros', '\0'.repeat(5000)],
  ['nothing', ''],
])('a journal of %s plays nothing back: the vault opens whole', (_, junk) =>
  withVault(async (vault, dir) => {
    fill(vault);
    await writeFile(join(dir, journal), junk);
    await reopened(dir, (again) => {
      expect(again.problems).toEqual([]);
      expect(value(again.list('answer')).documents).toHaveLength(documents);
    });
  }),
);
