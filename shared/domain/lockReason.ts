/**
 * Why the vault locked: asked for, nobody at the PC for the time of the settings, the PC going to sleep, its screen locked,
 * or the engine ended by a fault.
 */
export type LockReason = 'asked' | 'idle' | 'suspend' | 'screen-locked' | 'engine-stopped';

/** Minutes without a key or mouse after which the vault may lock. "Never" is not offered: an open vault is an open file. */
export const idleMinutes = [5, 10, 15, 30] as const;
export type IdleMinutes = (typeof idleMinutes)[number];
export const defaultIdleMinutes: IdleMinutes = 10;
