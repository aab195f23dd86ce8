import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function imageHandlers({ dialogs, ask, relay }: HandlerWorld): Handlers['images'] {
  return {
    get: relay('images.get'),
    async choose(input) {
      const file = await dialogs.chooseImage(input.slot);
      return file === null ? succeed(null) : ask('images.keep', { ...input, path: file });
    },
    setSealWidth: relay('images.setSealWidth'),
    remove: relay('images.remove'),
  };
}
