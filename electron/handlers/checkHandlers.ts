import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function checkHandlers({ dialogs, ask, relay }: HandlerWorld): Handlers['check'] {
  return {
    state: relay('check.state'),
    start: relay('check.start'),
    cancel: relay('check.cancel'),
    async saveReport(input) {
      const name = await ask('check.reportName', undefined);
      if (!name.ok) return name;
      const place = await dialogs.choosePlace(name.value, 'any');
      return place === null ? succeed(null) : ask('check.writeReport', { ...input, path: place });
    },
  };
}
