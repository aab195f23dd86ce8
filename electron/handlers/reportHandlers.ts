import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Handlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/result.ts';
import type { HandlerWorld } from './engineQuestions.ts';

/** `p12Paths`: chosen key files by handle; the window never learns a path. */
export function reportHandlers(
  { dialogs, ask, relay }: HandlerWorld,
  p12Paths: Map<string, string>,
): Handlers['report'] {
  return {
    preview: relay('report.preview'),
    draftPages: relay('report.draftPages'),
    async chooseP12() {
      const file = await dialogs.chooseP12();
      if (file === null) return succeed(null);
      const p12Id = randomBytes(16).toString('hex');
      p12Paths.set(p12Id, file);
      return succeed({ p12Id, fileName: path.basename(file) });
    },
    async export({ returnId, embedEvidence, way }) {
      const p12Path = way.kind === 'p12' ? p12Paths.get(way.p12Id) : undefined;
      if (way.kind === 'p12' && p12Path === undefined) return fail('no-file-chosen', {});
      const name = await ask('report.exportName', { returnId });
      if (!name.ok) return name;
      const place = await dialogs.choosePlace(name.value, 'pdf');
      if (place === null) return succeed(null);
      const engineWay =
        way.kind === 'p12'
          ? { kind: way.kind, path: p12Path as string, password: way.password, role: way.role }
          : way;
      return ask('report.write', { returnId, embedEvidence, way: engineWay, path: place });
    },
    async exportEvidence(wanted) {
      const { returnId, form } = wanted;
      const name = await ask('report.exportName', { returnId });
      if (!name.ok) return name;
      const packageName = name.value.replace(/\.pdf$/, `_minh-chung.${form === 'age' ? 'zip.age' : 'zip'}`);
      const place =
        form === 'folder'
          ? await dialogs.chooseFolder('evidence')
          : await dialogs.choosePlace(packageName, form);
      return place === null ? succeed(null) : ask('report.writeEvidence', { ...wanted, path: place });
    },
  };
}
