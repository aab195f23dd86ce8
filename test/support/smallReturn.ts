import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { renderReport } from '../../electron/engine/report/renderReport.ts';
import { type Payload, payloadSchema } from '../../shared/domain/payload.ts';
import { reportModel } from '../../shared/domain/reportModel.ts';
import { aPayload } from '../builders/aPayload.ts';
import { fontsOfTinos } from '../builders/reportFonts.ts';

const fontDir = path.resolve(import.meta.dirname, '../../node_modules/@expo-google-fonts/tinos');
const fontFile = path.join(fontDir, '400Regular/Tinos_400Regular.ttf');

export const fontBytes = new Uint8Array(readFileSync(fontFile));

export interface SmallReturnOptions {
  /** What stands in `return.json`; null leaves the attachment out. */
  readonly payload?: unknown;
  readonly attachmentName?: string;
  readonly relationship?: string;
  /** `PDF/A-1b` for the validator that judges part 1 only; it forbids attachments. */
  readonly subset?: 'PDF/A-3b' | 'PDF/A-1b';
}

const made = new Map<string, Promise<Uint8Array>>();

/**
 * A return as the product exports it, its pages made of the payload. For a payload that is none, two pages in the same shape:
 * pdfmake, PDF/A, classic cross-reference table.
 */
export async function smallReturn(options: SmallReturnOptions = {}): Promise<Uint8Array> {
  const key = JSON.stringify(options);
  const making = made.get(key) ?? makeSmallReturn(options);
  made.set(key, making);
  return new Uint8Array(await making);
}

function makeSmallReturn(options: SmallReturnOptions): Promise<Uint8Array> {
  const { payload = aPayload(), subset = 'PDF/A-3b', relationship = 'Data', attachmentName } = options;
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success || subset === 'PDF/A-1b' || relationship !== 'Data') return makeTwoPages(options);
  const bytes = Buffer.from(JSON.stringify(payload));
  const model = reportModel(parsed.data, createHash('sha256').update(bytes).digest('hex'));
  const name = attachmentName ?? 'return.json';
  const report = renderReport(model, {
    fonts: fontsOfTinos,
    photos: new Map(),
    conformance: 'PDF/A-3b',
    createdAt: '2024-04-22T08:00:00+07:00',
    attachments: [{ name, mediaType: 'application/json', description: 'Dữ liệu', relationship, bytes }],
  });
  return report.then((rendered) => rendered.bytes);
}

async function makeTwoPages(options: SmallReturnOptions): Promise<Uint8Array> {
  const { payload = aPayload(), subset = 'PDF/A-3b', relationship = 'Data' } = options;
  const pdfmake = createRequire(import.meta.url)('pdfmake');
  pdfmake.addFonts({ TwoPages: { normal: fontFile } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const moment = new Date('2024-04-22T01:00:00Z');
  const attachment = {
    src: `data:application/json;base64,${Buffer.from(JSON.stringify(payload)).toString('base64')}`,
    name: options.attachmentName ?? 'return.json',
    type: 'application/json',
    relationship,
    creationDate: moment,
    modifiedDate: moment,
  };
  const pdf = pdfmake.createPdf({
    version: subset === 'PDF/A-1b' ? '1.4' : '1.7',
    subset,
    language: 'vi-VN',
    info: { title: 'Báo cáo kết quả thực hiện', creationDate: moment },
    defaultStyle: { font: 'TwoPages' },
    content: ['BÁO CÁO', 'Kết quả thực hiện văn bản chỉ đạo', { text: 'Nơi nhận:', pageBreak: 'before' }],
    ...(payload === null || subset === 'PDF/A-1b' ? {} : { files: { payload: attachment } }),
  });
  return new Uint8Array(await pdf.getBuffer());
}

export function sealedPayload(): Payload {
  return aPayload({ requiredSignatures: [] });
}
