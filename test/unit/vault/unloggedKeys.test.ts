import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeySlot } from '../../../electron/engine/vault/keyring.ts';
import { withSlot } from '../../../electron/engine/vault/keySlots.ts';
import type { Vault, VaultTransaction } from '../../../electron/engine/vault/vault.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { faultyFs, switchableDisk } from './faultyFs.ts';
import { codes, open, passphrase, reopened, value, withVault } from './vaultFixture.ts';

const next = 'Câu mật khẩu mới';
const files = ['keyring.json', 'keyring.bak.json'];

function bytesOf(dir: string): Promise<Buffer[]> {
  return Promise.all(files.map((name) => readFile(join(dir, name))));
}

/** Gives the officer another passphrase, together with what `work` writes. */
async function change(vault: Vault, work: (tx: VaultTransaction) => void) {
  const { id, label, type } = vault.slots[0] as KeySlot;
  const proof = { slotId: vault.slotId, secret: passphrase };
  const slot = value(await vault.prepareSlot(proof, { id, label, type, secret: next }));
  return vault.changeSlots((slots) => withSlot(slots, slot), 'passphrase-changed', work);
}

const refuse = (tx: VaultTransaction) =>
  tx.refuse([{ code: 'vault-row-damaged', facts: { table: 'doc', id: 'x' } }]);

test('a change of keys that cannot be logged is not in force, and can be repeated', () =>
  withVault(async (vault, dir) => {
    const before = await bytesOf(dir);
    const head = value(vault.auditHead());
    expect(codes(await change(vault, refuse))).toEqual(['vault-row-damaged']);
    expect(await bytesOf(dir)).toEqual(before);
    await expect(
      change(vault, () => {
        throw new Error('a bug');
      }),
    ).rejects.toThrow('a bug');
    expect(await bytesOf(dir)).toEqual(before);
    expect(value(vault.auditHead())).toEqual(head);
    value(vault.transact('saved', (tx) => tx.put('a', '1', 1)));
    value(vault.lock());
    await reopened(dir, async (again) => {
      expect(again.problems).toEqual([]);
      value(await change(again, () => undefined));
    });
    await reopened(dir, (again) => expect(again.problems).toEqual([]), { passphrase: next });
  }));

test('a change of keys that can neither be logged nor undone is told, and announced at the next unlock', () => {
  const { disk, use } = switchableDisk();
  return withVault(
    async (vault, dir) => {
      const changed = await change(vault, (tx) => {
        use(faultyFs({ failAtCall: 0, code: 'EIO' }).fs);
        refuse(tx);
      });
      use(null);
      expect(codes(changed)).toEqual(['vault-row-damaged', 'keys-changed-unlogged']);
      value(vault.transact('saved', (tx) => tx.put('a', '1', 1)));
      value(vault.lock());
      expect(codes(await open(dir))).toEqual(['vault-wrong-passphrase']);
      await reopened(
        dir,
        (again) => {
          expect(again.problems.map((found) => found.code)).toEqual(['vault-keyring-ahead']);
          const actions = value(again.auditEntries(0, 100)).map(({ action }) => action);
          expect(actions).toContain('keyring-ahead');
          expect(actions).not.toContain('passphrase-changed');
        },
        { passphrase: next },
      );
    },
    { disk },
  );
});

describeUnless(
  process.platform === 'win32' ? 'no limit on files' : null,
  'a disk that refuses the database',
  () => {
    test('leaves the passphrase that opens', () =>
      withVault(async (vault, dir) => {
        value(vault.lock());
        const before = await bytesOf(dir);
        const child = join(import.meta.dirname, '../../crash/keysOnRefusingDisk.ts');
        const limited = 'ulimit -f 16 && exec "$0" "$@"';
        const ran = spawnSync('sh', ['-c', limited, process.execPath, child, dir, passphrase, next]);
        const told = JSON.parse(ran.stdout.toString()) as Awaited<ReturnType<Vault['changePassphrase']>>;
        expect(codes(told), ran.stderr.toString()).toEqual(['write-refused']);
        expect(await bytesOf(dir)).toEqual(before);
        await reopened(dir, (again) => expect(again.problems).toEqual([]));
      }));
  },
);
