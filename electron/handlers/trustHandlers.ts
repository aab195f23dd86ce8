import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function trustHandlers({ dialogs, ask, relay }: HandlerWorld): Handlers['trust'] {
  return {
    list: relay('trust.list'),
    async readRoots() {
      const paths = await dialogs.chooseRoots();
      return paths.length === 0 ? succeed(null) : ask('trust.readRoots', { paths });
    },
    confirmRoot: relay('trust.confirmRoot'),
    removeRoot: relay('trust.removeRoot'),
    async importLists() {
      const paths = await dialogs.chooseRevocationLists();
      return paths.length === 0 ? succeed(null) : ask('trust.importLists', { paths });
    },
    removeList: relay('trust.removeList'),
    confirmIdentity: relay('trust.confirmIdentity'),
    removeIdentity: relay('trust.removeIdentity'),
  };
}
