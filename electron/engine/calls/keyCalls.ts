import { randomBytes } from 'node:crypto';
import { isLongEnough, shortestPassphrase } from '../../../shared/domain/keysState.ts';
import { typedRecoveryCode } from '../../../shared/domain/typedRecoveryCode.ts';
import { unfitTexts } from '../../../shared/domain/unfitTexts.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls, OpenKeys, StoredKeys } from '../../engineCalls.ts';
import { officerNames, putFormerOfficer, putOfficer, recoveryCodeMadeAt } from '../officers.ts';
import { passphraseStrength } from '../passphraseStrength.ts';
import type { EngineNeeds, Session } from '../session.ts';
import type { KeySlot } from '../vault/keyring.ts';
import { readKeyring } from '../vault/keyringFile.ts';
import { officerSlots, withoutSlot, withSlot } from '../vault/keySlots.ts';
import type { Vault } from '../vault/vault.ts';

type KeyCalls = Pick<
  EngineCalls,
  | 'keys.locked'
  | 'keys.state'
  | 'keys.unlockWithCode'
  | 'keys.unlockWithDevice'
  | 'keys.strength'
  | 'keys.addOfficer'
  | 'keys.renameOfficer'
  | 'keys.removeOfficer'
  | 'keys.changePassphrase'
  | 'keys.addDevice'
  | 'keys.removeDevice'
>;

const deviceLabel = 'this-computer';

/** Officers, the ways in, and this computer's own key. Changes take turns: each starts from the keyring that the one before wrote. */
export function keyCalls({ folders, now }: EngineNeeds, session: Session): KeyCalls {
  /** A change of the open vault. */
  function change<T>(work: (vault: Vault) => Promise<Result<T>>): Promise<Result<T>> {
    return session.inTurn(async () => {
      const opened = session.opened();
      return opened.ok ? work(opened.value.vault) : opened;
    });
  }

  /** The slot made with the passphrase of the officer who has the vault open. */
  function prepared(vault: Vault, passphrase: string, slot: Parameters<Vault['prepareSlot']>[1]) {
    return session.tries.guard(() => vault.prepareSlot({ slotId: vault.slotId, secret: passphrase }, slot));
  }

  return {
    async 'keys.locked'() {
      const read = await readKeyring(folders.vault, 'keyring');
      return succeed(read.kind === 'keyring' ? storedKeys(read.keyring.vaultId, read.keyring.slots) : null);
    },
    async 'keys.state'() {
      const opened = session.opened();
      return opened.ok ? openKeys(opened.value.vault) : opened;
    },
    async 'keys.unlockWithCode'({ code, newPassphrase, ...choices }) {
      const read = typedRecoveryCode(code);
      if (!read.ok) return read;
      if (!isLongEnough(newPassphrase))
        return fail('vault-passphrase-too-short', { minimum: shortestPassphrase });
      return session.unlockWithCode(read.value, newPassphrase, choices);
    },
    'keys.unlockWithDevice': ({ slotId, secret, ...choices }) =>
      session.unlockWithDevice(slotId, secret, choices),
    'keys.strength': async ({ passphrase }) => succeed(await passphraseStrength(passphrase)),
    'keys.addOfficer': ({ passphrase, alias, fullName, newPassphrase }) =>
      change(async (vault) => {
        const label = alias.normalize('NFC');
        const unfit = unfitTexts({ alias, fullName });
        if (unfit.length > 0) return failAll(unfit);
        if (isTaken(vault.slots, label, null)) return fail('officer-alias-taken', { alias: label });
        const id = vault.environment.newId();
        const slot = await prepared(vault, passphrase, {
          id,
          label,
          type: 'passphrase',
          secret: newPassphrase,
        });
        if (!slot.ok) return slot;
        return vault.changeSlots(
          (slots) => withSlot(slots, slot.value),
          'officer-added',
          (tx) => putOfficer(tx, id, label, fullName.normalize('NFC')),
        );
      }),
    'keys.renameOfficer': ({ slotId, alias, fullName }) =>
      change(async (vault) => {
        const label = alias.normalize('NFC');
        const unfit = unfitTexts({ alias, fullName });
        if (unfit.length > 0) return failAll(unfit);
        const officer = officerSlots(vault.slots).find(({ id }) => id === slotId);
        if (officer === undefined) return fail('officer-unknown', {});
        if (isTaken(vault.slots, label, slotId)) return fail('officer-alias-taken', { alias: label });
        return vault.changeSlots(
          (slots) => withSlot(slots, { ...officer, label }),
          'officer-renamed',
          (tx) => putOfficer(tx, slotId, label, fullName.normalize('NFC')),
        );
      }),
    'keys.removeOfficer': ({ slotId, passphrase }) =>
      change(async (vault) => {
        const officers = officerSlots(vault.slots);
        const officer = officers.find(({ id }) => id === slotId);
        if (officer === undefined) return fail('officer-unknown', {});
        if (officers.length === 1) return fail('officer-last', {});
        const proven = await provenSelf(vault, passphrase);
        if (!proven.ok) return proven;
        const removed = await vault.changeSlots(
          (slots) => withoutSlot(slots, slotId),
          'officer-removed',
          (tx) => putFormerOfficer(tx, slotId, officer.label, now()),
        );
        return removed.ok ? succeed({ isSelf: slotId === vault.slotId }) : removed;
      }),
    'keys.changePassphrase': ({ current, next }) =>
      change((vault) => session.tries.guard(() => vault.changePassphrase(current, next))),
    'keys.addDevice': ({ passphrase, instead }) =>
      change(async (vault) => {
        const id = vault.environment.newId();
        const secret = randomBytes(32).toString('hex');
        const place = { id, label: deviceLabel, type: 'device', owner: vault.slotId } as const;
        const slot = await prepared(vault, passphrase, { ...place, secret });
        if (!slot.ok) return slot;
        const added = await vault.changeSlots(
          (slots) => withSlot(withoutDevice(slots, instead), slot.value),
          'device-key-added',
        );
        return added.ok ? succeed({ vaultId: vault.vaultId, slotId: id, secret }) : added;
      }),
    'keys.removeDevice': ({ slotId }) =>
      change(async (vault) => {
        if (!vault.slots.some(({ id, type }) => id === slotId && type === 'device'))
          return succeed(undefined);
        return vault.changeSlots((slots) => withoutDevice(slots, slotId), 'device-key-removed');
      }),
  };

  /** Asks for the passphrase of who has the vault open, as a PC may stand unattended. */
  async function provenSelf(vault: Vault, passphrase: string): Promise<Result<void>> {
    const own = vault.slots.find(({ id }) => id === vault.slotId);
    if (own === undefined) return fail('officer-unknown', {});
    const { id, label, type } = own;
    const made = await prepared(vault, passphrase, { id, label, type, secret: passphrase });
    return made.ok ? succeed(undefined) : made;
  }
}

function storedKeys(vaultId: string, slots: readonly KeySlot[]): StoredKeys {
  return {
    vaultId,
    officers: officerSlots(slots).map(({ id, label }) => ({ slotId: id, alias: label })),
    hasRecoveryCode: slots.some(({ type }) => type === 'recovery'),
    devices: slots.flatMap(({ id, owner }) => (owner === undefined ? [] : [{ slotId: id, owner }])),
  };
}

function openKeys(vault: Vault): Result<OpenKeys> {
  const names = officerNames(vault);
  if (!names.ok) return names;
  const recovery = vault.slots.find(({ type }) => type === 'recovery');
  const madeAt = recovery === undefined ? succeed(null) : recoveryCodeMadeAt(vault, recovery.id);
  if (!madeAt.ok) return madeAt;
  const { vaultId, devices, officers } = storedKeys(vault.vaultId, vault.slots);
  return succeed({
    vaultId,
    devices,
    officers: officers.map(({ slotId, alias }) => ({
      slotId,
      alias,
      fullName: names.value.get(slotId)?.fullName ?? null,
      isSelf: slotId === vault.slotId,
    })),
    recoveryCode: recovery === undefined ? null : { madeAt: madeAt.value },
  });
}

/** Two aliases that look alike at a glance would lead to the wrong one. */
function isTaken(slots: readonly KeySlot[], alias: string, except: string | null): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase('vi').replaceAll(/\s+/gu, ' ');
  return officerSlots(slots).some(({ id, label }) => id !== except && plain(label) === plain(alias));
}

function withoutDevice(slots: readonly KeySlot[], slotId: string | null): readonly KeySlot[] {
  return slots.filter(({ id, type }) => !(type === 'device' && id === slotId));
}
