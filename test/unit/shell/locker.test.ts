import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idleLookMs, startAutoLock } from '../../../electron/autoLock.ts';
import { createCutOffWork } from '../../../electron/cutOffWork.ts';
import { createLocker, sealingLimitMs } from '../../../electron/locker.ts';
import type { LockReason } from '../../../shared/domain/lockReason.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import { problemText } from '../../../shared/text/problemText.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A main whose window answers as `window` says: at once, later, or not at all. */
function aMain(options: { open?: boolean; lockVault?: () => Promise<Result<void>> } = {}) {
  const told: string[] = [];
  const locker = createLocker({
    isOpen: async () => options.open ?? true,
    tellLocking: (reason) => void told.push(`locking ${reason}`),
    lockVault:
      options.lockVault ??
      (async () => {
        told.push('vault locked');
        return succeed(undefined);
      }),
    afterLock: (reason, typedLost) => void told.push(`after ${reason}${typedLost ? ', typed lost' : ''}`),
    waitMs: sealingLimitMs,
  });
  return { locker, told };
}

describe('a lock that nobody asked for', () => {
  it('waits for the window to seal what is typed', async () => {
    const { locker, told } = aMain();
    const locked = locker.lockBy('idle');
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toEqual(['locking idle']);
    locker.windowIsReady(true);
    await locked;
    expect(told).toEqual(['locking idle', 'vault locked', 'after idle']);
  });

  it.each([
    ['idle', 3_000],
    ['suspend', 1_000],
  ] as const)('by %s locks all the same when the window hangs, and says so', async (reason, limitMs) => {
    const { locker, told } = aMain();
    const locked = locker.lockBy(reason);
    await vi.advanceTimersByTimeAsync(limitMs - 1);
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    await locked;
    expect(told.slice(1)).toEqual(['vault locked', `after ${reason}, typed lost`]);
    locker.windowIsReady(true); // too late, and of no effect
  });

  it('tells when the window could not seal everything', async () => {
    const { locker, told } = aMain();
    const locked = locker.lockBy('screen-locked');
    await vi.advanceTimersByTimeAsync(0);
    locker.windowIsReady(false);
    await locked;
    expect(told.at(-1)).toBe('after screen-locked, typed lost');
  });

  it('does nothing while the vault is shut', async () => {
    const { locker, told } = aMain({ open: false });
    await locker.lockBy('suspend');
    expect(told).toEqual([]);
  });

  it('is one lock, however many ask for it', async () => {
    const { locker, told } = aMain();
    const all = Promise.all([locker.lockBy('suspend'), locker.lockBy('idle'), locker.lockAsked()]);
    await vi.advanceTimersByTimeAsync(0);
    locker.windowIsReady(true);
    await vi.runAllTimersAsync();
    await all;
    expect(told.filter((line) => line === 'vault locked')).toHaveLength(1);
  });
});

describe('a lock that is asked for', () => {
  it('does not ask the window again, and hands on what was left undone', async () => {
    const lockVault = async () => fail('disk-full', { missingBytes: 1 });
    const { locker, told } = aMain({ lockVault });
    expect(await locker.lockAsked()).toEqual(await lockVault());
    expect(told).toEqual(['after asked']);
  });
});

function aPc() {
  const locks: LockReason[] = [];
  let idleSeconds = 0;
  const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => idleSeconds });
  let minutes = 10;
  const stop = startAutoLock({
    powerMonitor: powerMonitor as never,
    minutes: () => minutes,
    lock: async (reason) => void locks.push(reason),
    onFault: (error) => {
      throw error;
    },
  });
  return {
    locks,
    stop,
    powerMonitor,
    set: (given: number) => {
      minutes = given;
    },
    idle: async (seconds: number) => {
      idleSeconds = seconds;
      await vi.advanceTimersByTimeAsync(idleLookMs);
    },
  };
}

describe('locking by itself', () => {
  it('comes once per absence, at the time of the settings', async () => {
    const { locks, idle, set, stop } = aPc();
    await idle(599);
    expect(locks).toEqual([]);
    await idle(600);
    await idle(900);
    expect(locks).toEqual(['idle']);
    await idle(0);
    set(5);
    await idle(299);
    await idle(300);
    expect(locks).toEqual(['idle', 'idle']);
    stop();
    await idle(0);
    await idle(9_000);
    expect(locks).toHaveLength(2);
  });

  it('comes when the PC goes to sleep and when its screen locks', () => {
    const { locks, powerMonitor } = aPc();
    powerMonitor.emit('suspend');
    powerMonitor.emit('lock-screen');
    expect(locks).toEqual(['suspend', 'screen-locked']);
  });
});

describe('work that a lock cut off', () => {
  it('is told once, after the lock', async () => {
    const cutOff = createCutOffWork();
    const { promise, resolve } = Promise.withResolvers<Result<void>>();
    const watched = cutOff.watch('report.write', promise);
    cutOff.locked();
    resolve(fail('vault-locked', {}));
    await watched;
    expect(cutOff.take()).toEqual([{ code: 'work-cut-off', facts: { work: 'write' } }]);
    expect(cutOff.take()).toEqual([]);
  });

  it.each([
    ['backups.restore', 'restore'],
    ['transfer.takeIn', 'take-in'],
    ['transfer.write', 'write'],
    ['backups.makeNow', 'backup'],
  ] as const)('is %s, too', async (name, work) => {
    const cutOff = createCutOffWork();
    const watched = cutOff.watch(name, Promise.resolve(fail('vault-locked', {})));
    cutOff.locked();
    await watched;
    const told = cutOff.take();
    expect(told).toEqual([{ code: 'work-cut-off', facts: { work } }]);
    for (const language of ['vi', 'en'] as const)
      for (const found of told) expect(problemText(found, language)).not.toContain('undefined');
  });

  it('is one file of several, too', async () => {
    const cutOff = createCutOffWork();
    const outcomes = succeed([{ ok: true }, { ok: false }]);
    const watched = cutOff.watch('evidence.attachPaths', Promise.resolve(outcomes));
    cutOff.locked();
    await watched;
    expect(cutOff.take()).toMatchObject([{ facts: { work: 'attach' } }]);
  });

  it('is not what failed without a lock, what ended well, or what takes no time', async () => {
    const cutOff = createCutOffWork();
    await cutOff.watch('vault.backUp', Promise.resolve(fail('disk-full', { missingBytes: 1 })));
    const late = [
      cutOff.watch('vault.backUp', Promise.resolve(succeed({ folderName: 'x' }))),
      cutOff.watch('answers.save', Promise.resolve(fail('vault-locked', {}))),
    ];
    cutOff.locked();
    await Promise.all(late);
    expect(cutOff.take()).toEqual([]);
  });
});
