import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import type { ReportAttachment } from './reportAttachments.ts';
import type { ReportFonts } from './reportFonts.ts';

export interface RenderOptions {
  readonly fonts: ReportFonts;
  /** Annex copies (sRGB JPEG) by number in the manifest. */
  readonly photos: ReadonlyMap<number, Uint8Array>;
  /** `PDF/A-1b` is the twin for validators that judge part 1 only: PDF 1.4, without attachments. */
  readonly conformance: 'PDF/A-3b' | 'PDF/A-1b';
  readonly attachments: readonly ReportAttachment[];
  /** ISO 8601 with offset: creation date of the file. */
  readonly createdAt: string;
}

/** Place of a signature in PDF coordinates: points from the lower left corner. */
export interface SignaturePlace {
  /** Counted from 1. */
  readonly page: number;
  readonly rect: readonly [left: number, bottom: number, right: number, top: number];
}

export interface RenderedReport {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly signaturePlace: SignaturePlace;
}

/** Lays the return out in the form of NĐ 30/2020 and writes it as PDF/A. Equal inputs give equal bytes. */
export function renderReport(_model: ReportModel, _options: RenderOptions): Promise<RenderedReport> {
  throw new Error('not built yet');
}
