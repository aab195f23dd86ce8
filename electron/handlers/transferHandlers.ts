import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function transferHandlers({ dialogs, ask, relay }: HandlerWorld): Handlers['transfer'] {
  return {
    recipient: relay('transfer.recipient'),
    size: relay('transfer.size'),
    async write({ scope, lock }) {
      const name = await ask('transfer.fileName', { scope });
      if (!name.ok) return name;
      const place = await dialogs.choosePlace(name.value, 'age');
      return place === null ? succeed(null) : ask('transfer.write', { scope, lock, path: place });
    },
    async choose() {
      const file = await dialogs.chooseTransfer();
      return file === null ? succeed(null) : ask('transfer.choose', { path: file });
    },
    preview: relay('transfer.preview'),
    takeIn: relay('transfer.takeIn'),
    cancel: relay('transfer.cancel'),
  };
}
