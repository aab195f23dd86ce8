import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreVault } from '../../../electron/engine/restoreVault.ts';
import { withoutSlot, withSlot } from '../../../electron/engine/vault/keySlots.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { codes, open, passphrase, reopened, value, withVault } from './vaultFixture.ts';

const second = 'Câu của người thứ hai';
const next = 'Câu mới của người thứ nhất';
const code = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const device = 'ab'.repeat(32);
const ids = { second: 'b'.repeat(32), recovery: 'c'.repeat(32), device: 'd'.repeat(32) };
const putBack = ['vault-keyring-rolled-back'];

/** A vault whose `old.json` opens for an officer, a code and a device that were removed since; locked. */
function withOldKeyring(
  work: (dir: string, restore: () => Promise<void>) => Promise<unknown>,
  since: (vault: Vault) => Promise<void> = removeAll,
) {
  return withVault(async (vault, dir) => {
    const proof = { slotId: vault.slotId, secret: passphrase };
    for (const slot of [
      { id: ids.second, label: 'Cán bộ 2', type: 'passphrase', secret: second },
      { id: ids.recovery, label: 'recovery-code', type: 'recovery', secret: code },
      { id: ids.device, label: 'this-computer', type: 'device', owner: vault.slotId, secret: device },
    ] as const) {
      const made = value(await vault.prepareSlot(proof, slot));
      value(await vault.changeSlots((slots) => withSlot(slots, made), 'officer-added'));
    }
    const [file, old] = [join(dir, 'keyring.json'), join(dir, '..', 'old.json')];
    await copyFile(file, old);
    await since(vault);
    value(vault.lock());
    return work(dir, async () => {
      for (const name of ['keyring.json', 'keyring.bak.json']) await copyFile(old, join(dir, name));
    });
  });
}

async function removeAll(vault: Vault): Promise<void> {
  for (const id of Object.values(ids))
    value(await vault.changeSlots((slots) => withoutSlot(slots, id), 'officer-removed'));
}

test('an old keyring put back opens for nobody who was removed since', () =>
  withOldKeyring(async (dir, restore) => {
    await restore();
    for (const secret of [
      { passphrase: second },
      { passphrase: code, slotType: 'recovery' },
      { passphrase: device, slotType: 'device' },
    ] as const)
      for (const more of [{}, { readOnly: true }, { usePreviousKeyring: true }])
        expect(codes(await open(dir, { ...secret, ...more }))).toEqual(['vault-slot-removed']);
    // A refusal leaves nothing locked behind.
    await reopened(dir, () => undefined);
  }));

test('an old spare opens for nobody while the keyring is good, and stays where it is', () =>
  withOldKeyring(async (dir) => {
    const [file, spare] = [join(dir, 'keyring.json'), join(dir, 'keyring.bak.json')];
    await copyFile(join(dir, '..', 'old.json'), spare);
    const before = [await readFile(file), await readFile(spare)];
    expect(codes(await open(dir, { passphrase: second, usePreviousKeyring: true }))).toEqual([
      'vault-wrong-passphrase',
    ]);
    await reopened(dir, (vault) => expect(vault.problems).toEqual([]), { usePreviousKeyring: true });
    expect([await readFile(file), await readFile(spare)]).toEqual(before);
    expect(await readdir(join(dir, 'quarantine'))).toEqual([]);
  }));

test('a refused unlock with the spare leaves the damaged keyring where it is', () =>
  withOldKeyring(async (dir) => {
    const [file, database] = [join(dir, 'keyring.json'), join(dir, 'vault.db')];
    await copyFile(join(dir, '..', 'old.json'), join(dir, 'keyring.bak.json'));
    await writeFile(file, 'hỏng');
    const untouched = async (refused: string, given: Parameters<typeof open>[1]) => {
      expect(codes(await open(dir, { ...given, usePreviousKeyring: true }))).toEqual([refused]);
      expect(await readFile(file, 'utf8')).toBe('hỏng');
      expect(await readdir(join(dir, 'quarantine'))).toEqual([]);
    };
    await untouched('vault-slot-removed', { passphrase: second });
    const kept = await readFile(database);
    await rm(database);
    await untouched('vault-database-missing', {});
    await writeFile(database, kept);
    await reopened(dir, (vault) => expect(vault.problems.map((found) => found.code)).toEqual(putBack), {
      usePreviousKeyring: true,
    });
    expect(await readdir(join(dir, 'quarantine'))).toHaveLength(1);
  }));

test('a keyring of a newer format is not replaced by the spare', () =>
  withOldKeyring(async (dir) => {
    const file = join(dir, 'keyring.json');
    await writeFile(file, '{"format":"tuan-thu-keyring","version":2}');
    expect(codes(await open(dir, { usePreviousKeyring: true }))).toEqual(['vault-newer-format']);
    expect(await readFile(file, 'utf8')).toContain('"version":2');
  }));

test('an old keyring put back is announced and logged at each unlock until the keys are changed', () =>
  withOldKeyring(async (dir, restore) => {
    await reopened(dir, (vault) => expect(vault.problems).toEqual([]));
    await restore();
    await reopened(dir, (vault) => expect(vault.problems.map((found) => found.code)).toEqual(putBack), {
      readOnly: true,
    });
    for (const times of [1, 2])
      await reopened(dir, (vault) => {
        expect(vault.problems.map((found) => found.code)).toEqual(putBack);
        expect(vault.slots.map(({ id }) => id)).toEqual([vault.slotId]);
        const actions = value(vault.auditEntries(0, 100)).map(({ action }) => action);
        expect(actions.filter((action) => action === 'keyring-rolled-back')).toHaveLength(times);
      });
    await reopened(dir, async (vault) => value(await vault.changePassphrase(passphrase, next)));
    await reopened(
      dir,
      (vault) => {
        expect(vault.problems).toEqual([]);
        value(vault.verifyAudit());
      },
      { passphrase: next },
    );
    expect(codes(await open(dir, { passphrase: second }))).toEqual(['vault-wrong-passphrase']);
    await restore();
    expect(codes(await open(dir, { passphrase: second }))).toEqual(['vault-slot-removed']);
  }));

test('a passphrase given up opens an old keyring only with an announcement', () =>
  withOldKeyring(
    async (dir, restore) => {
      expect(codes(await open(dir))).toEqual(['vault-wrong-passphrase']);
      await restore();
      await reopened(dir, (vault) => expect(vault.problems.map((found) => found.code)).toEqual(putBack));
    },
    async (vault) => value(await vault.changePassphrase(passphrase, next)),
  ));

test('a vault with an old keyring is backed up', () =>
  withOldKeyring(async (dir, restore) => {
    await restore();
    await reopened(dir, async (vault) => value(await vault.backupTo(join(dir, '..', 'older'))));
  }));

test('another keyring of the same generation is an old one too', () =>
  withVault(async (vault, dir) => {
    const [db, keyring] = [join(dir, 'vault.db'), join(dir, 'keyring.json')];
    const before = [await readFile(db), await readFile(keyring)] as const;
    value(await vault.changePassphrase(passphrase, next));
    value(vault.lock());
    const abandoned = await readFile(keyring);
    await writeFile(db, before[0]);
    await writeFile(keyring, before[1]);
    await reopened(dir, async (again) => value(await again.changePassphrase(passphrase, second)));
    await writeFile(keyring, abandoned);
    await reopened(dir, (again) => expect(again.problems.map((found) => found.code)).toEqual(putBack), {
      passphrase: next,
    });
  }));

test('a keyring newer than the database may be what a crash left: it opens, is announced once and logged', () =>
  withVault(async (vault, dir) => {
    const db = await readFile(join(dir, 'vault.db'));
    value(await vault.changePassphrase(passphrase, next));
    value(vault.lock());
    await writeFile(join(dir, 'vault.db'), db);
    const told = (again: Vault) => again.problems.map((found) => found.code);
    const looking = { passphrase: next, readOnly: true };
    await reopened(dir, (again) => expect(told(again)).toEqual(['vault-keyring-ahead']), looking);
    await reopened(
      dir,
      (again) => {
        expect(told(again)).toEqual(['vault-keyring-ahead']);
        expect(value(again.auditEntries(0, 100)).map(({ action }) => action)).toContain('keyring-ahead');
      },
      { passphrase: next },
    );
    await reopened(dir, (again) => expect(again.problems).toEqual([]), { passphrase: next });
  }));

test('the keyring of the vault that a restore replaced is announced when it is put back', () =>
  withVault(async (vault, dir) => {
    const from = join(dir, '..', 'backup');
    value(await vault.backupTo(from));
    for (const [before, after] of [
      [passphrase, second],
      [second, next],
    ] as const)
      value(await vault.changePassphrase(before, after));
    value(vault.lock());
    const newer = await readFile(join(dir, 'keyring.json'));
    value(await restoreVault({ from, vaultDir: dir, passphrase, allowWeakKdf: true }));
    await reopened(dir, (again) => expect(again.problems).toEqual([]));
    await writeFile(join(dir, 'keyring.json'), newer);
    expect(codes(await open(dir))).toEqual(['vault-wrong-passphrase']);
    await reopened(
      dir,
      (again) => expect(again.problems.map((found) => found.code)).toEqual(['vault-keyring-ahead']),
      { passphrase: next },
    );
  }));

test('a backup whose keyring was changed while it was made is whole', () =>
  withVault(async (vault, dir) => {
    const from = join(dir, '..', 'backup');
    value(await vault.backupTo(from));
    value(await vault.changePassphrase(passphrase, next));
    await copyFile(join(dir, 'keyring.json'), join(from, 'keyring.json'));
    const copy = value(await vault.openCopy(from));
    expect(copy.problems).toEqual([]);
    copy.lock();
    value(vault.lock());
    const restored = await restoreVault({ from, vaultDir: dir, passphrase: next, allowWeakKdf: true });
    expect(value(restored).problems).toEqual([]);
    await reopened(dir, (again) => expect(again.problems).toEqual([]), { passphrase: next });
  }));
