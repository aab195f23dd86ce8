import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function evidenceHandlers({ dialogs, ask, relay }: HandlerWorld): Handlers['evidence'] {
  return {
    async attachChosen(input) {
      const paths = await dialogs.chooseEvidence();
      return paths.length === 0 ? succeed([]) : ask('evidence.attachPaths', { ...input, paths });
    },
    beginUpload: relay('evidence.beginUpload'),
    appendUpload: relay('evidence.appendUpload'),
    finishUpload: relay('evidence.finishUpload'),
    cancelUpload: relay('evidence.cancelUpload'),
    setCaption: relay('evidence.setCaption'),
    link: relay('evidence.link'),
    unlink: relay('evidence.unlink'),
    unlinkDamaged: relay('evidence.unlinkDamaged'),
    reorder: relay('evidence.reorder'),
    async replaceChosen(input) {
      const file = await dialogs.chooseNewerEvidence();
      return file === null ? succeed(null) : ask('evidence.replaceByPath', { ...input, path: file });
    },
    readText: relay('evidence.readText'),
    async saveCopy(input) {
      const name = await ask('evidence.exportName', input);
      if (!name.ok) return name;
      const place = await dialogs.choosePlace(name.value, 'any');
      return place === null ? succeed(null) : ask('evidence.writeCopy', { ...input, path: place });
    },
  };
}
