import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  statfs,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { createDatabase, openDatabase } from '../../../electron/engine/vault/database.ts';
import { reserveBytes } from '../../../electron/engine/vault/reserve.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { deriveVaultKeys } from '../../../electron/engine/vault/vaultKeys.ts';
import { leftoverProblems } from '../../../electron/engine/vault/vaultLeftovers.ts';
import { VaultSession } from '../../../electron/engine/vault/vaultSession.ts';
import { mountable } from '../../support/mountable.ts';
import { faultyFs, switchableDisk } from './faultyFs.ts';
import { cheapKdf, codes, inTempDir, open, passphrase, reopened, value, withVault } from './vaultFixture.ts';

describe('the database', () => {
  test('reports a full disk, keeps what was saved, and goes on once there is room', () =>
    inTempDir(async (dir) => {
      const path = join(dir, 'vault.db');
      const keys = deriveVaultKeys(randomBytes(32));
      const db = createDatabase(path);
      const session = new VaultSession(db, keys, 'v');
      const save = (key: string, bytes: number) =>
        session.transact(
          (tx) => tx.put('a', key, 'x'.repeat(bytes)),
          { action: 's', slotId: 's' },
          new Date(),
        );
      value(save('1', 1000));
      const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count);
      for (let room = 0; room < 30; room++) {
        const head = session.audit.head();
        db.exec(`PRAGMA max_page_count = ${pages + room}`);
        const outcome = save('1', 60_000);
        db.exec('PRAGMA max_page_count = 1000000');
        if (outcome.ok) {
          expect(room).toBeGreaterThan(10);
          break;
        }
        expect(codes(outcome)).toEqual(['disk-full']);
        expect(session.audit.head()).toEqual(head);
        expect(String(session.documents.find('a', '1')?.document.value)).toHaveLength(1000);
        value(session.transact((tx) => tx.read('a', '1'), { action: 'small', slotId: 's' }, new Date()));
      }
      db.close();
      const again = value(openDatabase(path, false)).db;
      const resumed = new VaultSession(again, keys, 'v');
      expect(resumed.resume()).toEqual({ audit: true, rows: true });
      again.close();
    }));
});

describe('the keyring', () => {
  test('stays the old one, and so does its spare, whichever write of a change fails', () => {
    const { disk, use } = switchableDisk();
    return withVault(
      async (vault, dir) => {
        const files = ['keyring.json', 'keyring.bak.json'];
        const before = await Promise.all(files.map((name) => readFile(join(dir, name))));
        const next = 'Câu mật khẩu mới';
        for (let failing = 0; ; failing++) {
          const faulty = faultyFs({ failAtCall: failing, code: 'ENOSPC', shortWrites: 300 });
          use(faulty.fs);
          const result = await vault.changePassphrase(passphrase, next);
          use(null);
          if (result.ok) break;
          expect(codes(result)).toEqual(['disk-full']);
          const after = await Promise.all(files.map((name) => readFile(join(dir, name))));
          expect(after, `call ${failing}`).toEqual(before);
        }
        value(vault.lock());
        expect(codes(await open(dir))).toEqual(['vault-wrong-passphrase']);
        await reopened(dir, (again) => expect(again.problems).toEqual([]), { passphrase: next });
      },
      { disk },
    );
  });

  test(
    'a creation that fails at any write leaves nothing, and can be repeated',
    () =>
      inTempDir(async (temp) => {
        const dir = join(temp, 'vault');
        for (let failing = 0; ; failing++) {
          const faulty = faultyFs({ failAtCall: failing, code: 'ENOSPC' });
          const options = { dir, passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf, disk: faulty.fs };
          const made = await createVault(options);
          if (made.ok) {
            value(made.value.lock());
            break;
          }
          expect(codes(made)).toEqual(['disk-full']);
          // Only the very last sync of the parent folder can fail with the vault already there, and it is whole.
          if ((await readdir(temp)).length > 0) {
            expect(await readdir(temp)).toEqual(['vault']);
            await reopened(dir, (vault) => expect(vault.problems).toEqual([]));
            await rm(dir, { recursive: true });
          }
        }
      }),
    60_000,
  );
});

describe('evidence', () => {
  test('is published whole or not at all, whichever write fails', () => {
    const { disk, use } = switchableDisk();
    return withVault(
      async (vault, dir) => {
        const store = value(await openEvidenceStore(vault));
        const path = join(dir, '..', 'x.bin');
        await writeFile(path, randomBytes(2_300_000));
        const head = value(vault.auditHead());
        for (let failing = 0; ; failing++) {
          const faulty = faultyFs({ failAtCall: failing, code: 'ENOSPC', shortWrites: 500_000 });
          use(faulty.fs);
          const result = await store.attachFile(path, 'x.bin');
          use(null);
          if (result.ok) break;
          expect(codes(result)).toEqual(['disk-full']);
          expect(store.list()).toEqual([]);
          expect(value(vault.auditHead())).toEqual(head);
          expect(await readdir(join(dir, 'staging'))).toEqual([]);
          const stored = await readdir(join(dir, 'evidence'), { recursive: true });
          expect(stored.filter((name) => name.length > 2)).toEqual([]);
        }
        expect(store.list()).toHaveLength(1);
        expect(value(await store.verifyAll())).toEqual([]);

        const target = join(dir, '..', 'copy.bin');
        await writeFile(target, 'cũ');
        const { id } = store.list()[0] as { id: string };
        for (let failing = 0; ; failing++) {
          const faulty = faultyFs({ failAtCall: failing, code: 'ENOSPC', shortWrites: 700_000 });
          use(faulty.fs);
          const result = await store.saveCopy(id, target, { overwrite: true });
          use(null);
          if (result.ok) break;
          expect(codes(result)).toEqual(['disk-full']);
          const isPublished = faulty.calls.includes('rename') && faulty.failed !== 'rename';
          if (!isPublished) expect(await readFile(target, 'utf8')).toBe('cũ');
        }
        expect(await readFile(target)).toHaveLength(2_300_000);
      },
      { disk },
    );
  }, 60_000);
});

// A real full disk needs the right to mount one: elsewhere the test says so instead of looking green.
const tmpfs = mountable();

describe.skipIf(tmpfs !== null)(`a real full disk${tmpfs === null ? '' : ` (skipped: ${tmpfs})`}`, () => {
  test.each([0, 4096, 400_000])(
    'with %i bytes free: nothing is lost, everything works again once there is room',
    (free) =>
      inTempDir(async (temp) => {
        const mount = join(temp, 'disk');
        await mkdir(mount);
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', mount]);
        try {
          const dir = join(mount, 'vault');
          const vault = value(await createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf }));
          const store = value(await openEvidenceStore(vault));
          const saved = { text: 'bản tốt '.repeat(2000) };
          value(vault.transact('saved', (tx) => tx.put('a', '1', saved)));
          const file = join(temp, 'x.bin');
          await writeFile(file, randomBytes(1_000_000));
          await fillUp(mount, free);

          const big = { text: randomBytes(1_500_000).toString('hex') };
          expect(codes(vault.transact('saved', (tx) => tx.put('a', '1', big)))).toEqual(['disk-full']);
          expect(codes(vault.saveQuietly('a', '1', big))).toEqual(['disk-full']);
          expect(codes(await store.attachFile(file, 'x'))).toEqual(['disk-full']);
          if (free < 100_000) expect(codes(await vault.backupTo(join(mount, 'copy')))).toEqual(['disk-full']);
          expect(value(vault.read('a', '1'))?.value).toEqual(saved);
          expect(await readdir(mount)).toEqual(['filler', 'vault']);
          vault.lock();
          await reopened(dir, (again) => expect(value(again.read('a', '1'))?.value).toEqual(saved));

          await rm(join(mount, 'filler'));
          await reopened(dir, async (again) => {
            expect(again.problems).toEqual([]);
            value(again.transact('saved', (tx) => tx.put('a', '1', { text: 'mới' })));
            value(await value(await openEvidenceStore(again)).attachFile(file, 'x'));
            value(again.verifyAudit());
          });
        } finally {
          execFileSync('umount', ['-l', mount]);
        }
      }),
    60_000,
  );
});

describe.skipIf(tmpfs !== null)(`the reserve${tmpfs === null ? '' : ` (skipped: ${tmpfs})`}`, () => {
  const large = (letter: string) => ({ text: letter.repeat(3_000_000) });

  test(
    'lets one save through on a full disk, says so, and is made again when there is room',
    () =>
      onSmallDisk('300m', async (mount, dir) => {
        const told: (number | null)[] = [];
        const onReserveUsed = (freeBytes: number | null) => void told.push(freeBytes);
        const vault = value(await createSmall(dir, { onReserveUsed }));
        await vault.keepReserve();
        expect((await stat(join(dir, 'reserve'))).size).toBe(reserveBytes);
        value(vault.transact('saved', (tx) => tx.put('a', '1', { text: 'cũ' })));
        await fillUp(mount, 0);

        value(vault.saveQuietly('a', '1', large('x')));

        expect(told).toEqual([expect.any(Number)]);
        expect(told[0]).toBeGreaterThan(5_000_000);
        expect(await readdir(dir)).not.toContain('reserve');
        value(vault.verifyAudit());
        // What it was kept for is done: from now on a full disk is told as one.
        let refused = vault.saveQuietly('a', '2', large('y'));
        for (let key = 3; refused.ok; key += 1) refused = vault.saveQuietly('a', `${key}`, large('y'));
        expect(codes(refused)).toEqual(['disk-full']);
        expect(told).toHaveLength(1);
        vault.lock();

        await reopened(dir, async (again) => {
          expect(value(again.read('a', '1'))?.value).toEqual(large('x'));
          await again.keepReserve();
          expect(await readdir(dir)).not.toContain('reserve');
        });
        await rm(join(mount, 'filler'));
        await reopened(dir, async (again) => {
          expect(again.problems).toEqual([]);
          await again.keepReserve();
          expect((await stat(join(dir, 'reserve'))).size).toBe(reserveBytes);
          expect(await leftoverProblems(dir, new Date(), () => true)).toEqual([]);
          value(await again.backupTo(join(mount, 'copy')));
          expect(await readdir(join(mount, 'copy'))).not.toContain('reserve');
        });
      }),
    60_000,
  );

  test(
    'killed between giving it back and the save: the old version is there, and there is room',
    () =>
      onSmallDisk('300m', async (mount, dir) => {
        const vault = value(await createSmall(dir));
        await vault.keepReserve();
        value(vault.transact('saved', (tx) => tx.put('a', '1', { text: 'cũ' })));
        vault.lock();
        await fillUp(mount, 0);
        const child = spawnSync(process.execPath, [
          join(import.meta.dirname, '../../crash/killedInReserve.ts'),
          dir,
        ]);
        expect(child.signal, child.stderr.toString()).toBe('SIGKILL');
        expect(await readdir(dir)).not.toContain('reserve');
        await reopened(dir, (again) => {
          expect(again.problems).toEqual([]);
          expect(value(again.read('a', '1'))?.value).toEqual({ text: 'cũ' });
          value(again.saveQuietly('a', '1', large('z')));
          value(again.verifyAudit());
        });
      }),
    60_000,
  );

  test('is not made for reading, nor through a link, and one cut short is made whole', () =>
    withVault(async (vault, dir) => {
      const path = join(dir, 'reserve');
      const elsewhere = join(dir, '..', 'elsewhere');
      await writeFile(elsewhere, 'của người khác');
      await symlink(elsewhere, path);
      await vault.keepReserve();
      expect(await readFile(elsewhere, 'utf8')).toBe('của người khác');
      expect((await lstat(path)).isFile()).toBe(true);
      await truncate(path, 1000);
      await vault.keepReserve();
      expect((await stat(path)).size).toBe(reserveBytes);
      await rm(path);
      vault.lock();
      await reopened(dir, (again) => again.keepReserve(), { readOnly: true });
      expect(await readdir(dir)).not.toContain('reserve');
    }));

  test('stays for what a program refuses by itself', () =>
    withVault(async (vault, dir) => {
      await vault.keepReserve();
      const full = { code: 'disk-full', facts: { missingBytes: 1 } } as const;
      let runs = 0;
      const refused = vault.transact('saved', (tx) => {
        runs += 1;
        return tx.refuse([full]);
      });
      expect(codes(refused)).toEqual(['disk-full']);
      expect(runs).toBe(1);
      expect(await readdir(dir)).toContain('reserve');
    }));
});

describe.skipIf(tmpfs !== null)(`read-only media${tmpfs === null ? '' : ` (skipped: ${tmpfs})`}`, () => {
  test('opens for reading without being asked to, and says so before anything is typed', () =>
    inTempDir(async (temp) => {
      const mount = join(temp, 'disk');
      await mkdir(mount);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', mount]);
      try {
        const dir = join(mount, 'vault');
        const vault = value(await createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf }));
        value(vault.transact('saved', (tx) => tx.put('a', '1', { text: 'x' })));
        value(vault.lock());
        execFileSync('mount', ['-o', 'remount,ro', mount]);
        await reopened(dir, (again) => {
          expect(again.readOnly).toBe(true);
          expect(again.problems).toEqual([{ code: 'vault-opened-read-only', facts: {} }]);
          expect(value(again.read('a', '1'))?.value).toEqual({ text: 'x' });
          expect(codes(again.saveQuietly('a', '1', {}))).toEqual(['vault-read-only']);
        });
      } finally {
        execFileSync('umount', ['-l', mount]);
      }
    }));
});

function createSmall(dir: string, options: Partial<Parameters<typeof createVault>[0]> = {}) {
  return createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf, ...options });
}

function onSmallDisk(size: string, work: (mount: string, dir: string) => Promise<void>): Promise<void> {
  return inTempDir(async (temp) => {
    const mount = join(temp, 'disk');
    await mkdir(mount);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', mount]);
    try {
      await work(mount, join(mount, 'vault'));
    } finally {
      execFileSync('umount', ['-l', mount]);
    }
  });
}

async function fillUp(mount: string, free: number): Promise<void> {
  const { bavail, bsize } = await statfs(mount);
  await writeFile(join(mount, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - free)));
}
