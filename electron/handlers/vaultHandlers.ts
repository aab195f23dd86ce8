import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { Locker } from '../locker.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function vaultHandlers(
  { dialogs, ask, relay }: HandlerWorld,
  locker: Pick<Locker, 'lockAsked' | 'windowIsReady'>,
): Handlers['vault'] {
  return {
    create: relay('vault.create'),
    unlock: relay('vault.unlock'),
    lock: () => locker.lockAsked(),
    async readyToLock({ sealed }) {
      locker.windowIsReady(sealed);
      return succeed(undefined);
    },
    async backUp() {
      const folder = await dialogs.chooseFolder('backup');
      return folder === null ? succeed(null) : ask('vault.backUp', { folder });
    },
  };
}
