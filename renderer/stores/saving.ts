import { create } from 'zustand';
import { onStoreReset } from '../storeReset.ts';
import { realClock } from './realClock.ts';
import { SaveScheduler, type SaveState } from './saveScheduler.ts';

/** What the action bar says about saving. */
export const useSaving = create<{ readonly state: SaveState }>()(() => ({ state: { kind: 'idle' } }));

let scheduler = startScheduler();

/** The scheduler of the open vault; a new one begins when the vault locks, so that nothing of the unit stays. */
export function saver(): SaveScheduler {
  return scheduler;
}

function startScheduler(): SaveScheduler {
  const started = new SaveScheduler(realClock);
  started.subscribe(() => {
    if (started === scheduler) useSaving.setState({ state: started.state });
  });
  return started;
}

/** Gives up what could not be written, after the person chose so. */
export function forgetUnsaved(): void {
  scheduler = startScheduler();
  useSaving.setState({ state: scheduler.state });
}

onStoreReset(forgetUnsaved);
