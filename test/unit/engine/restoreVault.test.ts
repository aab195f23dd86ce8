import { execFileSync } from 'node:child_process';
import {
  chmod,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DurableFs } from '../../../electron/durableWrite/durableWrite.js';
import { openEvidenceStore } from '../../../electron/engine/evidence/evidenceStore.ts';
import { copiesOfMissing, finishRestore } from '../../../electron/engine/finishRestore.ts';
import { prepareRestore, restoreVault } from '../../../electron/engine/restoreVault.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { anEngine } from '../../support/anEngine.ts';
import { asNobody } from '../../support/asNobody.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { flipInIndex } from '../../support/flipInIndex.ts';
import { mountable } from '../../support/mountable.ts';
import { faultyFs } from '../vault/faultyFs.ts';
import {
  cheapKdf,
  codes,
  inTempDir,
  open,
  passphrase,
  problems,
  reopened,
  value,
} from '../vault/vaultFixture.ts';

const now = () => new Date('2024-05-08T03:30:00Z');

/** A vault with one document and one evidence file, a backup of it at `backup`, and one more document since. */
function withBackup(
  work: (places: { temp: string; dir: string; from: string; evidenceId: string }) => Promise<void>,
) {
  return inTempDir(async (temp) => {
    const dir = join(temp, 'vault');
    const from = join(temp, 'usb', 'backup');
    const vault = value(await createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', now, ...cheapKdf }));
    value(vault.transact('saved', (tx) => tx.put('answer', '1', { text: 'bản cũ' })));
    const store = value(await openEvidenceStore(vault));
    const file = join(temp, 'x.bin');
    await writeFile(file, Buffer.alloc(1_200_000, 7));
    const { evidence } = value(await store.attachFile(file, 'x.bin'));
    await rm(file);
    await mkdir(join(temp, 'usb'));
    value(await vault.backupTo(from));
    value(vault.transact('saved', (tx) => tx.put('answer', '1', { text: 'bản mới' })));
    vault.lock();
    await work({ temp, dir, from, evidenceId: evidence.id });
  });
}

const restore = (from: string, vaultDir: string, more: Partial<Parameters<typeof restoreVault>[0]> = {}) =>
  restoreVault({ from, vaultDir, passphrase, allowWeakKdf: true, now, ...more });

const unusable = (name: string) => ({ code: 'restore-source-unusable', facts: { name } });

const removed = (folder: string, names: readonly string[]) =>
  Promise.all(names.map((name) => rm(join(folder, name))));

const textIn = (dir: string) => reopened(dir, (vault) => value(vault.read('answer', '1'))?.value);

test('a backup on a fresh profile becomes the vault, with documents, evidence and log', () =>
  withBackup(async ({ temp, from, evidenceId }) => {
    const dir = join(temp, 'other', 'vault');
    const before = await readdir(from);
    expect(value(await restore(from, dir))).toEqual({ keptAs: null, problems: [] });
    expect(await readdir(join(temp, 'other'))).toEqual(['vault']);
    expect(await readdir(from)).toEqual(before);
    await reopened(dir, async (vault) => {
      expect(vault.problems).toEqual([]);
      value(vault.verifyAudit());
      const store = value(await openEvidenceStore(vault));
      expect(value(await store.readAll(evidenceId))).toHaveLength(1_200_000);
      expect(value(vault.auditEntries(0, 100)).map(({ action }) => action)).toContain('vault-restored');
      expect(value(vault.list('restored')).documents).toHaveLength(1);
    });
  }));

test('the vault that is replaced is kept whole', () =>
  withBackup(async ({ temp, dir, from }) => {
    await writeFile(join(dir, 'quarantine', 'ghi chú'), 'còn');
    expect(value(await restore(from, dir)).keptAs).toBe('20240508-033000');
    const kept = join(temp, 'kept', '20240508-033000');
    expect(await readFile(join(kept, 'quarantine', 'ghi chú'), 'utf8')).toBe('còn');
    expect(await textIn(kept)).toEqual({ text: 'bản mới' });
    expect(await textIn(dir)).toEqual({ text: 'bản cũ' });
    expect(value(await restore(from, dir)).keptAs).toBe('20240508-033000-2');
    expect((await readdir(temp)).sort()).toEqual(['kept', 'usb', 'vault']);
  }));

test('a wrong passphrase, a foreign folder and the vault itself replace nothing', () =>
  withBackup(async ({ temp, dir, from }) => {
    expect(codes(await restore(from, dir, { passphrase: 'sai mật khẩu' }))).toEqual([
      'vault-wrong-passphrase',
    ]);
    expect(codes(await restore(join(temp, 'usb'), dir))).toEqual(['restore-source-missing']);
    expect(codes(await restore(dir, dir))).toEqual(['restore-source-is-vault']);
    expect(codes(await restore(join(dir, 'evidence'), dir))).toEqual(['restore-source-is-vault']);
    expect(codes(await restore(join(from, 'vault.db'), dir))).toEqual(['restore-source-missing']);
    await rm(join(from, 'vault.db'));
    expect(problems(await restore(from, dir))).toEqual([unusable('vault.db')]);
    expect((await readdir(temp)).sort()).toEqual(['usb', 'vault']);
    expect(await textIn(dir)).toEqual({ text: 'bản mới' });
  }));

test('a damaged backup is refused with what is damaged, and put back when the person wants what is left', () =>
  withBackup(async ({ temp, dir, from, evidenceId }) => {
    const file = join(from, 'evidence', evidenceId.slice(0, 2), evidenceId);
    const bytes = await readFile(file);
    bytes[600_000] = (bytes[600_000] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(codes(await restore(from, dir))).toEqual(['restore-source-damaged', 'evidence-damaged']);
    expect((await readdir(temp)).sort()).toEqual(['usb', 'vault']);
    const restored = value(await restore(from, dir, { acceptDamage: true }));
    expect(restored.problems.map(({ code }) => code)).toEqual(['evidence-damaged']);
    expect(await textIn(dir)).toEqual({ text: 'bản cũ' });
  }));

test('a backup whose indexes lost rows is put back with new ones when the person says so', () =>
  withBackup(async ({ dir, from }) => {
    const file = join(from, 'vault.db');
    flipInIndex(file, 'doc_grp', () => true);
    flipInIndex(file, 'sqlite_autoindex_doc_1', () => true);
    const bytes = await readFile(file);

    expect(codes(await restore(from, dir))).toEqual(['restore-source-damaged', 'restore-indexes-damaged']);
    expect(await textIn(dir)).toEqual({ text: 'bản mới' });

    expect(value(await restore(from, dir, { acceptDamage: true })).problems).toEqual([
      { code: 'restore-indexes-damaged', facts: {} },
    ]);
    expect((await readFile(file)).equals(bytes)).toBe(true);
    await reopened(dir, (vault) => {
      expect(vault.problems).toEqual([]);
      expect(value(vault.list('answer')).documents).toMatchObject([{ value: { text: 'bản cũ' } }]);
      value(vault.verifyAudit());
    });
  }));

test('a backup that does not open is named as such, with the file that is to blame', () =>
  withBackup(async ({ temp, dir, from }) => {
    const cases: readonly (readonly [string, (copy: string) => Promise<unknown>])[] = [
      ['vault.db', (copy) => writeFile(join(copy, 'vault.db'), '')],
      ['vault.db', (copy) => truncate(join(copy, 'vault.db'), 20_000)],
      ['vault.db', (copy) => rm(join(copy, 'vault.db')).then(() => mkdir(join(copy, 'vault.db')))],
      ['keyring.json', (copy) => removed(copy, ['keyring.json', 'keyring.bak.json'])],
    ];
    for (const [index, [name, damage]] of cases.entries()) {
      const copy = join(temp, 'usb', `${index}`);
      await cp(from, copy, { recursive: true });
      await damage(copy);
      expect(problems(await restore(copy, dir))).toEqual([unusable(name)]);
    }
    expect(await textIn(dir)).toEqual({ text: 'bản mới' });
  }));

test('files in the place of folders of evidence are damage of the backup that is asked about', () =>
  withBackup(async ({ dir, from, evidenceId }) => {
    const group = join(from, 'evidence', evidenceId.slice(0, 2));
    await rm(group, { recursive: true });
    await writeFile(group, '');
    expect(codes(await restore(from, dir))).toEqual(['restore-source-damaged', 'evidence-lost']);
    value(await restore(from, dir, { acceptDamage: true }));
  }));

test.skipIf(process.platform === 'win32')('pipes in a backup are taken for files that are missing', () =>
  withBackup(async ({ dir, from }) => {
    for (const name of ['keyring.json', 'vault.db-journal', 'READ-ME.txt']) {
      await rm(join(from, name), { force: true });
      execFileSync('mkfifo', [join(from, name)]);
    }
    expect(value(await restore(from, dir)).problems).toEqual([]);
    expect(await textIn(dir)).toEqual({ text: 'bản cũ' });
    await rm(join(from, 'vault.db'));
    execFileSync('mkfifo', [join(from, 'vault.db')]);
    expect(problems(await restore(from, dir))).toEqual([unusable('vault.db')]);
  }),
);

describe.skipIf(process.platform === 'win32')('a vault behind a link', () => {
  /** `<temp>/vault` leads to `data/vault`, by a way that holds only where the link lies. */
  async function linked(temp: string, dir: string): Promise<string> {
    const data = join(temp, 'data');
    await mkdir(data);
    await rename(dir, join(data, 'vault'));
    await symlink(join('data', 'vault'), dir);
    return data;
  }

  test('is replaced and kept where the link leads, and the link stays', () =>
    withBackup(async ({ temp, dir, from }) => {
      const data = await linked(temp, dir);
      const { keptAs } = value(await restore(from, dir));
      expect((await lstat(dir)).isSymbolicLink()).toBe(true);
      expect(await textIn(dir)).toEqual({ text: 'bản cũ' });
      expect(await textIn(join(data, 'kept', keptAs ?? ''))).toEqual({ text: 'bản mới' });
      expect((await readdir(temp)).sort()).toEqual(['data', 'usb', 'vault']);
      expect((await readdir(data)).sort()).toEqual(['kept', 'vault']);
    }));

  test('comes back when a crash came between the two renames', () =>
    withBackup(async ({ temp, dir }) => {
      const data = await linked(temp, dir);
      await mkdir(join(data, 'kept'));
      await rename(join(data, 'vault'), join(data, 'kept', 'x'));
      const note = { prepared: '.vault.0123456789ab.restoring', kept: 'x' };
      await writeFile(join(data, '.vault.restore.json'), JSON.stringify(note));
      expect(await copiesOfMissing(dir)).toEqual([join(data, 'kept', 'x')]);
      await finishRestore(dir);
      expect(await textIn(dir)).toEqual({ text: 'bản mới' });
      expect((await lstat(dir)).isSymbolicLink()).toBe(true);
    }));

  test('that leads to a drive that is not there is made nowhere else', () =>
    withBackup(async ({ temp, dir, from }) => {
      await rm(dir, { recursive: true });
      await symlink(join(temp, 'không có', 'vault'), dir);
      expect(codes(await restore(from, dir))).toEqual(['place-vanished']);
      expect((await readdir(temp)).sort()).toEqual(['usb', 'vault']);
      await mkdir(join(temp, 'không có'));
      value(await restore(from, dir));
      expect(await textIn(join(temp, 'không có', 'vault'))).toEqual({ text: 'bản cũ' });
    }));
});

test('what has a name that a restore needs is told before anything is copied, and stays', () =>
  withBackup(async ({ temp, dir, from }) => {
    const occupied = (name: string) => [{ code: 'restore-place-occupied', facts: { name } }];
    await writeFile(join(temp, 'kept'), 'của người khác');
    expect(problems(await restore(from, dir))).toEqual(occupied('kept'));
    expect(await readFile(join(temp, 'kept'), 'utf8')).toBe('của người khác');
    await rm(join(temp, 'kept'));
    await symlink(join(temp, 'không có'), join(temp, 'kept'), 'junction');
    expect(problems(await restore(from, dir))).toEqual(occupied('kept'));
    await rm(join(temp, 'kept'));
    await mkdir(join(temp, '.vault.restore.json'));
    expect(problems(await restore(from, dir))).toEqual(occupied('.vault.restore.json'));
    expect((await readdir(temp)).sort()).toEqual(['.vault.restore.json', 'usb', 'vault']);
    expect(await textIn(dir)).toEqual({ text: 'bản mới' });
  }));

const noRights =
  process.platform === 'win32' ? 'rights of a file are taken away by its mode, which Windows has not' : null;

describeUnless(noRights, 'a backup that cannot be read', () => {
  const unread = (name: string) => ({ code: 'restore-source-unreadable', facts: { name, reason: 'EACCES' } });

  test.each(['vault.db', 'keyring.json'])('for its %s is told as that, and nothing is replaced', (name) =>
    withBackup(async ({ temp, dir, from }) => {
      await chmod(join(from, name), 0);
      if (name === 'keyring.json') await rm(join(from, 'keyring.bak.json'));
      await asNobody(temp, async () => expect(problems(await restore(from, dir))).toEqual([unread(name)]));
      expect((await readdir(temp)).sort()).toEqual(['usb', 'vault']);
      expect(await textIn(dir)).toEqual({ text: 'bản mới' });
    }),
  );

  test('for its keyring is put back with the spare', () =>
    withBackup(async ({ temp, dir, from }) => {
      await chmod(join(from, 'keyring.json'), 0);
      await asNobody(temp, async () => {
        value(await restore(from, dir));
        expect(await textIn(dir)).toEqual({ text: 'bản cũ' });
      });
    }));

  test('for some of its evidence is put back only when the person wants the rest', () =>
    withBackup(async ({ temp, dir, from, evidenceId }) => {
      await chmod(join(from, 'evidence', evidenceId.slice(0, 2), evidenceId), 0);
      await asNobody(temp, async () => {
        const [first, second] = problems(await restore(from, dir));
        expect([first?.code, second]).toEqual(['restore-source-damaged', unread('evidence')]);
        expect(value(await restore(from, dir, { acceptDamage: true })).problems).toContainEqual(
          unread('evidence'),
        );
        expect(await textIn(dir)).toEqual({ text: 'bản cũ' });
      });
    }));

  test('at all is told as that', () =>
    withBackup(async ({ temp, dir, from }) => {
      await chmod(from, 0);
      await asNobody(temp, async () =>
        expect(problems(await restore(from, dir))).toEqual([unread('keyring.json')]),
      );
      await chmod(from, 0o700);
    }));
});

describeUnless(mountable(), 'a disk that takes no writes', () => {
  test('is told as one when a backup is put back there', () =>
    withBackup(async ({ temp, dir, from }) => {
      const mount = join(temp, 'disk');
      await mkdir(mount);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', mount]);
      try {
        await cp(dir, join(mount, 'vault'), { recursive: true });
        execFileSync('mount', ['-o', 'remount,ro', mount]);
        expect(problems(await restore(from, join(mount, 'vault')))).toEqual([
          { code: 'write-refused', facts: { reason: 'EROFS' } },
        ]);
      } finally {
        execFileSync('umount', ['-l', mount]);
      }
    }));
});

test('a backup without its keyring opens with the spare', () =>
  withBackup(async ({ dir, from }) => {
    await rm(join(from, 'keyring.json'));
    value(await restore(from, dir));
    expect(await textIn(dir)).toEqual({ text: 'bản cũ' });
  }));

test('a folder of documents and a plain file are never moved away for a vault', () =>
  withBackup(async ({ temp, from }) => {
    const documents = join(temp, 'hồ sơ');
    await mkdir(documents);
    await writeFile(join(documents, 'thư.docx'), 'còn');
    for (const [place, kind] of [
      [documents, 'folder'],
      [join(documents, 'thư.docx'), 'file'],
    ] as const)
      expect(await restore(from, place)).toEqual({
        ok: false,
        problems: [{ code: 'restore-place-not-vault', facts: { kind } }],
      });
    expect((await readdir(temp)).sort()).toEqual(['hồ sơ', 'usb', 'vault']);
    expect(await readdir(documents)).toEqual(['thư.docx']);
  }));

test('another computer that has the vault open is asked about first, by the calls of the window too', () =>
  withBackup(async ({ temp, dir, from }) => {
    const since = '2024-05-08T10:00:00+07:00';
    const lock = JSON.stringify({ pid: 1, host: 'MAY-KHAC', user: 'UBND\\lan', since });
    await writeFile(join(dir, 'lock'), lock);
    const asked = {
      ok: false,
      problems: [{ code: 'restore-target-in-use', facts: { host: 'MAY-KHAC', user: 'UBND\\lan', since } }],
    };
    expect(await restore(from, dir)).toEqual(asked);
    const { engine } = await anEngine(temp);
    const [candidate] = value(await engine['backups.readFolder']({ folder: from }));
    const candidateId = candidate?.candidateId ?? '';
    expect(await engine['backups.restore']({ candidateId, passphrase })).toEqual(asked);
    expect(await readFile(join(dir, 'lock'), 'utf8')).toBe(lock);
    expect((await readdir(temp)).sort()).toEqual(['usb', 'vault']);
    value(await engine['backups.restore']({ candidateId, passphrase, takeOverLock: true }));
    expect(await textIn(dir)).toEqual({ text: 'bản cũ' });
  }));

test('a lock of another computer that comes while the backup is copied stops the last step', () =>
  withBackup(async ({ temp, dir, from }) => {
    const prepared = value(
      await prepareRestore({ from, vaultDir: dir, passphrase, allowWeakKdf: true, now }),
    );
    await writeFile(join(dir, 'lock'), JSON.stringify({ pid: 1, host: 'MAY-KHAC', since: '' }));
    expect(codes(await prepared.commit())).toEqual(['restore-target-in-use']);
    expect((await readdir(temp)).sort()).toEqual(['usb', 'vault']);
    expect(await readdir(dir)).toContain('lock');
  }));

test('the backup of another vault takes the place only when the person says so', () =>
  withBackup(async ({ temp, from }) => {
    const other = join(temp, 'other', 'vault');
    const vault = value(
      await createVault({ dir: other, passphrase, slotLabel: 'Cán bộ 1', now, ...cheapKdf }),
    );
    const inPlace = vault.vaultId.slice(0, 8);
    vault.lock();
    const { vaultId } = JSON.parse(await readFile(join(from, 'keyring.json'), 'utf8'));
    const asked = {
      ok: false,
      problems: [{ code: 'restore-other-vault', facts: { found: vaultId.slice(0, 8), inPlace } }],
    };
    expect(await restore(from, other)).toEqual(asked);
    // The spare tells which vault it is as well.
    await rm(join(other, 'keyring.json'));
    expect(await restore(from, other)).toEqual(asked);
    await writeFile(join(other, 'lock'), JSON.stringify({ pid: 1, host: 'MAY-KHAC', since: '' }));
    expect(codes(await restore(from, other))).toEqual(['restore-target-in-use', 'restore-other-vault']);
    expect(await readdir(join(temp, 'other'))).toEqual(['vault']);
    const { engine } = await anEngine(join(temp, 'other'));
    const [candidate] = value(await engine['backups.readFolder']({ folder: from }));
    const given = { candidateId: candidate?.candidateId ?? '', passphrase, takeOverLock: true };
    expect(codes(await engine['backups.restore'](given))).toEqual(['restore-other-vault']);
    value(await engine['backups.restore']({ ...given, acceptOtherVault: true }));
    expect(await textIn(other)).toEqual({ text: 'bản cũ' });
  }));

test('a vault that is open stays, and so does one whose backup is being written', () =>
  withBackup(async ({ temp, dir, from }) => {
    const vault = value(await open(dir));
    expect(codes(await restore(from, dir))).toEqual(['vault-in-use']);
    vault.lock();
    const other = value(await open(from));
    expect(codes(await restore(from, dir))).toEqual(['vault-in-use']);
    other.lock();
    expect((await readdir(temp)).sort()).toEqual(['usb', 'vault']);
  }));

test('cancelling at any step leaves the vault and nothing else', () =>
  withBackup(async ({ temp, dir, from }) => {
    for (const stopAt of [1, 2, 3, 5]) {
      const stop = new AbortController();
      let told = 0;
      const onProgress = () => {
        told += 1;
        if (told === stopAt) stop.abort();
      };
      expect(codes(await restore(from, dir, { onProgress, signal: stop.signal }))).toEqual([
        'restore-cancelled',
      ]);
      expect((await readdir(temp)).sort()).toEqual(['usb', 'vault']);
    }
    expect(await textIn(dir)).toEqual({ text: 'bản mới' });
  }));

test(
  'a disk that refuses any one call leaves the old vault or the new one, whole',
  () =>
    withBackup(async ({ temp, dir, from }) => {
      const untouched = join(temp, 'usb', 'untouched');
      await cp(dir, untouched, { recursive: true });
      for (let failing = 0; ; failing += 1) {
        const faulty = faultyFs({ failAtCall: failing, code: 'ENOSPC' });
        const restored = await restore(from, dir, { disk: faulty.fs as DurableFs });
        if (faulty.failed === null) {
          value(restored);
          break;
        }
        await finishRestore(dir);
        expect(await textIn(dir), `call ${failing}`).toEqual({ text: restored.ok ? 'bản cũ' : 'bản mới' });
        const left = (await readdir(temp)).filter((name) => name.startsWith('.'));
        expect(left, `call ${failing}`).toEqual([]);
        await rm(dir, { recursive: true });
        await rm(join(temp, 'kept'), { recursive: true, force: true });
        await cp(untouched, dir, { recursive: true });
      }
    }),
  120_000,
);

test('notes that are not ours are left alone and change nothing', () =>
  withBackup(async ({ temp, dir }) => {
    for (const content of ['', '{}', '{"prepared":"../usb","kept":null}', '[]']) {
      await writeFile(join(temp, '.vault.restore.json'), content);
      await finishRestore(dir);
      expect(await textIn(dir)).toEqual({ text: 'bản mới' });
    }
    await mkdir(join(temp, 'none'));
    await finishRestore(join(temp, 'none', 'vault'));
    expect(await readdir(join(temp, 'none'))).toEqual([]);
  }));

test('a damaged, missing or overtaken note never ends at a new vault', () =>
  withBackup(async ({ temp, dir, from }) => {
    const note = join(temp, '.vault.restore.json');
    const prepared = join(temp, '.vault.aabbccddeeff.restoring');
    await cp(from, prepared, { recursive: true });
    await rm(dir, { recursive: true });
    const old = new Date('2024-01-01T00:00:00Z');
    await utimes(prepared, old, old);
    for (const content of [null, '{"prepared":']) {
      if (content !== null) await writeFile(note, content);
      await finishRestore(dir);
      expect(await copiesOfMissing(dir)).toEqual([prepared]);
      const { engine } = await anEngine(temp);
      expect(value(await engine['vault.state'](undefined))).toBe('database-missing');
      expect(codes(await engine['vault.create']({ passphrase, lossUnderstood: true }))).toEqual([
        'vault-database-missing',
      ]);
      expect(
        value(await engine['backups.candidates'](undefined)).map(({ folderName }) => folderName),
      ).toEqual(['.vault.aabbccddeeff.restoring']);
    }
    await writeFile(note, JSON.stringify({ prepared: '.vault.aabbccddeeff.restoring', kept: null }));
    await mkdir(dir);
    await writeFile(join(dir, 'thư.docx'), 'còn');
    await finishRestore(dir);
    expect(await copiesOfMissing(dir)).toEqual([prepared]);
    await rm(join(dir, 'thư.docx'));
    await finishRestore(dir);
    expect(await textIn(dir)).toEqual({ text: 'bản cũ' });
    expect((await readdir(temp)).sort()).toEqual(['usb', 'vault']);
  }));
