import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Payload } from '../../shared/domain/payload.ts';
import { aPayload } from '../builders/aPayload.ts';

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

/** Two pages in the shape of the product's export: pdfmake, PDF/A, classic cross-reference table, payload inside. */
export async function smallReturn(options: SmallReturnOptions = {}): Promise<Uint8Array> {
  const { payload = aPayload(), subset = 'PDF/A-3b', relationship = 'Data' } = options;
  const pdfmake = createRequire(import.meta.url)('pdfmake');
  pdfmake.setFonts({ Tinos: { normal: fontFile } });
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
    defaultStyle: { font: 'Tinos' },
    content: ['BÁO CÁO', 'Kết quả thực hiện văn bản chỉ đạo', { text: 'Nơi nhận:', pageBreak: 'before' }],
    ...(payload === null || subset === 'PDF/A-1b' ? {} : { files: { payload: attachment } }),
  });
  return new Uint8Array(await pdf.getBuffer());
}

export function sealedPayload(): Payload {
  return aPayload({ requiredSignatures: [] });
}
