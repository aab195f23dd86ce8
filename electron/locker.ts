import type { LockReason } from '../shared/domain/lockReason.ts';
import type { Result } from '../shared/result.ts';

export interface LockerNeeds {
  readonly isOpen: () => Promise<boolean>;
  /** Asks the window to seal what is typed. It answers through `windowIsReady`, or not at all when it hangs. */
  readonly tellLocking: (reason: LockReason) => void;
  readonly lockVault: () => Promise<Result<void>>;
  /** After every lock, also after a failed one: the vault is shut in any case. */
  readonly afterLock: (reason: LockReason, typedLost: boolean) => void;
  /** Longest wait for the window, in milliseconds. */
  readonly waitMs: (reason: LockReason) => number;
}

export interface Locker {
  /** The window asks for it and has sealed what was typed. */
  lockAsked(): Promise<Result<void>>;
  /** Nobody asks: the window gets a moment to seal what is typed, then the vault locks in any case. */
  lockBy(reason: LockReason): Promise<void>;
  windowIsReady(sealed: boolean): void;
}

/** A PC that goes to sleep gives programs about two seconds. */
export function sealingLimitMs(reason: LockReason): number {
  return reason === 'suspend' ? 1_000 : 3_000;
}

/** One lock at a time: who asks while one is under way waits for that one. */
export function createLocker(needs: LockerNeeds): Locker {
  let underWay: Promise<Result<void>> | null = null;
  let answer: ((sealed: boolean) => void) | null = null;

  async function seal(reason: LockReason): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    answer = resolve;
    const timer = setTimeout(() => resolve(false), needs.waitMs(reason));
    needs.tellLocking(reason);
    const sealed = await promise;
    clearTimeout(timer);
    answer = null;
    return sealed;
  }

  async function lock(reason: LockReason): Promise<Result<void>> {
    const sealed = reason === 'asked' || (await seal(reason));
    try {
      return await needs.lockVault();
    } finally {
      needs.afterLock(reason, !sealed);
    }
  }

  function once(reason: LockReason): Promise<Result<void>> {
    underWay ??= lock(reason).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return {
    lockAsked: () => once('asked'),
    async lockBy(reason) {
      if (underWay === null && !(await needs.isOpen())) return;
      await once(reason);
    },
    windowIsReady: (sealed) => answer?.(sealed),
  };
}
