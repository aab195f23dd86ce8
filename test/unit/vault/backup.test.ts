import { truncateSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { DurableFs } from '../../../electron/durableWrite/durableWrite.js';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { faultyFs } from './faultyFs.ts';
import { codes, open, reopened, value, withVault } from './vaultFixture.ts';

test('a backup opens by itself with the same passphrase, with documents, log and evidence', () =>
  withVault(async (vault, dir) => {
    const target = join(dir, '..', 'sao lưu', 'tháng 11');
    const store = value(await openEvidenceStore(vault));
    const file = join(dir, '..', 'x.bin');
    await writeFile(file, Buffer.alloc(1_500_000, 7));
    const { evidence } = value(await store.attachFile(file, 'x.bin'));
    value(vault.saveQuietly('a', '1', { text: 'đang gõ' }));

    value(await vault.backupTo(target));

    value(vault.transact('after', (tx) => tx.put('a', '2', {})));
    expect((await readdir(target)).sort()).toEqual(
      [
        'READ-ME.txt',
        'evidence',
        'keyring.bak.json',
        'keyring.json',
        'quarantine',
        'staging',
        'vault.db',
      ].sort(),
    );
    await reopened(target, async (copy) => {
      expect(copy.problems).toEqual([]);
      expect(value(copy.read('a', '1'))?.value).toEqual({ text: 'đang gõ' });
      expect(value(copy.read('a', '2'))).toBeNull();
      value(copy.verifyAudit());
      const copied = value(await openEvidenceStore(copy));
      expect(value(await copied.readAll(evidence.id))).toHaveLength(1_500_000);
    });
    expect(value(vault.auditEntries(0, 100)).map(({ action }) => action)).toContain('vault-backed-up');
  }));

test('a place with data, and one inside the vault, are refused', () =>
  withVault(async (vault, dir) => {
    const full = join(dir, '..', 'full');
    await mkdir(full);
    await writeFile(join(full, 'x'), 'giữ lại');
    expect(codes(await vault.backupTo(full))).toEqual(['backup-exists']);
    expect(await readFile(join(full, 'x'), 'utf8')).toBe('giữ lại');
    expect(codes(await vault.backupTo(join(full, 'x')))).toEqual(['backup-exists']);
    expect(codes(await vault.backupTo(join(dir, 'backup')))).toEqual(['backup-inside-vault']);
    expect(codes(await vault.backupTo(dir))).toEqual(['backup-inside-vault']);
    const empty = join(dir, '..', 'empty');
    await mkdir(empty);
    value(await vault.backupTo(empty));
    expect(codes(await vault.backupTo(empty))).toEqual(['backup-exists']);
  }));

test('a full disk at any write leaves no backup and the vault as it was', () => {
  let disk: DurableFs | null = null;
  const real = faultyFs({}).fs;
  const switching = new Proxy(real, { get: (target, key) => Reflect.get(disk ?? target, key) });
  return withVault(
    async (vault, dir) => {
      const target = join(dir, '..', 'copy');
      for (let failing = 0; ; failing++) {
        const faulty = faultyFs({ failAtCall: failing, code: 'ENOSPC' });
        disk = faulty.fs;
        const result = await vault.backupTo(target);
        disk = null;
        if (faulty.failed === null) {
          value(result);
          break;
        }
        expect((await readdir(join(dir, '..'))).filter((name) => name.endsWith('.partial'))).toEqual([]);
        // Once the copy has its name only the last sync can fail: then it is there and whole.
        if ((await readdir(join(dir, '..'))).includes('copy')) {
          await reopened(target, (copy) => expect(copy.problems).toEqual([]));
          await rm(target, { recursive: true });
        }
        expect(codes(result)).toEqual(['disk-full']);
        value(vault.transact('still works', (tx) => tx.put('a', '1', { failing })));
      }
    },
    { disk: switching },
  );
}, 60_000);

test('a locked vault makes no backup', () =>
  withVault(async (vault, dir) => {
    value(vault.lock());
    expect(codes(await vault.backupTo(join(dir, '..', 'copy')))).toEqual(['vault-locked']);
    await reopened(dir, async (readOnly) => value(await readOnly.backupTo(join(dir, '..', 'copy'))), {
      readOnly: true,
    });
    expect((await open(join(dir, '..', 'copy'), { readOnly: true })).ok).toBe(true);
  }));

test('a copy that does not open is thrown away and said so', () => {
  const real = faultyFs({}).fs;
  const disk: DurableFs = {
    ...real,
    open: (path, flags, mode) => {
      if (path.endsWith('keyring.json') && path.includes('.partial'))
        truncateSync(join(dirname(path), 'vault.db'), 8192);
      return real.open(path, flags, mode);
    },
  };
  return withVault(
    async (vault, dir) => {
      expect(codes(await vault.backupTo(join(dir, '..', 'copy')))).toEqual(['backup-check-failed']);
      expect((await readdir(join(dir, '..'))).sort()).toEqual(['vault']);
    },
    { disk },
  );
});

test('locking in the middle of a backup ends it without a copy', () =>
  withVault(async (vault, dir) => {
    const backup = vault.backupTo(join(dir, '..', 'copy'));
    setImmediate(() => vault.lock());
    expect(['vault-locked', 'backup-check-failed']).toContain(codes(await backup)[0]);
    expect(await readdir(join(dir, '..'))).toEqual(['vault']);
  }));
