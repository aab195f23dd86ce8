import { spawnSync } from 'node:child_process';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { nextFormat, secondFormat } from '../../crash/secondFormat.ts';
import { faultyFs } from './faultyFs.ts';
import { codes, inTempDir, open, passphrase, reopened, value, withVault } from './vaultFixture.ts';

/** A locked vault of format 1 with thirty answers. */
function withOldVault<T>(work: (dir: string) => Promise<T>): Promise<T> {
  return withVault(async (vault, dir) => {
    for (let i = 0; i < 30; i++) {
      value(vault.transact('saved', (tx) => tx.put('answer/r', String(i), { result: `kết quả ${i}` })));
    }
    value(vault.lock());
    return work(dir);
  });
}

const answersOf = (vault: Parameters<Parameters<typeof reopened>[1]>[0]) =>
  value(vault.list('answer/r')).documents;
const bytesOf = (dir: string) => readFile(join(dir, 'vault.db'));
const keptIn = (dir: string) => readdir(join(dir, 'kept')).catch(() => []);

function versionOf(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const version = Number(Object.values(db.prepare('PRAGMA user_version').get() ?? {})[0]);
  db.close();
  return version;
}

describe('a change of format', () => {
  test('keeps every document, is logged, and leaves a copy of the old database that opens', () =>
    withOldVault(async (dir) => {
      const before = await reopened(dir, answersOf);
      await reopened(
        dir,
        (vault) => {
          expect(vault.problems).toEqual([]);
          expect(answersOf(vault)).toEqual(before);
          expect(
            value(vault.auditEntries(0, 100))
              .map(({ action }) => action)
              .slice(-2),
          ).toEqual(['vault-migrated', 'vault-unlocked']);
          value(vault.verifyAudit());
        },
        { format: secondFormat },
      );
      expect(versionOf(join(dir, 'vault.db'))).toBe(2);
      const [kept = '', ...more] = await keptIn(dir);
      expect(more).toEqual([]);
      expect(kept).toMatch(/^vault-format1-\d{8}-\d{6}-[0-9a-f]{4}\.db$/);

      await reopened(dir, (vault) => expect(answersOf(vault)).toEqual(before), { format: secondFormat });
      expect(await keptIn(dir)).toHaveLength(1);
      await cp(join(dir, 'kept', kept), join(dir, 'vault.db'));
      await reopened(dir, (vault) => {
        expect(vault.problems).toEqual([]);
        expect(answersOf(vault)).toEqual(before);
      });
    }));

  test('goes through every format in between', () =>
    withOldVault(async (dir) => {
      await reopened(dir, (vault) => expect(answersOf(vault)).toHaveLength(30), { format: nextFormat });
      expect(versionOf(join(dir, 'vault.db'))).toBe(3);
      expect(await keptIn(dir)).toHaveLength(1);
    }));

  test('an older program refuses the result and changes no byte of it', () =>
    withOldVault(async (dir) => {
      await reopened(dir, () => undefined, { format: secondFormat });
      const before = await bytesOf(dir);
      const newer = { code: 'vault-newer-format', facts: { found: 2, supported: 1 } };
      expect(await open(dir)).toEqual({ ok: false, problems: [newer] });
      expect(await open(dir, { readOnly: true })).toEqual({ ok: false, problems: [newer] });
      expect(await open(dir, { usePreviousKeyring: true })).toEqual({ ok: false, problems: [newer] });
      expect((await bytesOf(dir)).equals(before)).toBe(true);
      expect(await readdir(dir)).not.toContain('lock');
    }));

  test('is not begun where nothing may be written, nor while another computer has the vault', () =>
    withOldVault(async (dir) => {
      const before = await bytesOf(dir);
      expect(await open(dir, { format: secondFormat, readOnly: true })).toEqual({
        ok: false,
        problems: [{ code: 'vault-needs-conversion', facts: { found: 1, supported: 2 } }],
      });
      await writeFile(
        join(dir, 'lock'),
        JSON.stringify({ pid: 1, host: 'MAY-KHAC', since: '2026-11-02T08:00:00Z' }),
      );
      expect(codes(await open(dir, { format: secondFormat }))).toEqual(['vault-in-use']);
      expect((await bytesOf(dir)).equals(before)).toBe(true);
      expect(await keptIn(dir)).toEqual([]);
    }));

  test('is not begun on a damaged database or one with a planted trigger', () =>
    withOldVault(async (dir) => {
      const db = new DatabaseSync(join(dir, 'vault.db'));
      db.exec('CREATE TRIGGER planted AFTER INSERT ON doc BEGIN DELETE FROM doc; END');
      db.close();
      const before = await bytesOf(dir);
      expect(codes(await open(dir, { format: secondFormat }))).toEqual(['vault-database-damaged']);
      expect((await bytesOf(dir)).equals(before)).toBe(true);
    }));

  test('a step that fails, or ends elsewhere than announced, undoes everything', () =>
    withOldVault(async (dir) => {
      const before = await reopened(dir, answersOf);
      const [step] = secondFormat.migrations;
      if (step === undefined) throw new Error('there is a step');
      const failing = {
        ...step,
        run: () => {
          throw new Error('lỗi trong bước chuyển');
        },
      };
      await expect(open(dir, { format: { ...secondFormat, migrations: [failing] } })).rejects.toThrow(
        'lỗi trong',
      );
      const elsewhere = { ...secondFormat, schema: [...secondFormat.schema, 'CREATE TABLE x(y) STRICT'] };
      await expect(open(dir, { format: elsewhere })).rejects.toThrow('another schema');
      expect(versionOf(join(dir, 'vault.db'))).toBe(1);
      await reopened(dir, (vault) => expect(answersOf(vault)).toEqual(before));
    }));

  test('a full disk at any call leaves the old format, and the next start goes on', () =>
    withOldVault(async (dir) => {
      for (let failing = 0; ; failing++) {
        const faulty = faultyFs({ failAtCall: failing, code: 'ENOSPC' });
        const opened = await open(dir, { format: secondFormat, disk: faulty.fs });
        if (faulty.failed === null) {
          value(opened).lock();
          break;
        }
        expect(codes(opened)).toEqual(['disk-full']);
        expect(versionOf(join(dir, 'vault.db'))).toBe(1);
        await reopened(dir, (vault) => expect(answersOf(vault)).toHaveLength(30));
        expect((await keptIn(dir)).filter((name) => name.startsWith('.'))).toEqual([]);
      }
      expect(versionOf(join(dir, 'vault.db'))).toBe(2);
    }));
});

describe('a process killed while it changes the format', () => {
  const child = join(import.meta.dirname, '..', '..', 'crash', 'migratingChild.ts');

  test.each(['copy', 'renamed', 'begun', 'half', 'done', 'open'])(
    'at "%s" leaves the old format or the new one, whole',
    (moment) =>
      inTempDir(async (temp) => {
        await withOldVault(async (old) => cp(old, join(temp, 'vault'), { recursive: true }));
        const dir = join(temp, 'vault');
        const ran = spawnSync(process.execPath, [child, dir, passphrase, moment], { encoding: 'utf8' });
        expect([ran.signal, ran.stderr]).toEqual(['SIGKILL', '']);

        const isNew = moment === 'open';
        if (isNew) expect(codes(await open(dir))).toEqual(['vault-newer-format']);
        else {
          await reopened(dir, (vault) => {
            expect(vault.problems).toEqual([]);
            expect(answersOf(vault)).toHaveLength(30);
          });
        }
        await reopened(
          dir,
          (vault) => {
            expect(vault.problems).toEqual([]);
            expect(answersOf(vault)).toHaveLength(30);
            value(vault.verifyAudit());
          },
          { format: secondFormat },
        );
        expect((await keptIn(dir)).filter((name) => name.startsWith('.'))).toEqual([]);
      }),
  );
});
