import { expect, it } from 'vitest';
import type { DeviceKey } from '../../../electron/deviceKey.ts';
import type { HandlerWorld } from '../../../electron/handlers/engineQuestions.ts';
import { keyHandlers } from '../../../electron/handlers/keyHandlers.ts';
import { fail, succeed } from '../../../shared/result.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';

const passphrase = 'một câu dài dễ nhớ';
const nothing = undefined;

/** A system's key store that can be made to refuse. */
function keyStore(): DeviceKey & { available: boolean; refuses: boolean } {
  let kept: Awaited<ReturnType<DeviceKey['secret']>> = null;
  return {
    available: true,
    refuses: false,
    async isAvailable() {
      return this.available;
    },
    keptFor: async () => kept,
    async keep(secret) {
      if (this.refuses) throw new Error('the key store is shut');
      kept = secret;
    },
    secret: async () => kept,
    async forget() {
      kept = null;
    },
  };
}

async function handlersOnVault() {
  const { engine } = await anEngine();
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  const ask = (name: keyof typeof engine, input: unknown) => engine[name](input as never);
  const world = {
    ask,
    relay: (name: keyof typeof engine) => (input: unknown) => ask(name, input),
    dialogs: { choosePlace: async () => null },
  } as unknown as HandlerWorld;
  const deviceKey = keyStore();
  const keys = keyHandlers(world, {
    deviceKey,
    language: () => 'vi',
    locker: { lockAsked: () => engine['vault.lock'](nothing) },
  });
  return { engine, keys, deviceKey };
}

it('a system without a safe key store is refused, and nothing of the vault changes', async () => {
  const { engine, keys, deviceKey } = await handlersOnVault();
  deviceKey.available = false;
  expect(expectCodes(await keys.turnDeviceOn({ passphrase }))).toEqual(['device-key-unavailable']);
  expect(expectValue(await keys.state(nothing)).device).toEqual({ kind: 'unavailable' });
  expect(expectValue(await engine['keys.state'](nothing)).devices).toEqual([]);
});

it('a key that the system does not take leaves no slot behind', async () => {
  const { engine, keys, deviceKey } = await handlersOnVault();
  deviceKey.refuses = true;
  expect(expectCodes(await keys.turnDeviceOn({ passphrase }))).toEqual(['device-key-unavailable']);
  expect(expectValue(await engine['keys.state'](nothing)).devices).toEqual([]);
});

it('is on, opens, and is off again', async () => {
  const { engine, keys, deviceKey } = await handlersOnVault();
  expect(expectValue(await keys.turnDeviceOn({ passphrase })).device).toEqual({ kind: 'on' });
  expectValue(await engine['vault.lock'](nothing));
  expectValue(await keys.unlockWithDevice({}));
  expect(expectValue(await keys.turnDeviceOff(nothing)).device).toEqual({ kind: 'off' });
  expectValue(await engine['vault.lock'](nothing));
  expect(await deviceKey.secret()).toBeNull();
  expect(await keys.unlockWithDevice({})).toEqual(fail('device-key-failed', {}));
});

it('an officer who removes themselves is locked out at once', async () => {
  const { engine, keys } = await handlersOnVault();
  const added = await keys.addOfficer({
    passphrase,
    alias: 'Một cửa',
    fullName: 'Trần Thị Bình',
    newPassphrase: 'câu của người thứ hai',
  });
  const [self] = expectValue(added).officers;
  expect(await keys.removeOfficer({ slotId: self?.slotId ?? '', passphrase })).toEqual(succeed(null));
  expect(expectValue(await engine['vault.state'](nothing))).toBe('locked');
  expect(await keys.saveRecoverySheet(nothing)).toEqual(succeed(null));
});
