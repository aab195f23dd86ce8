import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function roadHandlers({ dialogs, ask, relay }: HandlerWorld): Handlers['road'] {
  return {
    submit: relay('road.submit'),
    sendBack: relay('road.sendBack'),
    amend: relay('road.amend'),
    replaced: relay('road.replaced'),
    assignRole: relay('road.assignRole'),
    record: relay('road.record'),
    async takeInSigned(input) {
      const file = await dialogs.chooseSignedCopy();
      return file === null ? succeed(null) : ask('road.takeInSigned', { ...input, path: file });
    },
    async savePrintCopy(input) {
      const name = await ask('report.exportName', input);
      if (!name.ok) return name;
      const place = await dialogs.choosePlace(name.value.replace(/(?:\.pdf)?$/i, '_ban-in.pdf'), 'pdf');
      return place === null ? succeed(null) : ask('road.writePrintCopy', { ...input, path: place });
    },
    async saveCopy(input) {
      const name = await ask('report.exportName', input);
      if (!name.ok) return name;
      const place = await dialogs.choosePlace(name.value, 'pdf');
      return place === null ? succeed(null) : ask('road.writeCopy', { ...input, path: place });
    },
    async sendOnPaper(input) {
      const file = await dialogs.chooseScan();
      return file === null ? succeed(null) : ask('road.sendOnPaper', { ...input, path: file });
    },
    async saveVersionCopy(input) {
      const kept = await ask('road.keptName', input);
      if (!kept.ok) return kept;
      const place = await dialogs.choosePlace(kept.value.name, kept.value.kind);
      return place === null ? succeed(null) : ask('road.writeVersionCopy', { ...input, path: place });
    },
  };
}
