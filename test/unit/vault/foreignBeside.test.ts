import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
