import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { vaultPath } from '../../../electron/engine/vault/vaultPaths.ts';
import { codes, open, reopened, value, withVault } from './vaultFixture.ts';

const text = { 'field r1 completedOn 1.1.a': '31/0', 'amend r1': 'Bổ sung số liệu' };

/** Reads or changes the file behind the program's back. */
function inDatabase<T>(dir: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(vaultPath(dir, 'database'));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const draftRow = (dir: string) =>
  inDatabase(dir, (db) => db.prepare("SELECT * FROM meta WHERE id LIKE 'draft-%'").get());

describe('the draft of an officer', () => {
  it('is there after a lock, without history and without an entry in the log', () =>
    withVault(async (vault, dir) => {
      expect(value(vault.draft())).toBeNull();
      const before = value(vault.auditHead()).seq;
      value(vault.keepDraft({ a: 'b' }));
      value(vault.keepDraft(text));
      expect(value(vault.auditHead()).seq).toBe(before);
      vault.lock();
      expect(inDatabase(dir, (db) => db.prepare('SELECT count(*) AS n FROM doc_hist').get())).toEqual({
        n: 0,
      });
      await reopened(dir, (again) => {
        expect(value(again.draft())).toEqual(text);
        expect(again.problems).toEqual([]);
        expect(value(again.verifyRows())).toEqual([]);
        value(again.verifyAudit());
      });
    }));

  it('lies in the file as ciphertext only', () =>
    withVault((vault, dir) => {
      value(vault.keepDraft(text));
      vault.lock();
      const row = draftRow(dir);
      expect(row?.rev).toBe(1);
      expect(Buffer.from(row?.body as Uint8Array).includes(Buffer.from('31/0'))).toBe(false);
    }));

  it('goes into a backup with the rest', () =>
    withVault(async (vault, dir) => {
      value(vault.keepDraft(text));
      value(await vault.backupTo(`${dir}-copy`));
      await reopened(`${dir}-copy`, (copy) => expect(value(copy.draft())).toEqual(text));
    }));

  it('is not there after a failed transaction, and the next one counts on', () =>
    withVault((vault) => {
      value(vault.keepDraft({ a: '1' }));
      const circle: Record<string, unknown> = {};
      circle.self = circle;
      expect(() => vault.keepDraft(circle)).toThrow();
      expect(value(vault.draft())).toEqual({ a: '1' });
      value(vault.keepDraft({ a: '2' }));
      expect(value(vault.draft())).toEqual({ a: '2' });
    }));

  it('is refused in an older version, altered, or removed; the next one is kept', () =>
    withVault(async (vault, dir) => {
      value(vault.keepDraft({ a: 'first' }));
      vault.lock();
      const older = draftRow(dir);
      await reopened(dir, (again) => value(again.keepDraft({ a: 'second' })));
      const attacks = [
        (db: DatabaseSync) =>
          db
            .prepare("UPDATE meta SET rev = ?, body = ? WHERE id LIKE 'draft-%'")
            .run(older?.rev as number, older?.body as Uint8Array),
        (db: DatabaseSync) => db.exec("UPDATE meta SET body = zeroblob(60) WHERE id LIKE 'draft-%'"),
        (db: DatabaseSync) => db.exec("DELETE FROM meta WHERE id LIKE 'draft-%'"),
      ];
      for (const attack of attacks) {
        inDatabase(dir, attack);
        await reopened(dir, (again) => {
          expect(codes(again.draft())).toEqual(['vault-row-damaged']);
          value(again.keepDraft({ a: 'again' }));
          expect(value(again.draft())).toEqual({ a: 'again' });
        });
      }
    }));

  it('cannot be kept in a vault that is locked or opened for reading', () =>
    withVault(async (vault, dir) => {
      value(vault.keepDraft(text));
      vault.lock();
      expect(codes(vault.keepDraft({}))).toEqual(['vault-locked']);
      expect(codes(vault.draft())).toEqual(['vault-locked']);
      const reading = value(await open(dir, { readOnly: true }));
      expect(codes(reading.keepDraft({}))).toEqual(['vault-read-only']);
      expect(value(reading.draft())).toEqual(text);
      reading.lock();
    }));
});
