import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

/** `onReplaced`: after a restore another vault is open, and what was chosen for the one before is forgotten. */
export function backupHandlers(
  { dialogs, ask, relay }: HandlerWorld,
  onReplaced: () => void,
): Handlers['backups'] {
  return {
    state: relay('backups.state'),
    makeNow: relay('backups.makeNow'),
    cancel: relay('backups.cancel'),
    candidates: relay('backups.candidates'),
    async choose() {
      const folder = await dialogs.chooseFolder('restore');
      return folder === null ? succeed(null) : ask('backups.readFolder', { folder });
    },
    async restore(input) {
      const restored = await ask('backups.restore', input);
      if (restored.ok) onReplaced();
      return restored;
    },
  };
}
