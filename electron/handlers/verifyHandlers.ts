import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Handlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/result.ts';
import { textsOf } from '../../shared/text/textsOf.ts';
import type { HandlerWorld } from './engineQuestions.ts';

export function verifyHandlers({ dialogs, ask, relay }: HandlerWorld): Handlers['verify'] {
  /** The encrypted package that was chosen last; the window knows its handle and its name only. */
  let locked: { readonly placeId: string; readonly fileId: string; readonly path: string } | null = null;

  return {
    async chosen() {
      const paths = await dialogs.chooseSignedFiles();
      return paths.length === 0 ? succeed(null) : ask('verify.files', { paths });
    },
    again: relay('verify.again'),
    beginDrop: relay('verify.beginDrop'),
    appendDrop: relay('verify.appendDrop'),
    dropped: relay('verify.dropped'),
    async chooseEvidence({ fileId, from }) {
      const chosen =
        from === 'folder' ? await dialogs.chooseFolder('compare') : await dialogs.choosePackage();
      if (chosen === null) return succeed(null);
      const compared = await ask('verify.compareEvidence', { fileId, path: chosen, passphrase: null });
      if (compared.ok) return succeed({ kind: 'compared', ...compared.value });
      if (!compared.problems.some(({ code }) => code === 'package-password-missing')) return compared;
      locked = { placeId: randomBytes(16).toString('hex'), fileId, path: chosen };
      return succeed({ kind: 'locked', placeId: locked.placeId, place: path.basename(chosen) });
    },
    async unlockEvidence({ placeId, passphrase }) {
      if (locked?.placeId !== placeId) return fail('no-file-chosen', {});
      const { fileId, path: chosen } = locked;
      const compared = await ask('verify.compareEvidence', { fileId, path: chosen, passphrase });
      return compared.ok ? succeed({ kind: 'compared', ...compared.value }) : compared;
    },
    async saveTotals({ language }) {
      const place = await dialogs.choosePlace(textsOf(language).verify.totals.fileName, 'csv');
      return place === null ? succeed(null) : ask('verify.writeTotals', { path: place, language });
    },
  };
}
