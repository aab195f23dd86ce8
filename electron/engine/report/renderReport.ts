import { createHash } from 'node:crypto';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { AnswerPlace } from '../../../shared/domain/answerPlace.ts';
import { formProfile } from '../../../shared/domain/formProfile.ts';
import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { annexId, annexTitles, photoImageName } from './annexes.ts';
import { answerPlaces } from './answerPlaces.ts';
import { documentContent, figuresHeadingId } from './documentContent.ts';
import { documentNames } from './documentNames.ts';
import { embedFiles } from './embedFiles.ts';
import { fontMetrics } from './fontMetrics.ts';
import { fontFamily, layoutEngine, type PlacedPage } from './layoutEngine.ts';
import { manifestTableId } from './manifestTable.ts';
import { type OpenLinePlaces, openLinePlaces } from './openLinePlaces.ts';
import { drawPageNumbers, drawPrintMark, drawSampleMark, mendForPdfA } from './pdfFinish.ts';
import { createPrinter } from './printer.ts';
import type { ReportAttachment } from './reportAttachments.ts';
import type { ReportFonts } from './reportFonts.ts';
import { resultTableId } from './resultTable.ts';
import { sheet } from './sheet.ts';
import { signerNameId } from './signatureBlock.ts';
import { headPlace } from './signaturePlaces.ts';

export interface RenderOptions {
  readonly fonts: ReportFonts;
  /** Annex copies (sRGB JPEG) by number in the manifest: one for each photo of the model. */
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

/** A place on the pages: page counted from 1, points from the upper edge. */
export interface PagePlace {
  readonly page: number;
  readonly top: number;
}

/** Where the parts stand: what reading the pages back has to know. */
export interface ReportLayout {
  readonly resultTable: { readonly from: PagePlace; readonly to: PagePlace };
  /** null when there is no evidence; `to` is null when no annex follows. */
  readonly manifestTable: { readonly from: PagePlace; readonly to: PagePlace | null } | null;
  /** Headings of the annexes. */
  readonly annexes: readonly PagePlace[];
}

export interface RenderedReport {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly signaturePlace: SignaturePlace;
  /** Where number and date are to be filled in. */
  readonly openLines: OpenLinePlaces;
  readonly layout: ReportLayout;
  readonly answers: readonly AnswerPlace[];
}

/** Lays the return out in the form of NĐ 30/2020 and writes it as PDF/A. Equal inputs give equal bytes. */
export async function renderReport(model: ReportModel, options: RenderOptions): Promise<RenderedReport> {
  const engine = layoutEngine(options.fonts);
  const pdf = engine.createPdf(documentDefinition(model, options), { bufferPages: true });
  const document = await pdf.getStream();
  const pages = document._pdfMakePages;
  const layout = reportLayout(pages, model);
  const openLines = openLinePlaces(pages, model.header, fontMetrics(options.fonts));
  mendForPdfA(document);
  drawPageNumbers(
    document,
    layout.annexes.map(({ page }) => page - 1),
  );
  if (model.sample) drawSampleMark(document);
  if (model.printCopy) drawPrintMark(document, model.proof.payloadSha256);
  if (options.conformance === 'PDF/A-3b')
    embedFiles(document, options.attachments, new Date(options.createdAt));
  document._id = fileId(model, options);
  const bytes = await pdf.getBuffer();
  return {
    bytes,
    pages: pages.length,
    signaturePlace: signaturePlace(pages),
    openLines,
    layout,
    answers: answerPlaces(pages),
  };
}

function documentDefinition(model: ReportModel, options: RenderOptions): TDocumentDefinitions {
  const metrics = fontMetrics(options.fonts);
  const createdAt = new Date(options.createdAt);
  const isTwin = options.conformance === 'PDF/A-1b';
  return {
    version: isTwin ? '1.4' : '1.7',
    subset: options.conformance,
    tagged: true,
    language: 'vi-VN',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [sheet.left, sheet.top, sheet.right, sheet.bottom],
    info: {
      ...documentNames(model, metrics),
      creator: 'Tuân Thủ',
      producer: 'Tuân Thủ (pdfmake)',
      creationDate: createdAt,
    },
    defaultStyle: { font: fontFamily, fontSize: formProfile.body.size.value },
    content: documentContent(model, createPrinter(metrics)),
    images: photoImages(model, options.photos),
  };
}

function photoImages(model: ReportModel, photos: ReadonlyMap<number, Uint8Array>): Record<string, string> {
  return Object.fromEntries(
    model.photos.map(({ number }) => {
      const jpeg = photos.get(number);
      if (!jpeg) throw new Error(`no annex copy for photo ${number}`);
      return [photoImageName(number), dataUrl('image/jpeg', jpeg)];
    }),
  );
}

function dataUrl(mediaType: string, bytes: Uint8Array): string {
  return `data:${mediaType};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
}

/** File identifier (ISO 32000-1, 14.4) from what the file says, never from the clock. */
function fileId(model: ReportModel, options: RenderOptions): Buffer {
  const hash = createHash('sha256').update(JSON.stringify(model)).update(options.createdAt);
  for (const { bytes } of options.attachments) hash.update(bytes);
  return hash.digest().subarray(0, 16);
}

function reportLayout(pages: readonly PlacedPage[], model: ReportModel): ReportLayout {
  const from = findLine(pages, resultTableId);
  const to = findLine(pages, figuresHeadingId);
  if (!from || !to) throw new Error('the result table is not on the pages');
  const annexes: PagePlace[] = [];
  for (let place = findLine(pages, annexId(0)); place; place = findLine(pages, annexId(annexes.length)))
    annexes.push(place);
  const manifest = findLine(pages, manifestTableId);
  const behind = annexes[annexTitles(model).findIndex(({ kind }) => kind === 'evidence') + 1];
  const manifestTable = manifest ? { from: manifest, to: behind ?? null } : null;
  return { resultTable: { from, to }, manifestTable, annexes };
}

function signaturePlace(pages: readonly PlacedPage[]): SignaturePlace {
  const name = findLine(pages, signerNameId);
  if (!name) throw new Error('the name of the signer is not on the pages');
  return headPlace(name.page, sheet.height - name.top);
}

function findLine(pages: readonly PlacedPage[], id: string): PagePlace | undefined {
  for (const [index, page] of pages.entries()) {
    const line = page.items.find(({ type, item }) => type === 'line' && item.id === id);
    if (line) return { page: index + 1, top: line.item.y };
  }
  return undefined;
}
