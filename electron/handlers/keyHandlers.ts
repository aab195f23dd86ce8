import type { Handlers } from '../../shared/contract.ts';
import type { AppState } from '../../shared/contractAnswers.ts';
import type { KeysState } from '../../shared/domain/keysState.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import type { Language } from '../../shared/text/problemText.ts';
import { textsOf } from '../../shared/text/textsOf.ts';
import type { DeviceKey } from '../deviceKey.ts';
import type { Locker } from '../locker.ts';
import type { HandlerWorld } from './engineQuestions.ts';

interface KeyHandlerNeeds {
  readonly locker: Pick<Locker, 'lockAsked'>;
  readonly deviceKey: DeviceKey;
  readonly language: () => Language;
}

export function keyHandlers(
  { dialogs, ask, relay }: HandlerWorld,
  { locker, deviceKey, language }: KeyHandlerNeeds,
): Handlers['keys'] {
  async function state(): Promise<Result<KeysState>> {
    const keys = await ask('keys.state', undefined);
    if (!keys.ok) return keys;
    const { vaultId, devices, ...shown } = keys.value;
    const kept = await deviceKey.keptFor();
    const here = devices.find(({ slotId }) => kept?.vaultId === vaultId && slotId === kept.slotId);
    const owner = shown.officers.find(({ slotId }) => slotId === here?.owner);
    if (owner !== undefined)
      return succeed({
        ...shown,
        device: owner.isSelf ? { kind: 'on' } : { kind: 'other', alias: owner.alias },
      });
    return succeed({ ...shown, device: { kind: (await deviceKey.isAvailable()) ? 'off' : 'unavailable' } });
  }

  /** What is kept is told anew after each change. */
  async function then(changed: Result<unknown>): Promise<Result<KeysState>> {
    return changed.ok ? state() : changed;
  }

  return {
    unlockWithCode: relay('keys.unlockWithCode'),
    async unlockWithDevice(choices) {
      const kept = await deviceKey.secret();
      if (kept === null) return fail('device-key-failed', {});
      return ask('keys.unlockWithDevice', { ...choices, slotId: kept.slotId, secret: kept.secret });
    },
    strength: relay('keys.strength'),
    state,
    addOfficer: async (input) => then(await ask('keys.addOfficer', input)),
    renameOfficer: async (input) => then(await ask('keys.renameOfficer', input)),
    async removeOfficer(input) {
      const removed = await ask('keys.removeOfficer', input);
      if (!removed.ok || !removed.value.isSelf) return then(removed);
      const locked = await locker.lockAsked();
      return locked.ok ? succeed(null) : locked;
    },
    changePassphrase: relay('keys.changePassphrase'),
    makeRecoveryCode: relay('keys.makeRecoveryCode'),
    async saveRecoverySheet() {
      const place = await dialogs.choosePlace(textsOf(language()).keys.sheet.fileName, 'pdf');
      return place === null
        ? succeed(null)
        : ask('keys.writeRecoverySheet', { path: place, language: language() });
    },
    confirmRecoveryCode: async (input) => then(await ask('keys.confirmRecoveryCode', input)),
    giveUpRecoveryCode: relay('keys.giveUpRecoveryCode'),
    async turnDeviceOn(input) {
      if (!(await deviceKey.isAvailable())) return fail('device-key-unavailable', {});
      const before = await deviceKey.keptFor();
      const added = await ask('keys.addDevice', { ...input, instead: before?.slotId ?? null });
      if (!added.ok) return added;
      try {
        await deviceKey.keep(added.value);
      } catch {
        // Neither the system nor the disk may leave a slot behind to which nobody has the key.
        const removed = await ask('keys.removeDevice', { slotId: added.value.slotId });
        return removed.ok ? fail('device-key-unavailable', {}) : removed;
      }
      return state();
    },
    async turnDeviceOff() {
      const kept = await deviceKey.keptFor();
      if (kept !== null) {
        const removed = await ask('keys.removeDevice', { slotId: kept.slotId });
        if (!removed.ok) return removed;
        await deviceKey.forget();
      }
      return state();
    },
  };
}

/** What the window is told with the state of the app. A keyring that cannot be read is told by unlocking. */
export async function keysOfState(
  { ask }: Pick<HandlerWorld, 'ask'>,
  deviceKey: DeviceKey,
  vault: AppState['vault'],
): Promise<Pick<AppState, 'lockedKeys' | 'recoveryCodeMissing'>> {
  if (vault === 'open') {
    const keys = await ask('keys.state', undefined);
    return keys.ok && keys.value.recoveryCode === null ? { recoveryCodeMissing: true } : {};
  }
  if (vault !== 'locked') return {};
  const keys = await ask('keys.locked', undefined);
  if (!keys.ok || keys.value === null) return {};
  const { vaultId, devices, officers, hasRecoveryCode } = keys.value;
  const kept = await deviceKey.keptFor();
  const here = devices.find(({ slotId }) => kept?.vaultId === vaultId && slotId === kept.slotId);
  const deviceAlias = officers.find(({ slotId }) => slotId === here?.owner)?.alias ?? null;
  return { lockedKeys: { officers, hasRecoveryCode, deviceAlias } };
}
