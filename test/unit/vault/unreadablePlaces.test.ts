import { chmod, mkdir, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { copiesOfMissing, finishRestore, restoreNotePath } from '../../../electron/engine/finishRestore.ts';
import { readKeyring } from '../../../electron/engine/vault/keyringFile.ts';
import { readLock } from '../../../electron/engine/vault/lockFile.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { vaultState } from '../../../electron/engine/vault/vaultState.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';
import { asNobody } from '../../support/asNobody.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { cheapKdf, codes, inTempDir, open, passphrase, problems, value } from './vaultFixture.ts';

const noRights =
  process.platform === 'win32' ? 'rights of a file are taken away by its mode, which Windows has not' : null;
const noSickFile =
  process.platform === 'linux' ? null : 'a file that opens and fails to read is there on Linux only';

/** A locked vault with two evidence files. */
function withStored(work: (places: { temp: string; dir: string; files: string[] }) => Promise<void>) {
  return inTempDir(async (temp) => {
    const dir = join(temp, 'vault');
    const vault = value(await createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf }));
    const store = value(await openEvidenceStore(vault));
    const files: string[] = [];
    for (const fill of [1, 2]) {
      await writeFile(join(temp, 'x.bin'), Buffer.alloc(5000, fill));
      const { evidence } = value(await store.attachFile(join(temp, 'x.bin'), `${fill}.bin`));
      files.push(join(dir, 'evidence', evidence.id.slice(0, 2), evidence.id));
    }
    vault.lock();
    await work({ temp, dir, files });
  });
}

describeUnless(noRights, 'a vault of which something may not be read', () => {
  test('is copied without the evidence file that may not be read, and the copy says so', () =>
    withStored(async ({ temp, dir, files: [held = '', other = ''] }) => {
      await chmod(held, 0);
      await asNobody(temp, async () => {
        const vault = value(await open(dir));
        const { problems, folder } = value(await vault.backupTo(join(temp, 'sao lưu')));
        vault.lock();
        expect(problems.map(({ code }) => code)).toEqual(['backup-of-damaged']);
        const copied = (await readdir(join(folder, 'evidence'), { recursive: true })).map((name) =>
          name.slice(3),
        );
        expect(copied).toContain(other.slice(-32));
        expect(copied).not.toContain(held.slice(-32));
      });
    }));

  test('is copied whole without a spare keyring that may not be read', () =>
    withStored(async ({ temp, dir }) => {
      await chmod(join(dir, 'keyring.bak.json'), 0);
      await asNobody(temp, async () => {
        const vault = value(await open(dir));
        expect(value(await vault.backupTo(join(temp, 'sao lưu'))).problems).toEqual([]);
        vault.lock();
        value(await open(join(temp, 'sao lưu'))).lock();
      });
    }));

  test.each([
    ['keyring.json', true],
    ['vault.db', false],
  ])('is not called damaged for its %s', (name, previousGenerationReadable) =>
    withStored(async ({ temp, dir }) => {
      await chmod(join(dir, name), 0);
      await asNobody(temp, async () => {
        for (const readOnly of [false, true])
          expect(problems(await open(dir, { readOnly }))).toEqual([
            { code: 'vault-file-unreadable', facts: { name, reason: 'EACCES', previousGenerationReadable } },
          ]);
      });
    }),
  );

  test('names the keyring in the check, and the copy that holds it', () =>
    withStored(async ({ temp, dir }) => {
      const vault = value(await open(dir));
      const { folder } = value(await vault.backupTo(join(temp, 'sao lưu')));
      for (const place of [dir, folder]) await chmod(join(place, 'keyring.json'), 0);
      const facts = { name: 'keyring.json', reason: 'EACCES' };
      await asNobody(temp, async () => {
        expect(value(await vault.examine(async () => true)).keyringProblems).toEqual([
          { code: 'vault-file-unreadable', facts: { ...facts, previousGenerationReadable: true } },
        ]);
        expect(problems(await vault.openCopy(folder))).toEqual([
          { code: 'vault-file-unreadable', facts: { ...facts, previousGenerationReadable: false } },
        ]);
      });
      vault.lock();
    }));

  test('is not called damaged when its whole folder may not be entered', () =>
    withStored(async ({ temp, dir }) => {
      await chmod(dir, 0);
      await asNobody(temp, async () => {
        expect(codes(await open(dir))).toEqual(['vault-file-unreadable']);
        expect((await vaultState(dir)).kind).not.toBe('none');
      });
      await chmod(dir, 0o700);
    }));

  test('opens although its evidence may not be listed', () =>
    withStored(async ({ temp, dir }) => {
      await chmod(join(dir, 'evidence'), 0);
      await asNobody(temp, async () => {
        const vault = value(await open(dir));
        value(await openEvidenceStore(vault));
        vault.lock();
        value(await open(dir, { readOnly: true })).lock();
      });
      await chmod(join(dir, 'evidence'), 0o700);
    }));

  test('opens for reading beside the note of a restore that cannot be removed', () =>
    withStored(async ({ temp, dir }) => {
      const note = { prepared: `.vault.${'0'.repeat(12)}.restoring`, kept: null };
      await writeFile(restoreNotePath(dir), JSON.stringify(note));
      await asNobody(temp, async () => {
        await chmod(dir, 0o500);
        await chmod(temp, 0o500);
        expect(await finishRestore(dir)).toBe(false);
        const vault = value(await open(dir));
        expect(vault.problems.map(({ code }) => code)).toContain('vault-opened-read-only');
        vault.lock();
        await chmod(temp, 0o700);
        expect(await finishRestore(dir)).toBe(true);
        expect(await readdir(temp)).not.toContain('.vault.restore.json');
        await chmod(dir, 0o700);
      });
    }));
});

describeUnless(noRights, 'a place that takes no writes, with a restore cut off between its two moves', () => {
  const prepared = `.vault.${'0'.repeat(12)}.restoring`;

  test.each([
    ['the checked copy', [prepared]],
    ['the vault that was replaced', ['kept', '20240508-000000']],
  ])('has no vault, and offers %s', (_what, place) =>
    withStored(async ({ temp, dir }) => {
      const copy = join(temp, ...place);
      await mkdir(dirname(copy), { recursive: true });
      await rename(dir, copy);
      const note = { prepared, kept: '20240508-000000' };
      await writeFile(restoreNotePath(dir), JSON.stringify(note));
      await asNobody(temp, async () => {
        await chmod(temp, 0o500);
        expect(await finishRestore(dir)).toBe(false);
        expect(await copiesOfMissing(dir)).toEqual([copy]);
        const { engine } = await anEngine(temp);
        expect(expectValue(await engine['vault.state'](undefined))).toBe('database-missing');
        expect(expectCodes(await engine['vault.unlock']({ passphrase }))).toEqual(['vault-not-found']);
        const created = await engine['vault.create']({
          passphrase: 'mật khẩu khác 2024',
          lossUnderstood: true,
        });
        expect(expectCodes(created)).toEqual(['vault-database-missing']);
        expect(expectValue(await engine['backups.candidates'](undefined))).toHaveLength(1);
        await chmod(temp, 0o700);
        // Once it takes writes again, the next look finishes what was begun.
        expect(expectValue(await engine['vault.state'](undefined))).toBe('locked');
      });
      value(await open(dir)).lock();
    }),
  );
});

describeUnless(noSickFile, 'a disk that fails to read the keyring', () => {
  test('has no damaged one, and the spare may be chosen', () =>
    withStored(async ({ dir }) => {
      await rm(join(dir, 'keyring.json'));
      await symlink('/proc/self/mem', join(dir, 'keyring.json'));
      expect(problems(await open(dir, { readOnly: true }))).toEqual([
        {
          code: 'vault-file-unreadable',
          facts: { name: 'keyring.json', reason: 'EIO', previousGenerationReadable: true },
        },
      ]);
    }));
});

describeUnless(noSickFile, 'a disk that fails to read one evidence file', () => {
  test('still gives a copy of all the rest, which says so', () =>
    withStored(async ({ temp, dir, files: [sick = '', other = ''] }) => {
      await rm(sick);
      // Reading its first bytes gives EIO, as a bad sector does.
      await symlink('/proc/self/mem', sick);
      const vault = value(await open(dir));
      const { problems, folder } = value(await vault.backupTo(join(temp, 'sao lưu')));
      vault.lock();
      expect(problems.map(({ code }) => code)).toEqual(['backup-of-damaged']);
      const copied = (await readdir(join(folder, 'evidence'), { recursive: true })).map((name) =>
        name.slice(3),
      );
      expect(copied).toContain(other.slice(-32));
      expect(copied).not.toContain(sick.slice(-32));
    }));
});

test('a keyring of any size is damaged, and is not read', () =>
  withStored(async ({ dir }) => {
    await truncate(join(dir, 'keyring.json'), 2 * 1024 ** 3 + 1);
    expect(await readKeyring(dir, 'keyring')).toEqual({ kind: 'damaged' });
    expect(await vaultState(dir)).toEqual({ kind: 'keyring-damaged', previousGenerationReadable: true });
  }));

test('a lock file larger than any of the program tells nothing and is not read', () =>
  withStored(async ({ dir }) => {
    const holder = { pid: 1, host: 'MAY-KHAC', user: '', since: '' };
    await writeFile(join(dir, 'lock'), JSON.stringify(holder));
    expect(readLock(dir)).toEqual({ host: 'MAY-KHAC', user: '', since: '' });
    await writeFile(join(dir, 'lock'), JSON.stringify(holder) + ' '.repeat(100_000));
    expect(readLock(dir)).toBeNull();
  }));

test('a folder with the name of the reserve keeps nobody out', () =>
  withStored(async ({ dir }) => {
    await mkdir(join(dir, 'reserve'));
    const vault = value(await open(dir));
    await vault.keepReserve();
    expect(await readdir(dir)).toContain('reserve');
    vault.lock();
  }));

test.skipIf(process.platform === 'win32').each([
  ['vault.db', 'vault-database-damaged'],
  ['vault.db-journal', 'vault-foreign-beside'],
])('a link to itself named %s is told, for reading too', (name, code) =>
  withStored(async ({ dir }) => {
    await rm(join(dir, name), { force: true });
    await symlink(name, join(dir, name));
    for (const readOnly of [false, true]) {
      const opened = await open(dir, { readOnly });
      expect(opened).toMatchObject({ ok: false });
      if (name === 'vault.db-journal' || readOnly) expect(opened).toMatchObject({ problems: [{ code }] });
    }
  }),
);
