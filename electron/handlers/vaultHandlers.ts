import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

/** `onLocked`: after every lock, also after a failed one: the vault is shut in any case, and only a field visit waits for the next unlock. */
export function vaultHandlers(
  { dialogs, ask, relay }: HandlerWorld,
  onLocked: () => void,
): Handlers['vault'] {
  return {
    create: relay('vault.create'),
    unlock: relay('vault.unlock'),
    async lock() {
      const locked = await ask('vault.lock', undefined);
      onLocked();
      return locked;
    },
    async backUp() {
      const folder = await dialogs.chooseFolder('backup');
      return folder === null ? succeed(null) : ask('vault.backUp', { folder });
    },
  };
}
