import type { PowerMonitor } from 'electron';
import type { LockReason } from '../shared/domain/lockReason.ts';

export interface AutoLockNeeds {
  readonly powerMonitor: Pick<PowerMonitor, 'getSystemIdleTime' | 'on'>;
  /** The time of the settings, in minutes; asked at each look. */
  readonly minutes: () => number;
  readonly lock: (reason: LockReason) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/** Between two looks at how long nobody touched the PC, in milliseconds. */
export const idleLookMs = 5_000;

/**
 * Locks when nobody touches the PC, when it goes to sleep and when its screen locks. The idle time is the system's: work in
 * another program counts as being there. On Linux Electron does not tell of a locked screen.
 */
export function startAutoLock({ powerMonitor, minutes, lock, onFault }: AutoLockNeeds): () => void {
  /** One lock per absence: a locked vault is not asked about again until somebody was there. */
  let isLocked = false;
  let idleBefore = 0;

  function look(): void {
    const idle = powerMonitor.getSystemIdleTime();
    if (idle < idleBefore) isLocked = false;
    idleBefore = idle;
    if (isLocked || idle < minutes() * 60) return;
    isLocked = true;
    lockBy('idle');
  }

  function lockBy(reason: LockReason): void {
    lock(reason).catch(onFault);
  }

  powerMonitor.on('suspend', () => lockBy('suspend'));
  powerMonitor.on('lock-screen', () => lockBy('screen-locked'));
  const timer = setInterval(look, idleLookMs);
  timer.unref();
  return () => clearInterval(timer);
}
