import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openVault } from '../../../electron/engine/vault/vault.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';
import { flipInIndex } from '../../support/flipInIndex.ts';

const passphrase = 'mật khẩu đủ dài 2024';
const nothing = undefined;
const newReturn = {
  directiveId: 'tuyen-quang-2024-04',
  directiveReference: { number: null, day: null },
  adoptedGroup: null,
  period: { from: '2024-04-27', to: '2024-05-07' },
  deadline: null,
};

async function lockedVault() {
  const made = await anEngine();
  expectValue(await made.engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await made.engine['unit.save'](aUnit()));
  const { returnId } = expectValue(await made.engine['returns.create'](newReturn));
  const save = (itemId: string, result: string) =>
    made.engine['answers.save']({ returnId, itemId, patch: { status: 'done', result }, leaving: true });
  expectValue(await save('1.1.a', 'kết quả thứ nhất'));
  expectValue(await save('1.1.b', 'kết quả thứ hai'));
  expectValue(await made.engine['vault.lock'](nothing));
  return { folder: made.folder, returnId, inVault: (name: string) => path.join(made.folder, 'vault', name) };
}

describe('a damaged vault', () => {
  it('opens with the kept generation of the keyring when the person chooses it, and puts it back', async () => {
    const { folder, inVault } = await lockedVault();
    await writeFile(inVault('keyring.json'), 'hỏng');
    const { engine } = await anEngine(folder);

    expect(expectValue(await engine['vault.state'](nothing))).toBe('locked');
    expect(expectCodes(await engine['vault.unlock']({ passphrase }))).toEqual(['vault-keyring-damaged']);
    expectValue(await engine['vault.unlock']({ passphrase, usePreviousKeyring: true }));
    expectValue(await engine['vault.lock'](nothing));

    expect(await readFile(inVault('keyring.json'), 'utf8')).not.toBe('hỏng');
    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['vault.lock'](nothing));
  });

  it('is never taken for no vault when its keyring is gone', async () => {
    const { folder, inVault } = await lockedVault();
    await rm(inVault('keyring.json'));
    await rm(inVault('keyring.bak.json'), { force: true });
    const { engine } = await anEngine(folder);

    expect(expectValue(await engine['vault.state'](nothing))).toBe('keyring-missing');
    const created = await engine['vault.create']({ passphrase, lossUnderstood: true });

    expect(created.ok).toBe(false);
  });

  it('is never taken for an empty one when its database is gone', async () => {
    const { folder, inVault } = await lockedVault();
    await rm(inVault('vault.db'));
    const { engine } = await anEngine(folder);

    expect(expectValue(await engine['vault.state'](nothing))).toBe('database-missing');
    expect(expectCodes(await engine['vault.unlock']({ passphrase }))).toEqual(['vault-database-missing']);
  });

  it('opens on this computer after a crash on another one, when the person says so', async () => {
    const { folder, inVault } = await lockedVault();
    const lock = { pid: 1, host: 'MAY-CU', since: '2024-05-07T01:02:03.000Z' };
    await writeFile(inVault('lock'), JSON.stringify(lock));
    const { engine } = await anEngine(folder);

    expect(await engine['vault.unlock']({ passphrase })).toEqual({
      ok: false,
      problems: [
        { code: 'vault-in-use', facts: { host: 'MAY-CU', user: '', since: lock.since, isHere: false } },
      ],
    });
    expectValue(await engine['vault.unlock']({ passphrase, takeOverLock: true }));
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['vault.lock'](nothing));
  });

  it('is looked at without a write when its database is damaged and the person says so', async () => {
    const { folder, returnId, inVault } = await lockedVault();
    const bytes = damageHistoryIndex(await readFile(inVault('vault.db')), inVault('vault.db'));
    await writeFile(inVault('vault.db'), bytes);
    const { engine } = await anEngine(folder);

    expect(expectCodes(await engine['vault.unlock']({ passphrase }))).toEqual(['vault-database-damaged']);
    expectValue(await engine['vault.unlock']({ passphrase, readOnly: true }));
    const found = expectValue(await engine['vault.findings'](nothing));
    const open = expectValue(await engine['returns.open']({ returnId }));
    const saved = await engine['unit.save'](aUnit());

    expect(found.map(({ code }) => code)).toContain('vault-database-damaged');
    expect(open.answers.filter(({ result }) => result !== '')).toHaveLength(2);
    expect(expectCodes(saved)).toEqual(['vault-read-only']);
    expectValue(await engine['vault.lock'](nothing));
    expect((await readFile(inVault('vault.db'))).equals(bytes)).toBe(true);
  });

  it('never misses a return or an answer that an index has lost', async () => {
    const { folder, returnId, inVault } = await lockedVault();
    flipInIndex(inVault('vault.db'), 'doc_grp', () => true);
    flipInIndex(inVault('vault.db'), 'sqlite_autoindex_doc_1', () => true);
    const { engine } = await anEngine(folder);

    expect(expectCodes(await engine['vault.unlock']({ passphrase }))).toEqual(['vault-database-damaged']);
    expectValue(await engine['vault.unlock']({ passphrase, readOnly: true }));
    const list = expectValue(await engine['returns.list'](nothing));
    const open = expectValue(await engine['returns.open']({ returnId }));

    expect(list.returns.map((one) => one.returnId)).toEqual([returnId]);
    expect(open.answers.filter(({ result }) => result !== '')).toHaveLength(2);
    expect(expectValue(await engine['vault.findings'](nothing))).toEqual([
      { code: 'vault-database-damaged', facts: {} },
    ]);
    expectValue(await engine['vault.lock'](nothing));
  });

  it('with lost index entries is restored from a plain copy of its own folder, and is whole again', async () => {
    const { folder, returnId, inVault } = await lockedVault();
    flipInIndex(inVault('vault.db'), 'doc_grp', () => true);
    flipInIndex(inVault('vault.db'), 'sqlite_autoindex_doc_1', () => true);
    const copy = path.join(folder, 'usb', 'ban-chep');
    await cp(path.join(folder, 'vault'), copy, { recursive: true });
    const damaged = await readFile(inVault('vault.db'));
    const { engine } = await anEngine(folder);
    expect(expectCodes(await engine['vault.unlock']({ passphrase }))).toEqual(['vault-database-damaged']);

    const found = expectValue(await engine['backups.readFolder']({ folder: path.dirname(copy) }));
    const candidateId = found[0]?.candidateId ?? '';
    expect(found).toMatchObject([{ folderName: 'ban-chep', isAutomatic: false }]);
    expect(expectCodes(await engine['backups.restore']({ candidateId, passphrase }))).toEqual([
      'restore-source-damaged',
      'restore-indexes-damaged',
    ]);
    const restored = await engine['backups.restore']({ candidateId, passphrase, acceptDamage: true });
    expect(expectValue(restored).problems).toEqual([{ code: 'restore-indexes-damaged', facts: {} }]);

    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(expectValue(await engine['vault.findings'](nothing))).toEqual([]);
    const open = expectValue(await engine['returns.open']({ returnId }));
    expect(open.answers.filter(({ result }) => result !== '')).toHaveLength(2);
    expectValue(await engine['unit.save'](aUnit()));
    expectValue(await engine['vault.lock'](nothing));
    const kept = path.join(folder, 'kept', expectValue(restored).keptAs ?? '', 'vault.db');
    for (const untouched of [kept, path.join(copy, 'vault.db')])
      expect((await readFile(untouched)).equals(damaged)).toBe(true);
  });

  it('reports a damaged answer, keeps the others readable, and refuses to write over it or to export', async () => {
    const { folder, returnId, inVault } = await lockedVault();
    damageNewest(inVault('vault.db'), 'doc');
    const { engine } = await anEngine(folder);
    const unlocked = await engine['vault.unlock']({ passphrase });
    expectValue(unlocked);

    const open = expectValue(await engine['returns.open']({ returnId }));
    const kept = open.answers.filter(({ result }) => result !== '');
    const lost = ['1.1.a', '1.1.b'].find((id) => !kept.some(({ itemId }) => itemId === id)) ?? '';
    const over = await engine['answers.save']({
      returnId,
      itemId: lost,
      patch: { result: 'đè lên' },
      leaving: true,
    });
    const exported = await engine['report.write']({
      returnId,
      way: { kind: 'unsigned' },
      path: path.join(folder, 'bao-cao.pdf'),
    });

    expect(open.problems.map(({ code }) => code)).toEqual(['vault-row-damaged']);
    expect(kept).toHaveLength(1);
    expect(expectCodes(over)).toEqual(['vault-row-damaged']);
    expect(expectCodes(exported)).toEqual(['vault-row-damaged']);
    expectValue(await engine['vault.lock'](nothing));
  });

  it('tells of a damaged return and keeps the others in the list', async () => {
    const { folder, returnId, inVault } = await lockedVault();
    const first = await anEngine(folder);
    expectValue(await first.engine['vault.unlock']({ passphrase }));
    expectValue(await first.engine['returns.create'](newReturn));
    expectValue(await first.engine['vault.lock'](nothing));
    damageNewest(inVault('vault.db'), 'doc');
    const { engine } = await anEngine(folder);
    expectValue(await engine['vault.unlock']({ passphrase }));

    const list = expectValue(await engine['returns.list'](nothing));

    expect(list.returns.map((one) => one.returnId)).toEqual([returnId]);
    expect(list.problems.map(({ code }) => code)).toEqual(['vault-row-damaged']);
    expectValue(await engine['vault.lock'](nothing));
  });

  it('tells of evidence whose row is damaged, shows the rest, and does not print without it', async () => {
    const { folder, returnId, inVault } = await lockedVault();
    await attach(folder, returnId, 'Lịch trực.txt');
    damageNewest(inVault('vault.db'), 'ev');
    const rowsBefore = rowsOf(inVault('vault.db'));
    const { engine } = await anEngine(folder);
    expectValue(await engine['vault.unlock']({ passphrase }));

    const findings = expectValue(await engine['vault.findings'](nothing));
    const open = expectValue(await engine['returns.open']({ returnId }));
    const list = expectValue(await engine['returns.list'](nothing));
    const preview = await engine['report.preview']({ returnId });

    expect(findings.map(({ code }) => code)).toEqual(['vault-row-damaged']);
    expect(open.problems.map(({ code }) => code)).toEqual(['vault-row-damaged']);
    expect(open.answers[0]?.result).toBe('kết quả thứ nhất');
    expect(list.returns).toHaveLength(1);
    expect(expectCodes(preview)).toEqual(['vault-row-damaged']);
    const [evidenceId = ''] = open.answers[0]?.evidenceIds ?? [];
    const takeOff = { returnId, itemId: '1.1.a', evidenceId, reason: 'bản ghi hỏng sau khi mất điện' };
    expect(expectCodes(await engine['evidence.unlinkDamaged']({ ...takeOff, itemId: '1.1.b' }))).toEqual([
      'evidence-not-found',
    ]);
    expectValue(await engine['evidence.unlinkDamaged'](takeOff));
    const after = expectValue(await engine['returns.open']({ returnId }));
    expect([after.problems, after.answers[0]?.evidenceIds]).toEqual([[], []]);
    expectValue(await engine['report.preview']({ returnId }));
    expectValue(await engine['vault.lock'](nothing));
    expect(rowsOf(inVault('vault.db'))).toEqual(rowsBefore);
  });

  it('keeps the reason why unreadable evidence was taken off, and refuses it for readable evidence', async () => {
    const { folder, returnId, inVault } = await lockedVault();
    await attach(folder, returnId, 'Lịch trực.txt');
    const { engine } = await anEngine(folder);
    expectValue(await engine['vault.unlock']({ passphrase }));
    const open = expectValue(await engine['returns.open']({ returnId }));
    const [evidenceId = ''] = open.answers[0]?.evidenceIds ?? [];
    const takeOff = { returnId, itemId: '1.1.a', evidenceId, reason: 'thử' };
    expect(expectCodes(await engine['evidence.unlinkDamaged'](takeOff))).toEqual(['evidence-readable']);
    expectValue(await engine['vault.lock'](nothing));
    damageNewest(inVault('vault.db'), 'ev');
    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['evidence.unlinkDamaged'](takeOff));
    expectValue(await engine['vault.lock'](nothing));
    const opened = await openVault({
      dir: inVault(''),
      passphrase,
      allowWeakKdf: true,
      readOnly: true,
    });
    const vault = expectValue(opened);
    const entry = expectValue(vault.auditEntries(0, 1000)).find(
      ({ action }) => action === 'damaged-evidence-unlinked',
    );
    expect(entry?.objects[0]?.changes).toEqual([
      { field: 'evidenceIds', old: [evidenceId], new: [] },
      { field: 'reason', old: null, new: 'thử' },
    ]);
    vault.lock();
  });

  it('does not keep a return from going out for a damaged caption that no answer needs', async () => {
    const { folder, returnId, inVault } = await lockedVault();
    await attach(folder, returnId, 'Lịch trực.txt');
    damageNewest(inVault('vault.db'), 'doc');
    const { engine } = await anEngine(folder);
    expectValue(await engine['vault.unlock']({ passphrase }));
    const open = expectValue(await engine['returns.open']({ returnId }));
    const [evidenceId = ''] = open.answers[0]?.evidenceIds ?? [];
    expect(open.problems.map(({ code }) => code)).toEqual(['vault-row-damaged']);
    expectValue(
      await engine['evidence.unlinkDamaged']({
        returnId,
        itemId: '1.1.a',
        evidenceId,
        reason: 'chú thích hỏng',
      }),
    );
    expect(expectValue(await engine['returns.open']({ returnId })).problems).toEqual([]);
    expectValue(await engine['vault.lock'](nothing));
  });

  it('tells of evidence files that are gone or cut as soon as it is unlocked', async () => {
    const { folder, returnId, inVault } = await lockedVault();
    await attach(folder, returnId, 'mất.txt');
    await attach(folder, returnId, 'cụt.txt');
    const files = await readdir(inVault('evidence'), { recursive: true, withFileTypes: true });
    const [gone, cut] = files
      .filter((file) => file.isFile())
      .map((file) => path.join(file.parentPath, file.name));
    await rm(gone ?? '');
    await truncate(cut ?? '', 10);
    const { engine } = await anEngine(folder);
    expectValue(await engine['vault.unlock']({ passphrase }));

    const findings = expectValue(await engine['vault.findings'](nothing));

    expect(findings.map(({ code }) => code).sort()).toEqual(['evidence-damaged', 'evidence-lost']);
    expectValue(await engine['vault.lock'](nothing));
    expect(expectValue(await engine['vault.findings'](nothing))).toEqual([]);
  });
});

/** The rows of evidence as they lie in the file. */
function rowsOf(file: string): readonly unknown[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT id, rev, size, hex(body) AS body FROM ev').all();
  database.close();
  return rows.map((row) => ({ ...row }));
}

async function attach(folder: string, returnId: string, name: string): Promise<void> {
  const { engine } = await anEngine(folder);
  expectValue(await engine['vault.unlock']({ passphrase }));
  const file = path.join(folder, name);
  await writeFile(file, name);
  const [attached] = expectValue(
    await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }),
  );
  expect(attached).toMatchObject({ ok: true });
  expectValue(await engine['vault.lock'](nothing));
}

/** Flips a byte in the newest row of the table: of `doc`, the second answer's, whose plaintext only its key knows. */
function damageNewest(file: string, table: 'doc' | 'ev'): void {
  const database = new DatabaseSync(file);
  const row = database.prepare(`SELECT rowid, body FROM ${table} ORDER BY rowid DESC LIMIT 1`).get() as {
    rowid: number;
    body: Uint8Array;
  };
  const body = Buffer.from(row.body);
  body[20] = (body[20] ?? 0) ^ 1;
  database.prepare(`UPDATE ${table} SET body = ? WHERE rowid = ?`).run(body, row.rowid);
  database.close();
}

/** The file with an index overwritten: SQLite finds the damage, and every row can still be read. */
function damageHistoryIndex(whole: Buffer, file: string): Buffer {
  const db = new DatabaseSync(file);
  const { rootpage } = db
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_doc_hist_1'")
    .get() as { rootpage: number };
  db.close();
  const bytes = Buffer.from(whole);
  return bytes.fill(0xff, (rootpage - 1) * 4096, (rootpage - 1) * 4096 + 200);
}
