import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { cheapKdf, codes, inTempDir, open, passphrase, value } from './vaultFixture.ts';

/** A locked vault with one evidence file at `file`. */
function withStored(work: (places: { temp: string; dir: string; file: string }) => Promise<void>) {
  return inTempDir(async (temp) => {
    const dir = join(temp, 'vault');
    const vault = value(await createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf }));
    const store = value(await openEvidenceStore(vault));
    await writeFile(join(temp, 'x.bin'), Buffer.alloc(5000, 7));
    const { evidence } = value(await store.attachFile(join(temp, 'x.bin'), 'x.bin'));
    vault.lock();
    await work({ temp, dir, file: join(dir, 'evidence', evidence.id.slice(0, 2), evidence.id) });
  });
}

test.each(['staging', 'quarantine', 'kept', 'evidence', 'evidence/00'])(
  'a link in the place of %s is told, and nothing behind it is touched',
  (name) =>
    withStored(async ({ temp, dir }) => {
      const outside = join(temp, 'hồ sơ');
      await mkdir(outside);
      const own = ['quyết định.docx', 'a'.repeat(32), '.vault.db.0123456789ab.tmp'];
      for (const entry of own) await writeFile(join(outside, entry), 'còn');
      await rm(join(dir, name), { recursive: true, force: true });
      await symlink(outside, join(dir, name), 'junction');
      const later = () => new Date(Date.now() + 7 * 86_400_000);
      expect(await open(dir, { now: later })).toEqual({
        ok: false,
        problems: [{ code: 'vault-places-linked', facts: { names: [name] } }],
      });
      const readable = value(await open(dir, { now: later, readOnly: true }));
      expect(readable.problems.map(({ code }) => code)).toContain('vault-places-linked');
      readable.lock();
      expect((await readdir(outside)).sort()).toEqual([...own].sort());
    }),
);

test.skipIf(process.platform === 'win32')(
  'a link in the place of the lock file is replaced, not written through',
  () =>
    withStored(async ({ temp, dir }) => {
      await writeFile(join(temp, 'bí mật'), 'còn');
      await symlink(join(temp, 'bí mật'), join(dir, 'lock'));
      value(await open(dir)).lock();
      expect(await readFile(join(temp, 'bí mật'), 'utf8')).toBe('còn');
      expect(await readdir(dir)).not.toContain('lock');
    }),
);

test('a folder with the name of the lock file keeps nobody out, and stays', () =>
  withStored(async ({ temp, dir }) => {
    await mkdir(join(dir, 'lock'));
    const vault = value(await open(dir));
    value(await vault.backupTo(join(temp, 'sao lưu')));
    expect(vault.lock()).toEqual({ ok: true, value: undefined });
    expect(await readdir(dir)).toContain('lock');
  }));

test('folders in the place of files that a vault can do without keep no backup from being made', () =>
  withStored(async ({ temp, dir }) => {
    const names = ['keyring.bak.json', 'READ-ME.txt'];
    for (const name of names) {
      await rm(join(dir, name));
      await mkdir(join(dir, name));
    }
    const vault = value(await open(dir));
    const { problems } = value(await vault.backupTo(join(temp, 'sao lưu')));
    expect(problems).toEqual([]);
    vault.lock();
    const copied = await readdir(join(temp, 'sao lưu'));
    expect(copied.filter((name) => names.includes(name))).toEqual([]);
    value(await open(join(temp, 'sao lưu'))).lock();
  }));

test('files in the place of folders of evidence are a loss that a backup tells', () =>
  withStored(async ({ temp, dir, file }) => {
    const group = join(file, '..');
    await rm(group, { recursive: true });
    await writeFile(group, 'không phải thư mục');
    const vault = value(await open(dir));
    for (const [name, options] of [
      ['chép', {}],
      ['nối', { linkEvidence: true }],
    ] as const) {
      const { problems } = value(await vault.backupTo(join(temp, name), options));
      expect(problems.map(({ code }) => code)).toEqual(['backup-of-damaged']);
    }
    vault.lock();
    const looking = value(await open(dir, { readOnly: true }));
    await rm(join(dir, 'evidence'), { recursive: true });
    await writeFile(join(dir, 'evidence'), '');
    const { problems } = value(await looking.backupTo(join(temp, 'không có minh chứng')));
    expect(problems.map(({ code }) => code)).toEqual(['backup-of-damaged']);
    looking.lock();
  }));

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  const pipeAt = async (file: string) => {
    await rm(file, { force: true });
    execFileSync('mkfifo', [file]);
  };

  test('as database or keyring is damage that is told at once', () =>
    withStored(async ({ dir }) => {
      await pipeAt(join(dir, 'lock'));
      value(await open(dir)).lock();
      await pipeAt(join(dir, 'keyring.bak.json'));
      const vault = value(await open(dir));
      value(await vault.backupTo(join(dir, '..', 'sao lưu')));
      vault.lock();
      await rename(join(dir, 'vault.db'), join(dir, 'vault.db.mau'));
      await pipeAt(join(dir, 'vault.db'));
      expect(codes(await open(dir))).toEqual(['vault-database-damaged']);
      await rm(join(dir, 'vault.db'));
      await rename(join(dir, 'vault.db.mau'), join(dir, 'vault.db'));
      await pipeAt(join(dir, 'keyring.json'));
      expect(codes(await open(dir))).toEqual(['vault-keyring-damaged']);
    }));

  test('as evidence is damaged evidence, and a backup is made without it', () =>
    withStored(async ({ temp, dir, file }) => {
      await pipeAt(file);
      const vault = value(await open(dir));
      const store = value(await openEvidenceStore(vault));
      expect(store.problems.map(({ code }) => code)).toEqual(['evidence-damaged']);
      expect(value(await store.verifyAll()).map(({ code }) => code)).toEqual(['evidence-damaged']);
      value(await vault.backupTo(join(temp, 'chép')));
      value(await vault.backupTo(join(temp, 'nối'), { linkEvidence: true }));
      vault.lock();
      expect(await readdir(join(temp, 'nối', 'evidence', file.split('/').at(-2) ?? ''))).toEqual([]);
    }));
});
