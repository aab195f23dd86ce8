import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import { vaultState } from '../../../electron/engine/vault/vaultState.ts';
import {
  cheapKdf,
  codes,
  inTempDir,
  open,
  passphrase,
  problems,
  reopened,
  value,
  withVault,
} from './vaultFixture.ts';

const answer = { status: 'done', result: 'Đã rà soát 12/12 máy chủ', responsible: 'Nguyễn Văn A' };

describe('creating and opening', () => {
  test('what was saved is there after locking and opening again', () =>
    withVault(async (vault, dir) => {
      value(vault.transact('answer-saved', (tx) => tx.put('answer/r1', '1.1', answer)));
      value(vault.transact('answer-saved', (tx) => tx.put('answer/r1', '1.2', { status: 'in-progress' })));
      value(vault.lock());

      await reopened(dir, (again) => {
        expect(again.problems).toEqual([]);
        expect(value(again.read('answer/r1', '1.1'))).toEqual({
          kind: 'answer/r1',
          key: '1.1',
          rev: 1,
          value: answer,
        });
        expect(value(again.list('answer/r1')).documents.map(({ key }) => key)).toEqual(['1.1', '1.2']);
        expect(value(again.list('answer/r2')).documents).toEqual([]);
        expect(value(again.read('answer/r1', '9.9'))).toBeNull();
        expect(again.vaultId).toBe(vault.vaultId);
        expect(again.slotLabel).toBe('Cán bộ 1');
      });
    }));

  test('a wrong passphrase is refused and changes no file', () =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      const before = await readFile(join(dir, 'keyring.json'));

      expect(codes(await open(dir, { passphrase: 'không phải câu này' }))).toEqual([
        'vault-wrong-passphrase',
      ]);

      expect(await readFile(join(dir, 'keyring.json'))).toEqual(before);
      await reopened(dir, (again) => expect(again.problems).toEqual([]));
    }));

  test('a passphrase typed as NFD opens what NFC created', () =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      expect(passphrase.normalize('NFD')).not.toBe(passphrase.normalize('NFC'));
      await reopened(dir, (again) => expect(again.vaultId).toBe(vault.vaultId), {
        passphrase: passphrase.normalize('NFD'),
      });
    }));

  test('a short passphrase makes no vault, counted after normalisation', () =>
    inTempDir(async (temp) => {
      const dir = join(temp, 'vault');
      const short = 'ệệệệệệệ'.normalize('NFD');
      expect(short.length).toBeGreaterThan(8);
      const made = await createVault({ dir, passphrase: short, slotLabel: 'Cán bộ 1', ...cheapKdf });
      expect(problems(made)).toEqual([{ code: 'vault-passphrase-too-short', facts: { minimum: 8 } }]);
      expect(await readdir(temp)).toEqual([]);
    }));

  test('a work factor below the guard needs the explicit option, to create and to open', () =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      expect(problems(await open(dir, { allowWeakKdf: false }))).toEqual([
        { code: 'vault-keyring-altered', facts: { reason: 'work-factor', previousGenerationReadable: true } },
      ]);
      const options = { dir: join(dir, 'x'), passphrase, slotLabel: 'Cán bộ 1', kdfCost: 2 ** 14 };
      await expect(createVault(options)).rejects.toThrow('not allowed');
    }));

  test('creation refuses an existing vault and a folder with other files', () =>
    withVault(async (vault, dir) => {
      const again = { passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf };
      expect(codes(await createVault({ dir, ...again }))).toEqual(['vault-exists']);
      value(vault.lock());
      expect(codes(await createVault({ dir, ...again }))).toEqual(['vault-exists']);
      const other = join(dir, '..', 'other');
      await mkdir(other);
      await writeFile(join(other, 'bảng lương.xlsx'), 'x');
      expect(codes(await createVault({ dir: other, ...again }))).toEqual(['vault-folder-not-empty']);
      expect(await readdir(other)).toEqual(['bảng lương.xlsx']);
    }));

  test('an empty folder becomes a vault and leftovers of an interrupted creation go', () =>
    inTempDir(async (temp) => {
      const dir = join(temp, 'kho');
      await mkdir(dir);
      await mkdir(join(temp, '.kho.0123456789ab.creating'));
      const vault = value(await createVault({ dir, passphrase, slotLabel: 'Cán bộ 1', ...cheapKdf }));
      expect(await readdir(temp)).toEqual(['kho']);
      expect((await readdir(dir)).filter((name) => name !== 'vault.db-journal').sort()).toEqual(
        [
          'READ-ME.txt',
          'evidence',
          'keyring.bak.json',
          'keyring.json',
          'lock',
          'quarantine',
          'staging',
          'vault.db',
        ].sort(),
      );
      value(vault.lock());
      expect(await readdir(dir)).not.toContain('lock');
      expect(await readdir(dir)).not.toContain('vault.db-journal');
      if (process.platform !== 'win32') expect((await stat(dir)).mode & 0o777).toBe(0o700);
    }));

  test('an absent vault is not found, never created', () =>
    inTempDir(async (temp) => {
      expect(await vaultState(join(temp, 'vault'))).toEqual({ kind: 'none' });
      expect(codes(await open(join(temp, 'vault')))).toEqual(['vault-not-found']);
      expect(await readdir(temp)).toEqual([]);
    }));

  test('the state names the slots without a passphrase', () =>
    withVault(async (vault, dir) => {
      expect(await vaultState(dir)).toEqual({
        kind: 'present',
        vaultId: vault.vaultId,
        slots: [{ id: vault.slotId, label: 'Cán bộ 1' }],
        conflictCopies: [],
      });
      await writeFile(join(dir, 'keyring-PC2.json'), '{}');
      expect(await vaultState(dir)).toMatchObject({ conflictCopies: ['keyring-PC2.json'] });
    }));

  test('an unknown slot label is named, a known one opens', () =>
    withVault(async (vault, dir) => {
      value(vault.lock());
      expect(problems(await open(dir, { slotLabel: 'Cán bộ 7' }))).toEqual([
        { code: 'vault-slot-not-found', facts: { label: 'Cán bộ 7' } },
      ]);
      await reopened(dir, (again) => expect(again.slotId).toBe(vault.slotId), { slotLabel: 'Cán bộ 1' });
    }));
});

describe('transactions', () => {
  test('all writes of one action appear together or not at all', () =>
    withVault((vault) => {
      value(vault.transact('first', (tx) => tx.put('unit', 'unit', { name: 'cũ' })));
      const head = value(vault.auditHead());

      const refused = vault.transact('second', (tx) => {
        tx.put('unit', 'unit', { name: 'mới' });
        tx.put('unit', 'other', {});
        return tx.refuse([{ code: 'disk-full', facts: { missingBytes: 1 } }]);
      });

      expect(codes(refused)).toEqual(['disk-full']);
      expect(value(vault.read('unit', 'unit'))?.value).toEqual({ name: 'cũ' });
      expect(value(vault.read('unit', 'other'))).toBeNull();
      expect(value(vault.auditHead())).toEqual(head);
      value(vault.verifyAudit());
    }));

  test('a bug inside an action is thrown after everything was rolled back', () =>
    withVault((vault) => {
      const work = () =>
        vault.transact('broken', (tx) => {
          tx.put('unit', 'unit', {});
          throw new TypeError('bug');
        });
      expect(work).toThrow(TypeError);
      expect(value(vault.read('unit', 'unit'))).toBeNull();
      value(vault.transact('next', (tx) => tx.put('unit', 'unit', { works: true })));
      value(vault.verifyAudit());
    }));

  test('an action reads its own writes and cannot be nested', () =>
    withVault((vault) => {
      value(
        vault.transact('both', (tx) => {
          tx.put('a', '1', { n: 1 });
          expect(tx.read('a', '1')?.value).toEqual({ n: 1 });
          expect(tx.list('a').documents).toHaveLength(1);
          expect(() => vault.transact('inner', () => undefined)).toThrow('already running');
        }),
      );
      expect(value(vault.read('a', '1'))?.rev).toBe(1);
    }));

  test('each action has one audit entry with the fields that changed', () =>
    withVault((vault) => {
      value(vault.transact('saved', (tx) => tx.put('unit', 'u', { name: 'cũ', place: 'Na Hang' })));
      const before = value(vault.auditHead()).seq;
      value(vault.transact('renamed', (tx) => tx.put('unit', 'u', { name: 'mới', place: 'Na Hang' })));

      const [entry, ...others] = value(vault.auditEntries(before, 10));

      expect(others).toEqual([]);
      expect(entry).toMatchObject({ action: 'renamed', slotId: vault.slotId, clock: 'ok', recovered: false });
      expect(entry?.objects).toMatchObject([
        { table: 'doc', kind: 'unit', key: 'u', rev: 2, changes: [{ field: 'name', old: 'cũ', new: 'mới' }] },
      ]);
    }));

  test('changes given by the caller replace the comparison', () =>
    withVault((vault) => {
      const changes = [{ field: 'trạng thái', old: 'Chưa thực hiện', new: 'Đã thực hiện' }];
      value(vault.transact('saved', (tx) => tx.put('unit', 'u', { a: 1 }, changes)));
      const [entry] = value(vault.auditEntries(value(vault.auditHead()).seq - 1, 1));
      expect(entry?.objects[0]?.changes).toEqual(changes);
    }));

  test('a removed document can come back and its revs go on', () =>
    withVault((vault) => {
      value(vault.transact('put', (tx) => tx.put('a', '1', { n: 1 })));
      expect(value(vault.transact('remove', (tx) => tx.remove('a', '1')))).toBe(true);
      expect(value(vault.transact('remove', (tx) => tx.remove('a', '1')))).toBe(false);
      expect(value(vault.read('a', '1'))).toBeNull();
      expect(value(vault.transact('put', (tx) => tx.put('a', '1', { n: 2 })))).toBe(3);
      value(
        vault.transact('all in one', (tx) => {
          tx.put('a', '1', { n: 3 });
          tx.put('a', '1', { n: 4 });
          tx.remove('a', '1');
          tx.put('a', '1', { n: 5 });
        }),
      );
      expect(value(vault.read('a', '1'))?.value).toEqual({ n: 5 });
      value(vault.verifyAudit());
      expect(value(vault.verifyRows())).toEqual([]);
    }));

  test('a locked vault answers nothing and locking twice is harmless', () =>
    withVault((vault) => {
      value(vault.lock());
      value(vault.lock());
      expect(vault.isLocked).toBe(true);
      expect(codes(vault.read('a', '1'))).toEqual(['vault-locked']);
      expect(codes(vault.transact('x', () => 1))).toEqual(['vault-locked']);
      expect(codes(vault.saveQuietly('a', '1', {}))).toEqual(['vault-locked']);
      expect(codes(vault.sealKey())).toEqual(['vault-locked']);
      expect(codes(vault.auditHead())).toEqual(['vault-locked']);
    }));
});

describe('opening for reading only', () => {
  test('reads everything, refuses every write and leaves no trace', () =>
    withVault(async (vault, dir) => {
      value(vault.transact('put', (tx) => tx.put('a', '1', answer)));
      const head = value(vault.auditHead());
      value(vault.lock());
      const before = await readFile(join(dir, 'vault.db'));

      await reopened(
        dir,
        (again) => {
          expect(again.readOnly).toBe(true);
          expect(value(again.read('a', '1'))?.value).toEqual(answer);
          expect(codes(again.transact('x', (tx) => tx.put('a', '1', {})))).toEqual(['vault-read-only']);
          expect(codes(again.saveQuietly('a', '1', {}))).toEqual(['vault-read-only']);
          expect(value(again.auditHead())).toEqual(head);
          value(again.verifyAudit());
        },
        { readOnly: true },
      );

      expect(await readFile(join(dir, 'vault.db'))).toEqual(before);
      expect(await readdir(dir)).not.toContain('lock');
    }));
});

test('the seal key is a P-256 key that stays the same', () =>
  withVault(async (vault, dir) => {
    const { pkcs8, spki } = value(vault.sealKey());
    const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(publicKey.asymmetricKeyDetails).toMatchObject({ namedCurve: 'prime256v1' });
    expect(verify('sha256', Buffer.from('x'), publicKey, sign('sha256', Buffer.from('x'), privateKey))).toBe(
      true,
    );
    value(vault.lock());
    await reopened(dir, (again) => expect(value(again.sealKey()).spki).toEqual(spki));
  }));

test('a changed passphrase opens, the old one does not, not even through the spare keyring', () =>
  withVault(async (vault, dir) => {
    expect(codes(await vault.changePassphrase('sai mật khẩu', 'Câu mới dài hơn'))).toEqual([
      'vault-wrong-passphrase',
    ]);
    expect(codes(await vault.changePassphrase(passphrase, 'ngắn'))).toEqual(['vault-passphrase-too-short']);
    value(await vault.changePassphrase(passphrase, 'Câu mới dài hơn'));
    value(await vault.changePassphrase('Câu mới dài hơn', 'Câu thứ ba cũng dài'));
    value(vault.lock());
    for (const old of [passphrase, 'Câu mới dài hơn']) {
      expect(codes(await open(dir, { passphrase: old }))).toEqual(['vault-wrong-passphrase']);
      expect(codes(await open(dir, { passphrase: old, usePreviousKeyring: true }))).toEqual([
        'vault-wrong-passphrase',
      ]);
    }
    await reopened(dir, (again) => value(again.verifyAudit()), { passphrase: 'Câu thứ ba cũng dài' });
  }));

test('locking during a passphrase change leaves the old one in force', () =>
  withVault(async (vault, dir) => {
    const change = vault.changePassphrase(passphrase, 'Câu mới dài hơn');
    value(vault.lock());
    expect(codes(await change)).toEqual(['vault-locked']);
    await reopened(dir, (again) => expect(again.problems).toEqual([]));
  }));

test('two openers: the second is refused and told since when', () =>
  withVault(async (vault, dir) => {
    expect(problems(await open(dir))).toMatchObject([
      { code: 'vault-in-use', facts: { host: hostname(), user: userInfo().username, isHere: true } },
    ]);
    expect(codes(await open(dir, { readOnly: true }))).toEqual(['vault-in-use']);
    value(vault.transact('still works', (tx) => tx.put('a', '1', {})));
  }));

test('a lock of another computer asks once and can be taken over', () =>
  withVault(async (vault, dir) => {
    value(vault.lock());
    await writeFile(
      join(dir, 'lock'),
      JSON.stringify({ pid: 1, host: 'MAY-VAN-THU', since: '2026-11-02T01:02:03.000Z' }),
    );
    expect(problems(await open(dir))).toEqual([
      {
        code: 'vault-in-use',
        facts: { host: 'MAY-VAN-THU', user: '', since: '2026-11-02T01:02:03.000Z', isHere: false },
      },
    ]);
    await reopened(dir, (again) => expect(again.readOnly).toBe(false), { takeOverLock: true });
    await writeFile(join(dir, 'lock'), 'not json');
    await reopened(dir, (again) => expect(again.readOnly).toBe(false));
  }));

test('staging and temporary files of an interrupted write go at unlock', () =>
  withVault(async (vault, dir) => {
    value(vault.lock());
    await writeFile(join(dir, 'staging', 'half'), 'x');
    await writeFile(join(dir, '.keyring.json.0123456789ab.tmp'), 'x');
    await writeFile(join(dir, 'keyring.json.txt'), 'kept');
    await reopened(dir, () => undefined);
    expect(await readdir(join(dir, 'staging'))).toEqual([]);
    expect(await readdir(dir)).not.toContain('.keyring.json.0123456789ab.tmp');
    expect(await readdir(dir)).toContain('keyring.json.txt');
    await rm(join(dir, 'staging'), { recursive: true });
    await reopened(dir, (again) => expect(again.problems).toEqual([]));
  }));
