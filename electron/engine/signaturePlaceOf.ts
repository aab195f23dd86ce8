import type { Payload } from '../../shared/domain/payload.ts';
import { reportModel } from '../../shared/domain/reportModel.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import type { FieldPlaces } from './fieldPlans.ts';
import { comparePages } from './report/comparePages.ts';
import { payloadSha256 } from './report/payloadBytes.ts';
import { renderReport } from './report/renderReport.ts';
import type { ReportFonts } from './report/reportFonts.ts';

/** Stands in for the photos of the annex, which lie behind the signature: one grey point, JPEG. */
const greyPoint = new Uint8Array(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64',
  ),
);

/**
 * Where a return without fields is signed and filled in: the pages are laid out once more from the payload. The places
 * are used only when the file's own pages read as this layout says, so a signature never lands on the text of another make.
 */
export async function fieldPlacesOf(
  bytes: Uint8Array,
  payload: Payload,
  fonts: ReportFonts,
): Promise<Result<FieldPlaces>> {
  const model = reportModel(payload, payloadSha256(payload));
  const rendered = await renderReport(model, {
    fonts,
    photos: new Map(model.photos.map(({ number }) => [number, greyPoint])),
    conformance: 'PDF/A-3b',
    attachments: [],
    createdAt: payload.exportedAt,
  });
  const differs = await comparePages({ bytes, layout: rendered.layout }, payload, fonts);
  return differs.length === 0 ? succeed(rendered) : fail('pdf-not-signable', { rule: 'signature-place' });
}
