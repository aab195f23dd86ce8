import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function roadHandlers({ dialogs, ask, relay }: HandlerWorld): Handlers['road'] {
  return {
    submit: relay('road.submit'),
    sendBack: relay('road.sendBack'),
    record: relay('road.record'),
    async takeInSigned(input) {
      const file = await dialogs.chooseSignedCopy();
      return file === null ? succeed(null) : ask('road.takeInSigned', { ...input, path: file });
    },
    async saveCopy(input) {
      const name = await ask('report.exportName', input);
      if (!name.ok) return name;
      const place = await dialogs.choosePlace(name.value, 'pdf');
      return place === null ? succeed(null) : ask('road.writeCopy', { ...input, path: place });
    },
  };
}
