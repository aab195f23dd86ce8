import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import { textsOf } from '../../shared/text/textsOf.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function auditHandlers({ dialogs, ask, relay }: HandlerWorld): Handlers['audit'] {
  return {
    overview: relay('audit.overview'),
    page: relay('audit.page'),
    async exportCsv(filter) {
      const day = new Date().toISOString().slice(0, 10);
      const place = await dialogs.choosePlace(textsOf(filter.language).audit.csvName(day), 'csv');
      return place === null ? succeed(null) : ask('audit.writeCsv', { ...filter, path: place });
    },
    restore: relay('audit.restore'),
    acknowledgeHead: relay('audit.acknowledgeHead'),
  };
}
