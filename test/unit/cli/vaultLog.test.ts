import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault, openVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { expectValue } from '../../support/anEngine.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { runCli, sourceEntry } from './runCli.ts';

const passphrase = 'Cuối năm họp tổ 3';
const { texts: _, ...details } = aReturn();
const { returnId } = details;
const common = ['--vault', 'kho', '--passphrase-file', 'mk.txt'];
const ran = (folder: string, args: readonly string[]) => runCli(folder, args, sourceEntry);

/** A folder with a vault of a unit that has one return, and a package passphrase in `goi.txt`. */
async function aVaultFolder(result: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-vault-cli-'));
  const made = createVault({
    dir: path.join(folder, 'kho'),
    passphrase,
    slotLabel: 'Cán bộ 1',
    kdfCost: 2 ** 15,
  });
  const vault = expectValue(await made);
  expectValue(vault.transact('unit-saved', (tx) => tx.put('unit', 'unit', aUnit())));
  expectValue(
    vault.transact('return-created', (tx) =>
      tx.put('return', returnId, { ...details, groupId: 'ubnd-cap-huyen' }),
    ),
  );
  save(vault, result);
  vault.lock();
  await writeFile(path.join(folder, 'mk.txt'), `${passphrase}\n`);
  await writeFile(path.join(folder, 'goi.txt'), 'mật khẩu của gói chuyển 2024');
  return folder;
}

function save(vault: Vault, result: string): void {
  const answer = anAnswer('1.1.a', { result, evidenceIds: [] });
  expectValue(vault.transact('edited', (tx) => tx.put(`answer/${returnId}`, '1.1.a', answer)));
}

const password = ['--package-password-file', 'goi.txt'];
const headOf = (stderr: string) => /--known-head (\d+:[0-9a-f]{16})/.exec(stderr)?.[1] ?? '';

describe('the log on the command line', { timeout: 240_000 }, () => {
  it('is read, and so is the one that came with a package, apart from it', async () => {
    const sender = await aVaultFolder('Trực đủ.');
    const receiver = await aVaultFolder('Trực 24/24.');
    expect(
      (await ran(sender, ['vault', 'export', ...common, ...password, '--out', 'goi.age'])).exitCode,
    ).toBe(0);
    const take = ['vault', 'import', ...common, ...password, '--in', path.join(sender, 'goi.age')];

    const preview = await ran(receiver, [...take, '--preview']);
    expect(preview.stdout).toContain('Mục 1.1.a: Kết quả · Trong kho: Trực 24/24. · Trong gói: Trực đủ.');
    expect(preview.stdout).toContain('Giữ cả hai');
    expect(preview.stdout).toContain('Nhật ký kèm theo: ');
    expect((await ran(receiver, [...take, '--conflicts', 'both'])).exitCode).toBe(0);

    const own = await ran(receiver, ['vault', 'log', ...common]);
    expect(own.exitCode).toBe(0);
    expect(own.stdout).toMatch(/· Cán bộ 1 · Nhập gói chuyển/);
    expect(own.stdout).toContain('Trực 24/24.\\n\\nTrực đủ.'.replaceAll('\\n', '[U+000A]'));
    expect(own.stdout).not.toContain('Kết quả: (trống) → Trực đủ.');
    const id = /--carried ([0-9a-f]{32})/.exec(own.stderr)?.[1] ?? '';
    const carried = await ran(receiver, ['vault', 'log', ...common, '--carried', id, '--query', 'truc du']);
    expect(carried.stderr).toContain('không thuộc nhật ký của kho này');
    expect(carried.stdout).toContain('Kết quả: (trống) → Trực đủ.');
    const document = JSON.parse((await ran(receiver, ['vault', 'log', ...common, '--json'])).stdout);
    expect(document.trails).toMatchObject([{ id, unitName: aUnit().name }]);
    const { exitCode, stdout } = await ran(receiver, [
      'vault',
      'log',
      ...common,
      '--carried',
      'ab',
      '--json',
    ]);
    expect([exitCode, JSON.parse(stdout).problems[0].code]).toEqual([2, 'transfer-trail-unknown']);
  });

  it('has a head that the next command compares: an older vault put back is announced, and nothing is written', async () => {
    const folder = await aVaultFolder('Trực đủ.');
    const dir = path.join(folder, 'kho');
    await cp(dir, path.join(folder, 'cũ'), { recursive: true });
    const vault = expectValue(await openVault({ dir, passphrase }));
    save(vault, 'Mới hơn.');
    vault.lock();
    await mkdir(path.join(folder, 'usb'));
    const backup = (to: string, head: string) =>
      ran(folder, ['vault', 'backup', ...common, '--to', to, '--known-head', head]);
    const head = headOf((await ran(folder, ['vault', 'check', ...common])).stderr);
    expect(await backup('usb/1', head)).toMatchObject({ exitCode: 0 });

    const old = ['--vault', 'cũ', '--passphrase-file', 'mk.txt', '--known-head', head];
    const before = await readFile(path.join(folder, 'cũ', 'vault.db'));
    for (const command of [
      ['check', ...old],
      ['log', ...old],
      ['backup', ...old, '--to', 'usb/2'],
      ['export', ...old, ...password, '--out', 'goi.age'],
    ]) {
      const refused = await ran(folder, ['vault', ...command]);
      expect(refused.exitCode).toBe(2);
      expect(refused.stderr).toMatch(/bản cũ hơn hoặc bản sao khác.*không có --known-head/);
    }
    expect(await readFile(path.join(folder, 'cũ', 'vault.db'))).toEqual(before);
    expect((await ran(folder, ['vault', 'check', ...old, '--json'])).stdout).toContain('vault-head-unknown');
    const wrong = `${head.split(':')[0]}:0123456789abcdef`;
    expect((await backup('usb/3', wrong)).stderr).toContain('mục đó trong kho có mã khác');
    expect((await backup('usb/4', 'sai')).exitCode).toBe(2);
  });
});

describeUnless(whyNoReadOnly(), 'a vault on read-only media', () => {
  it('gives a package, says that its log cannot tell of it, and is as it was', {
    timeout: 240_000,
  }, async () => {
    const folder = await aVaultFolder('Trực đủ.');
    const before = await readFile(path.join(folder, 'kho', 'vault.db'));
    const disk = await onReadOnly(path.join(folder, 'kho'));
    try {
      const args = ['--vault', disk.dir, '--passphrase-file', 'mk.txt', ...password, '--out', 'goi.age'];
      const written = await ran(folder, ['vault', 'export', ...args]);
      expect(written.exitCode).toBe(0);
      expect(written.stderr).toContain('không ghi được vào nhật ký của kho');
      const document = JSON.parse(
        (await ran(folder, ['vault', 'export', ...args, '--overwrite', '--json'])).stdout,
      );
      expect(document).toMatchObject({ ok: true, isLogged: false });
      const copied = await ran(folder, ['vault', 'backup', ...args.slice(0, 4), '--to', 'usb']);
      expect(copied.exitCode).toBe(0);
      expect(copied.stderr).toContain('lần sao lưu này không ghi được vào nhật ký của kho');
      const codes = document.problems.map(({ code }: { readonly code: string }) => code);
      expect(codes).toContain('vault-opened-read-only');
      expect(await readFile(path.join(disk.dir, 'vault.db'))).toEqual(before);
    } finally {
      disk.release();
    }
    const receiver = await aVaultFolder('Trực đủ.');
    const take = ['vault', 'import', ...common, ...password, '--in', path.join(folder, 'goi.age')];
    expect((await ran(receiver, take)).stderr).toContain('không có nội dung nào mới');
  });
});

/** Root writes into every folder: only a disk that is mounted for reading stops it. */
function whyNoReadOnly(): string | null {
  if (process.platform === 'win32') return 'a read-only folder is made with the rights of a Unix system';
  if (process.getuid?.() !== 0) return null;
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'as root this needs the right to mount a disk';
  }
}

async function onReadOnly(dir: string): Promise<{ readonly dir: string; release(): void }> {
  if (process.getuid?.() !== 0) {
    execFileSync('chmod', ['-R', 'a-w', dir]);
    return { dir, release: () => execFileSync('chmod', ['-R', 'u+w', dir]) };
  }
  const mount = path.join(path.dirname(dir), 'đĩa');
  await mkdir(mount);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', mount]);
  await cp(dir, path.join(mount, 'kho'), { recursive: true });
  execFileSync('mount', ['-o', 'remount,ro', mount]);
  return { dir: path.join(mount, 'kho'), release: () => execFileSync('umount', ['-l', mount]) };
}
