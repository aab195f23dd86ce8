import { rmSync, truncateSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { DurableFs } from '../../../electron/durableWrite/durableWrite.js';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { missingSpace } from '../../../electron/engine/vault/freeSpace.ts';
import { faultyFs } from './faultyFs.ts';
import { codes, open, reopened, value, withVault } from './vaultFixture.ts';

test('a backup opens by itself with the same passphrase, with documents, log and evidence', () =>
  withVault(async (vault, dir) => {
    await mkdir(join(dir, '..', 'sao lưu'));
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

test.skipIf(process.platform === 'win32').each([300, 245])(
  'a name of %i letters is told as too long, and leaves nothing',
  (length) =>
    withVault(async (vault, dir) => {
      const place = join(dir, '..');
      expect(codes(await vault.backupTo(join(place, 'a'.repeat(length))))).toEqual(['backup-name-too-long']);
      expect(await readdir(place)).toEqual(['vault']);
    }),
);

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

test('stopping at any step leaves nothing, and says so', () =>
  withVault(async (vault, dir) => {
    for (const stopAt of [1, 2, 4]) {
      const stop = new AbortController();
      let told = 0;
      const onProgress = () => {
        told += 1;
        if (told === stopAt) stop.abort();
      };
      const made = await vault.backupTo(join(dir, '..', 'copy'), { onProgress, signal: stop.signal });
      expect(codes(made)).toEqual(['backup-cancelled']);
      expect(await readdir(join(dir, '..'))).toEqual(['vault']);
    }
    expect(value(vault.auditEntries(0, 100)).map(({ action }) => action)).not.toContain('vault-backed-up');
  }));

test('a place that vanishes in the middle is told, and leaves nothing with the name of a backup', () =>
  withVault(async (vault, dir) => {
    const stick = join(dir, '..', 'stick');
    await mkdir(stick);
    let isGone = false;
    const onProgress = () => {
      if (!isGone) rmSync(stick, { recursive: true });
      isGone = true;
    };
    const made = await vault.backupTo(join(stick, 'copy'), { onProgress });
    expect(['backup-place-gone', 'place-vanished']).toContain(codes(made)[0]);
    expect(await readdir(join(dir, '..'))).toEqual(['vault']);
    value(vault.transact('still works', (tx) => tx.put('a', '1', {})));
  }));

test('saves go on while a copy is made, and the copy ends at one of them', () =>
  withVault(async (vault, dir) => {
    value(vault.transact('big', (tx) => tx.put('big', '1', { text: 'x'.repeat(5_000_000) })));
    const target = join(dir, '..', 'copy');
    const making = vault.backupTo(target);
    let saves = 0;
    let isMade = false;
    const made = making.then((result) => {
      isMade = true;
      return result;
    });
    while (!isMade) {
      saves += 1;
      value(vault.transact('saved', (tx) => tx.put('count', 'n', { saves })));
      await new Promise((goOn) => setTimeout(goOn, 5));
    }
    value(await made);
    expect(saves).toBeGreaterThan(1);
    await reopened(target, (copy) => {
      expect(copy.problems).toEqual([]);
      value(copy.verifyAudit());
    });
  }));

test('a vault with a damaged row is still copied, damage and all', () =>
  withVault(async (vault, dir) => {
    value(vault.transact('saved', (tx) => tx.put('a', '1', { text: 'x' })));
    value(vault.transact('saved', (tx) => tx.put('a', '2', { text: 'y' })));
    value(vault.lock());
    const db = new DatabaseSync(join(dir, 'vault.db'));
    db.exec('UPDATE doc SET body = zeroblob(length(body)) WHERE id = (SELECT max(id) FROM doc)');
    db.close();
    await reopened(dir, async (damaged) => {
      const found = value(await damaged.examine(async () => true)).damagedRows.length;
      expect(found).toBeGreaterThan(0);
      value(await damaged.backupTo(join(dir, '..', 'copy')));
      const copy = value(await damaged.openCopy(join(dir, '..', 'copy')));
      expect(value(await copy.examine(async () => true)).damagedRows).toHaveLength(found);
      copy.lock();
    });
  }));

test('space that is not there is told in bytes', async () => {
  expect(await missingSpace('/', 1)).toBe(0);
  expect(await missingSpace(join('/', 'not', 'there'), 2 ** 60)).toBeGreaterThan(2 ** 50);
});

test.each([true, false])(
  'evidence that comes and goes while a copy is made leaves it whole (links: %s)',
  (linkEvidence) =>
    withVault(async (vault, dir) => {
      const store = value(await openEvidenceStore(vault));
      const attach = async (name: string, byte: number) => {
        const file = join(dir, '..', name);
        await writeFile(file, Buffer.alloc(400_000, byte));
        const { evidence } = value(await store.attachFile(file, name));
        await rm(file);
        return evidence.id;
      };
      const first = await attach('1.bin', 1);
      const going = await attach('2.bin', 2);
      const target = join(dir, '..', 'copy');
      const making = vault.backupTo(target, { linkEvidence });
      const coming = await attach('3.bin', 3);
      value(await store.remove(going));
      value(await making);
      await reopened(target, async (copy) => {
        const copied = value(await openEvidenceStore(copy));
        expect(copied.problems).toEqual([]);
        expect(value(await copied.verifyAll())).toEqual([]);
        const ids = copied.list().map(({ id }) => id);
        expect(ids).toContain(first);
        expect([first, going, coming]).toEqual(expect.arrayContaining(ids));
      });
    }),
);
