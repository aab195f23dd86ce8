import { readFileSync } from 'node:fs';
import path from 'node:path';
import { payloadSha256 } from '../../../electron/engine/report/payloadBytes.ts';
import {
  type RenderedReport,
  type RenderOptions,
  renderReport,
} from '../../../electron/engine/report/renderReport.ts';
import { reportAttachments } from '../../../electron/engine/report/reportAttachments.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { reportModel } from '../../../shared/domain/reportModel.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';

/** A picture of 64 × 48 px, as the photo annex keeps it. */
export const smallPhoto = readFileSync(path.join(import.meta.dirname, 'smallPhoto.jpg'));

/** The payload on pages; every photo of its annex is the small one. */
export function renderPayload(
  payload: Payload,
  overrides: Partial<RenderOptions> = {},
): Promise<RenderedReport> {
  const model = reportModel(payload, payloadSha256(payload));
  return renderReport(model, {
    fonts: fontsOfTinos,
    photos: new Map(model.photos.map(({ number }) => [number, smallPhoto])),
    conformance: 'PDF/A-3b',
    attachments: overrides.attachments ?? reportAttachments(payload),
    createdAt: payload.exportedAt,
    ...overrides,
  });
}
