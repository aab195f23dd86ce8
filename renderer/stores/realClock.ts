import type { SaveClock } from './saveScheduler.ts';

/** The window's own time. `performance.now` does not jump when the PC's clock is set. */
export const realClock: SaveClock = {
  now: () => performance.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
