import path from 'node:path';
import { isFrozen } from '../../../shared/domain/returnRoad.ts';
import { fail, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { newestFile } from '../frozenReturn.ts';
import { printCopy } from '../printCopy.ts';
import { readPayloadFile } from '../verify/payload.ts';
import { readStrictPdf } from '../verify/strictPdf.ts';
import { writeReturn } from '../writeReturn.ts';
import type { ReturnMaker } from './returnMaker.ts';

type PrintCalls = Pick<EngineCalls, 'road.writePrintCopy'>;

/** The paper way of a submitted return: what is printed carries the hash of the very data that was submitted. */
export function printCalls(maker: ReturnMaker): PrintCalls {
  return {
    async 'road.writePrintCopy'({ returnId, path: target }) {
      const found = maker.whole(returnId);
      if (!found.ok) return found;
      const { opened, whole } = found.value;
      if (!isFrozen(whole.road.state))
        return fail('road-step-refused', { state: whole.road.state, action: 'signed' });
      const kept = await opened.evidence.readBlob(newestFile(whole).blobId);
      if (!kept.ok) return kept;
      const strict = readStrictPdf(kept.value);
      if (!strict.ok) return fail('pdf-structure', strict.broken);
      const data = readPayloadFile(strict.pdf);
      if (!data.ok) return data;
      const photos = await maker.photos(found.value);
      if (!photos.ok) return photos;
      const fonts = await maker.fonts();
      const { payload, bytes } = data.value;
      const copy = await printCopy(payload, sha256Hex(bytes), { photos: photos.value, fonts });
      if (!copy.ok) return copy;
      const written = await writeReturn(target, copy.value, { overwrite: true });
      return written.ok ? succeed({ fileName: path.basename(target), pages: copy.value.pages }) : written;
    },
  };
}
