import type { Payload } from '../../shared/domain/payload.ts';
import { reportModel } from '../../shared/domain/reportModel.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { sha256Hex } from './directives/directiveSha256.ts';
import { comparePages } from './report/comparePages.ts';
import { photosByNumber } from './report/photosByNumber.ts';
import { renderReport } from './report/renderReport.ts';
import type { ReportFonts } from './report/reportFonts.ts';

export interface PrintCopy {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Of `bytes`, lower-case hex. */
  readonly sha256: string;
}

/**
 * The pages of a return for the way on paper (NĐ 30/2020, Điều 18.5): the same words, the hash and the QR code of the same data, room
 * to sign by hand and to stamp, dots where number and date are open. Each page says at its foot that it is a print copy. It has no
 * field, no signature, no picture of a seal and nothing embedded: it is for the printer, and no file that is sent.
 * `payloadSha256`: of `return.json` as the file for signing embeds it. Equal inputs give equal bytes.
 */
export async function printCopy(
  payload: Payload,
  payloadSha256: string,
  { photos, fonts }: { readonly photos: ReadonlyMap<string, Uint8Array>; readonly fonts: ReportFonts },
): Promise<Result<PrintCopy>> {
  const model = reportModel(payload, payloadSha256, 'print');
  const { bytes, pages, layout } = await renderReport(model, {
    fonts,
    photos: photosByNumber(payload, photos),
    conformance: 'PDF/A-3b',
    attachments: [],
    createdAt: payload.exportedAt,
  });
  const lost = await comparePages({ bytes, layout }, payload, fonts, model);
  return lost.length > 0
    ? fail('export-page-text-lost', { items: lost })
    : succeed({ bytes, pages, sha256: sha256Hex(bytes) });
}
