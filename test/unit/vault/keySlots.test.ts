import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeKeyring, type KeySlot, parseKeyring } from '../../../electron/engine/vault/keyring.ts';
import { withoutSlot, withSlot } from '../../../electron/engine/vault/keySlots.ts';
import type { Vault } from '../../../electron/engine/vault/vault.ts';
import { codes, open, passphrase, problems, reopened, value, withVault } from './vaultFixture.ts';

const second = 'Câu của người thứ hai';
const code = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const device = 'ab'.repeat(32);
const ids = { second: 'b'.repeat(32), recovery: 'c'.repeat(32), device: 'd'.repeat(32) };

/** Adds an officer, a recovery code and a device of the first officer; the vault stays open. */
async function addAll(vault: Vault): Promise<void> {
  const proof = { slotId: vault.slotId, secret: passphrase };
  const added = [
    { id: ids.second, label: 'Cán bộ 2', type: 'passphrase', secret: second },
    { id: ids.recovery, label: 'recovery-code', type: 'recovery', secret: code },
    { id: ids.device, label: 'this-computer', type: 'device', owner: vault.slotId, secret: device },
  ] as const;
  for (const slot of added) {
    const made = value(await vault.prepareSlot(proof, slot));
    value(await vault.changeSlots((slots) => withSlot(slots, made), 'slot-added'));
  }
}

test('each secret opens its own slot and no slot of another type', () =>
  withVault(async (vault, dir) => {
    await addAll(vault);
    const first = vault.slotId;
    value(vault.lock());
    await reopened(dir, (again) => expect(again.slotId).toBe(ids.second), { passphrase: second });
    await reopened(dir, (again) => expect(again.slotId).toBe(ids.recovery), {
      passphrase: code,
      slotType: 'recovery',
    });
    // A device stands for its officer: what is written is that officer's.
    await reopened(dir, (again) => expect(again.slotId).toBe(first), {
      passphrase: device,
      slotType: 'device',
    });
    for (const wrong of [
      { passphrase: code },
      { passphrase: device },
      { passphrase, slotType: 'recovery' },
      { passphrase: second, slotType: 'device' },
      { passphrase, slotId: ids.second },
    ] as const)
      expect(codes(await open(dir, wrong))).toEqual(['vault-wrong-passphrase']);
    expect(problems(await open(dir, { slotId: '0'.repeat(32) }))).toMatchObject([
      { code: 'vault-slot-not-found' },
    ]);
    expect(codes(await open(dir, { slotId: ids.second, slotType: 'recovery' }))).toEqual([
      'vault-slot-not-found',
    ]);
  }));

test('a slot is only made by someone who can open the vault', () =>
  withVault(async (vault) => {
    const slot = { id: ids.second, label: 'Cán bộ 2', type: 'passphrase', secret: second } as const;
    const refused = [
      [{ slotId: vault.slotId, secret: 'sai mật khẩu' }, slot, 'vault-wrong-passphrase'],
      [{ slotId: ids.second, secret: passphrase }, slot, 'vault-slot-not-found'],
      [
        { slotId: vault.slotId, secret: passphrase },
        { ...slot, secret: 'ngắn' },
        'vault-passphrase-too-short',
      ],
    ] as const;
    for (const [proof, wanted, expected] of refused)
      expect(codes(await vault.prepareSlot(proof, wanted))).toEqual([expected]);
    expect(vault.slots).toHaveLength(1);
  }));

test('a prepared slot is not in force before the keyring is written, and a removed one no longer opens', () =>
  withVault(async (vault, dir) => {
    const proof = { slotId: vault.slotId, secret: passphrase };
    value(await vault.prepareSlot(proof, { id: ids.second, label: 'x', type: 'passphrase', secret: second }));
    expect(vault.slots).toHaveLength(1);
    await addAll(vault);
    value(await vault.changeSlots((slots) => withoutSlot(slots, ids.second), 'slot-removed'));
    value(await vault.changeSlots((slots) => withoutSlot(slots, ids.recovery), 'slot-removed'));
    value(vault.lock());
    for (const usePreviousKeyring of [false, true]) {
      expect(codes(await open(dir, { passphrase: second, usePreviousKeyring }))).toEqual([
        'vault-wrong-passphrase',
      ]);
      expect(codes(await open(dir, { passphrase: code, slotType: 'recovery', usePreviousKeyring }))).toEqual([
        'vault-slot-not-found',
      ]);
    }
    await reopened(dir, (again) => {
      value(again.verifyAudit());
      const actions = value(again.auditEntries(0, 100)).map(({ action }) => action);
      expect(actions.filter((action) => action.startsWith('slot-'))).toEqual([
        'slot-added',
        'slot-added',
        'slot-added',
        'slot-removed',
        'slot-removed',
      ]);
    });
  }));

test('the keyring holds 64 slots and refuses the next', () =>
  withVault(async (vault) => {
    const [own] = vault.slots as [KeySlot];
    const filler = Array.from({ length: 63 }, (_, index) => ({
      ...own,
      id: String(index).padStart(32, '0'),
      label: `Cán bộ ${index}`,
    }));
    value(await vault.changeSlots((slots) => [...slots, ...filler], 'slot-added'));
    const proof = { slotId: vault.slotId, secret: passphrase };
    const slot = { id: ids.second, label: 'y', type: 'passphrase', secret: second } as const;
    expect(problems(await vault.prepareSlot(proof, slot))).toEqual([
      { code: 'vault-slots-full', facts: { maximum: 64 } },
    ]);
  }));

describe('a keyring put together anew', () => {
  const changes: readonly [string, (slots: readonly KeySlot[]) => readonly KeySlot[]][] = [
    [
      'swapped labels',
      (slots) => slots.map((slot, at) => ({ ...slot, label: slots[1 - at]?.label ?? slot.label })),
    ],
    ['a recovery slot as a passphrase', (slots) => replaced(slots, 'recovery', { type: 'passphrase' })],
    [
      'an officer as a recovery slot',
      (slots) => slots.map((slot) => (slot.id === ids.second ? { ...slot, type: 'recovery' } : slot)),
    ],
    ['a device without owner', (slots) => slots.map(({ owner: _, ...slot }) => slot)],
    ['a device of another officer', (slots) => replaced(slots, 'device', { owner: ids.second })],
    ['a device of nobody', (slots) => replaced(slots, 'device', { owner: 'e'.repeat(32) })],
    [
      'an officer of another',
      (slots) => slots.map((slot) => (slot.id === ids.second ? { ...slot, owner: ids.device } : slot)),
    ],
    [
      'a cheaper recovery slot',
      (slots) =>
        slots.map((slot) => (slot.type === 'recovery' ? { ...slot, kdf: { ...slot.kdf, N: 2 ** 9 } } : slot)),
    ],
    [
      'a cheaper device slot',
      (slots) =>
        slots.map((slot) => (slot.type === 'device' ? { ...slot, kdf: { ...slot.kdf, r: 1 } } : slot)),
    ],
    [
      'an injected recovery slot',
      (slots) => [
        ...slots,
        ...slots.filter(({ type }) => type === 'recovery').map((slot) => ({ ...slot, id: 'e'.repeat(32) })),
      ],
    ],
    ['two slots of one id', (slots) => [...slots, ...slots.slice(-1)]],
    ['a removed recovery slot', (slots) => slots.filter(({ type }) => type !== 'recovery')],
    ['no officer', (slots) => slots.filter(({ type }) => type === 'recovery')],
    ['another order', (slots) => [...slots].reverse()],
  ];

  test.each(changes)('with %s is refused for every secret', (_, change) =>
    withVault(async (vault, dir) => {
      await addAll(vault);
      value(vault.lock());
      const path = join(dir, 'keyring.json');
      const parsed = parseKeyring(await readFile(path));
      if (parsed.kind !== 'keyring') throw new Error('no keyring');
      await writeFile(path, encodeKeyring({ ...parsed.keyring, slots: change(parsed.keyring.slots) }));
      for (const secret of [
        { passphrase },
        { passphrase: second },
        { passphrase: code, slotType: 'recovery' },
        { passphrase: device, slotType: 'device' },
      ] as const) {
        const [found] = codes(await open(dir, secret));
        expect([
          'vault-keyring-damaged',
          'vault-keyring-altered',
          'vault-wrong-passphrase',
          'vault-slot-not-found',
        ]).toContain(found);
      }
    }),
  );
});

function replaced(
  slots: readonly KeySlot[],
  type: KeySlot['type'],
  change: Partial<KeySlot>,
): readonly KeySlot[] {
  return slots.map((slot) => (slot.type === type ? { ...slot, ...change } : slot));
}
