import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createVault, openVault } from '../../../electron/engine/vault/vault.ts';
import { type Answer, emptyAnswer } from '../../../shared/domain/answer.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { expectValue } from '../../support/anEngine.ts';
import { flipInIndex } from '../../support/flipInIndex.ts';
import { problemsOf, runCli, sourceEntry } from './runCli.ts';

const passphrase = 'Cuối năm họp tổ 3';
const groupId = 'ubnd-cap-huyen';

/** A vault with the profile of a unit; with `returns` also one return to a built-in directive, with this answer. */
async function aVaultFolder(returns = false, answer?: Partial<Answer>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-vault-cli-'));
  const made = await createVault({
    dir: path.join(folder, 'kho'),
    passphrase,
    slotLabel: 'Cán bộ 1',
    kdfCost: 2 ** 15,
  });
  const vault = expectValue(made);
  const unit = aUnit();
  expectValue(vault.transact('unit-saved', (tx) => tx.put('unit', 'unit', unit)));
  if (returns) {
    const { texts: _, ...details } = aReturn();
    expectValue(
      vault.transact('return-created', (tx) => tx.put('return', details.returnId, { ...details, groupId })),
    );
    const own = { ...emptyAnswer('1.1.a'), ...answer };
    if (answer !== undefined)
      expectValue(
        vault.transact('answer-saved', (tx) => tx.put(`answer/${details.returnId}`, own.itemId, own)),
      );
  }
  vault.lock();
  await writeFile(path.join(folder, 'mk.txt'), `${passphrase}\n`);
  return folder;
}

const common = ['--vault', 'kho', '--passphrase-file', 'mk.txt'];
const ran = (folder: string, args: readonly string[]) => runCli(folder, args, sourceEntry);

async function snapshot(dir: string): Promise<string> {
  const names = (await readdir(dir, { recursive: true })).sort();
  const parts = await Promise.all(
    names.map(async (name) => {
      const file = path.join(dir, name);
      return (await stat(file)).isFile() ? `${name}:${(await readFile(file)).toString('hex')}` : name;
    }),
  );
  return parts.join('\n');
}

describe('vault on the command line', { timeout: 60_000 }, () => {
  it('checks a whole vault without writing a byte', async () => {
    const folder = await aVaultFolder();
    const before = await snapshot(path.join(folder, 'kho'));
    const checked = await ran(folder, ['vault', 'check', ...common]);
    expect(checked.stderr).toContain('Ổ đĩa và thư mục kho…');
    expect(checked.stdout).toContain('Dữ liệu nguyên vẹn');
    expect(checked.exitCode).toBe(0);
    expect(await snapshot(path.join(folder, 'kho'))).toBe(before);
  });

  it('answers 1 and names what is damaged', async () => {
    const folder = await aVaultFolder();
    const db = new DatabaseSync(path.join(folder, 'kho', 'vault.db'));
    db.exec('UPDATE doc SET body = zeroblob(70)');
    db.close();
    const checked = await ran(folder, ['vault', 'check', ...common, '--json']);
    expect(checked.exitCode).toBe(1);
    const document = JSON.parse(checked.stdout);
    expect(document).toMatchObject({ ok: false, counts: { backups: 0 } });
    expect(
      document.findings.map(({ code, places }: { code: string; places: string[] }) => [code, places]),
    ).toContainEqual(['vault-row-damaged', ['Thông tin đơn vị']]);
  });

  it('answers 1 with a report when the database or its pages cannot be read at all', async () => {
    const folder = await aVaultFolder();
    const file = path.join(folder, 'kho', 'vault.db');
    const whole = await readFile(file);
    const check = ['vault', 'check', ...common];
    // The pages behind the schema and the state: the rows cannot be walked.
    await writeFile(file, Buffer.from(whole).fill(0xff, 2 * 4096));
    const told = await ran(folder, check);
    expect(told.exitCode).toBe(1);
    expect(told.stdout).toContain('Các mục dữ liệu: không kiểm tra được');
    await writeFile(file, 'hỏng');
    const damaged = await ran(folder, [...check, '--json']);
    expect(damaged.exitCode).toBe(1);
    expect(JSON.parse(damaged.stdout)).toMatchObject({
      ok: false,
      unexamined: ['keyring', 'audit', 'rows', 'evidence', 'backups'],
      findings: [{ step: 'rows', weight: 'damage', code: 'vault-database-damaged' }],
    });
    await rm(file);
    const missing = await ran(folder, [...check, '--json']);
    expect(missing.exitCode).toBe(1);
    expect(JSON.parse(missing.stdout).findings).toMatchObject([{ code: 'vault-database-missing' }]);
    expect(await readdir(path.join(folder, 'kho'))).not.toContain('vault.db');
  });

  it('tells of a row that an index has lost, and passes no such vault on', async () => {
    const folder = await aVaultFolder();
    const place = path.join(folder, 'kho', 'vault.db');
    const exporting = [
      'vault',
      'export',
      ...common,
      '--out',
      'gói.age',
      '--package-password-file',
      'mk-gói.txt',
    ];
    await writeFile(path.join(folder, 'mk-gói.txt'), 'mật khẩu của gói 2024');
    await mkdir(path.join(folder, 'usb'));
    expect((await ran(folder, ['vault', 'backup', ...common, '--to', 'usb/1'])).exitCode).toBe(0);
    flipInIndex(path.join(folder, 'usb', '1', 'vault.db'), 'doc_grp');
    const older = JSON.parse(
      (await ran(folder, ['vault', 'check', ...common, '--backups', 'usb', '--json'])).stdout,
    );
    expect(older.findings.map(({ code }: { code: string }) => code)).toContain('backup-damaged');
    flipInIndex(place, 'doc_grp');
    const checked = await ran(folder, ['vault', 'check', ...common, '--json']);
    expect(checked.exitCode).toBe(1);
    expect(JSON.parse(checked.stdout).findings).toMatchObject([{ code: 'vault-database-damaged' }]);
    expect((await ran(folder, ['vault', 'backup', ...common, '--to', 'usb/2'])).exitCode).toBe(2);
    expect((await ran(folder, exporting)).exitCode).toBe(2);
    expect(await readdir(folder)).not.toContain('gói.age');
    expect(await readdir(path.join(folder, 'usb'))).toEqual(['1']);
  });

  it('backs up into a new folder, which the next check opens', async () => {
    const folder = await aVaultFolder();
    await mkdir(path.join(folder, 'usb'));
    const backup = ['vault', 'backup', ...common, '--accept-network', '--to', 'usb/ngày 1'];
    const made = await ran(folder, backup);
    expect([made.exitCode, made.stdout.trim()]).toEqual([0, 'Đã sao lưu và mở lại để kiểm tra: usb/ngày 1']);
    expect((await ran(folder, backup)).exitCode).toBe(1);
    const checked = JSON.parse(
      (await ran(folder, ['vault', 'check', ...common, '--backups', 'usb', '--json'])).stdout,
    );
    expect(checked.counts.backups).toBe(1);
    await rm(path.join(folder, 'usb', 'ngày 1', 'vault.db'));
    const again = JSON.parse(
      (await ran(folder, ['vault', 'check', ...common, '--backups', 'usb', '--json'])).stdout,
    );
    expect(again.findings.map(({ code }: { code: string }) => code)).toEqual(['backup-damaged']);
    expect(again.ok).toBe(true);
  });

  it('restores a backup and keeps the vault that was there', async () => {
    const folder = await aVaultFolder();
    await mkdir(path.join(folder, 'usb'));
    expect((await ran(folder, ['vault', 'backup', ...common, '--to', 'usb/ngày 1'])).exitCode).toBe(0);
    await writeFile(path.join(folder, 'kho', 'vault.db'), 'hỏng');
    const restore = ['vault', 'restore', ...common, '--from', 'usb/ngày 1'];
    const restored = await ran(folder, [...restore, '--json']);
    expect([restored.exitCode, restored.stderr]).toEqual([0, '']);
    const { kept } = JSON.parse(restored.stdout);
    expect(await readFile(path.join(kept, 'vault.db'), 'utf8')).toBe('hỏng');
    expect((await ran(folder, ['vault', 'check', ...common])).exitCode).toBe(0);

    await writeFile(path.join(folder, 'usb', 'ngày 1', 'vault.db'), 'hỏng');
    expect((await ran(folder, restore)).exitCode).not.toBe(0);
    expect((await ran(folder, ['vault', 'restore', ...common, '--from', 'usb'])).exitCode).toBe(2);
    expect((await ran(folder, ['vault', 'check', ...common])).exitCode).toBe(0);
  });

  it('replaces a vault that another computer holds, or another vault, only when told', async () => {
    const folder = await aVaultFolder();
    const other = await aVaultFolder();
    const from = path.join(folder, 'kho');
    const since = '2024-05-08T10:00:00+07:00';
    await writeFile(path.join(other, 'kho', 'lock'), JSON.stringify({ pid: 1, host: 'MAY-KHAC', since }));
    const restore = ['vault', 'restore', ...common, '--from', from];
    const asked = await ran(other, restore);
    expect([asked.exitCode, asked.stdout]).toEqual([1, '']);
    expect(asked.stderr).toMatch(/máy “MAY-KHAC” từ 10:00 08\/05\/2024.*--take-over-lock/);
    expect(asked.stderr).toContain('--other-vault');
    expect((await ran(other, [...restore, '--take-over-lock'])).exitCode).toBe(1);
    expect(await readdir(other)).not.toContain('kept');
    expect((await ran(other, [...restore, '--take-over-lock', '--other-vault'])).exitCode).toBe(0);
    expect(await readdir(other)).toContain('kept');
  });

  it('writes a package of the vault and takes it into another one, after a look that changes nothing', async () => {
    const folder = await aVaultFolder(true);
    const other = await aVaultFolder();
    await writeFile(path.join(folder, 'goi.txt'), 'mật khẩu của gói chuyển 2024');
    const password = ['--package-password-file', path.join(folder, 'goi.txt')];
    const write = ['vault', 'export', ...common, ...password, '--out', 'goi.age'];
    const written = await ran(folder, [...write, '--json']);
    expect([written.exitCode, JSON.parse(written.stdout)]).toMatchObject([0, { ok: true, returns: 1 }]);
    expect((await ran(folder, write)).exitCode).toBe(1);
    expect((await ran(folder, [...write, '--overwrite', '--recipient', 'age1x'])).exitCode).toBe(2);

    const take = ['vault', 'import', ...common, ...password, '--in', path.join(folder, 'goi.age')];
    const before = await snapshot(path.join(other, 'kho'));
    const looked = await ran(other, [...take, '--preview']);
    expect(looked.stdout).toContain('Báo cáo mới');
    expect(looked.exitCode).toBe(0);
    expect(await snapshot(path.join(other, 'kho'))).toBe(before);
    const taken = await ran(other, [...take, '--json']);
    expect([taken.exitCode, JSON.parse(taken.stdout)]).toMatchObject([0, { added: 1, changed: 0 }]);
    expect(await readdir(path.join(other, 'backups'))).toHaveLength(1);
    expect((await ran(other, take)).exitCode).toBe(2);
  });

  it('fills what is empty whatever is chosen for conflicts, and says when nothing was taken', async () => {
    const folder = await aVaultFolder(true, { result: 'Của họ.', assignee: 'Lan' });
    const other = await aVaultFolder(true, { result: 'Của tôi.' });
    await writeFile(path.join(folder, 'goi.txt'), 'mật khẩu của gói chuyển 2024');
    const password = ['--package-password-file', path.join(folder, 'goi.txt')];
    const write = ['vault', 'export', ...common, ...password, '--out', 'goi.age'];
    expect((await ran(folder, write)).exitCode).toBe(0);
    const take = ['vault', 'import', ...common, ...password, '--in', path.join(folder, 'goi.age')];
    const taken = await ran(other, [...take, '--json']);
    expect([taken.exitCode, JSON.parse(taken.stdout)]).toMatchObject([0, { added: 0, changed: 1 }]);

    const again = await ran(other, take);
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toMatch(
      /Chưa có nội dung nào .*1 chỗ khác nhau giữ theo bản trong kho.*nhập lại và thêm --conflicts both hoặc/,
    );
    expect((await ran(other, [...take, '--conflicts', 'both'])).exitCode).toBe(0);
    expect((await ran(other, [...take, '--conflicts', 'theirs'])).exitCode).toBe(2);
    const dir = path.join(other, 'kho');
    const vault = expectValue(await openVault({ dir, passphrase, readOnly: true }));
    const { returnId } = aReturn();
    expect(expectValue(vault.read(`answer/${returnId}`, '1.1.a'))?.value).toMatchObject({
      result: 'Của tôi.\n\nCủa họ.',
      assignee: 'Lan',
    });
    vault.lock();
  });

  it('answers 2 to a wrong passphrase, a folder that is no vault, and wrong options', async () => {
    const folder = await aVaultFolder();
    await writeFile(path.join(folder, 'sai.txt'), 'một câu khác hẳn');
    await mkdir(path.join(folder, 'trống'));
    const codes = async (...args: string[]) => {
      const { exitCode, stdout } = await ran(folder, ['vault', ...args, '--json']);
      expect(exitCode).toBe(2);
      return problemsOf(JSON.parse(stdout)).map((line) => line.split(' ').at(-1));
    };
    expect(await codes('check', '--vault', 'kho', '--passphrase-file', 'sai.txt')).toEqual([
      'vault-wrong-passphrase',
    ]);
    expect(await codes('check', '--vault', 'trống', '--passphrase-file', 'mk.txt')).toEqual([
      'vault-not-found',
    ]);
    expect(await codes('check', ...common, '--slot', 'Không có')).toEqual(['vault-slot-not-found']);
    expect(await codes('check', ...common, '--to', 'x')).toEqual(['input-usage']);
    expect(await codes('backup', ...common)).toEqual(['input-usage']);
    // Standard input holds one secret.
    const both = ['--passphrase-file', '-', '--package-password-file', '-'];
    expect(await codes('import', '--vault', 'kho', '--in', 'goi.age', ...both)).toEqual(['input-usage']);
    expect(await codes('export', '--vault', 'kho', '--out', 'goi.age', ...both)).toEqual(['input-usage']);
    expect(await codes('mount')).toEqual(['input-usage']);
    expect(await codes('check', '--vault', 'kho', '--passphrase-file', 'không có.txt')).toEqual([
      'input-unreadable',
    ]);
    expect(await readdir(path.join(folder, 'trống'))).toEqual([]);
  });
});
