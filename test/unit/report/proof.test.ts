import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fontMetrics } from '../../../electron/engine/report/fontMetrics.ts';
import { pageTexts } from '../../../electron/engine/report/pageText.ts';
import { payloadBytes, payloadSha256 } from '../../../electron/engine/report/payloadBytes.ts';
import { createPrinter } from '../../../electron/engine/report/printer.ts';
import { proofNode } from '../../../electron/engine/report/proofBlock.ts';
import { extractAttachments } from '../../../electron/engine/verify/attachments.ts';
import { payloadSchema, type RequiredSignature } from '../../../shared/domain/payload.ts';
import { reportModel } from '../../../shared/domain/reportModel.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { renderPayload } from './renderPayload.ts';

describe('the hash of the data', { timeout: 60_000 }, () => {
  it('stands on the page as the SHA-256 of the attached bytes', async () => {
    const { bytes } = await renderPayload(aPayload());
    const attachments = extractAttachments(bytes);
    if (!attachments.ok) throw new Error('no attachments');
    const data = attachments.value.find(({ name }) => name === 'return.json');
    const hash = createHash('sha256')
      .update(data?.bytes ?? '')
      .digest('hex');
    const texts = (await pageTexts(bytes)).flatMap((runs) => runs.map(({ text }) => text));
    expect(texts.filter((text) => text === hash)).toHaveLength(1);
  });

  it('is of RFC 8785 bytes: keys sorted, no white space, the same again after parsing', () => {
    const payload = aPayload();
    const text = new TextDecoder().decode(payloadBytes(payload));
    expect(text.startsWith('{"addressee":{"adopted":false,"id":"ubnd-cap-huyen"')).toBe(true);
    expect(payloadSha256(payloadSchema.parse(JSON.parse(text)))).toBe(payloadSha256(payload));
  });

  it('is in the QR code in capitals', () => {
    const hash = payloadSha256(aPayload());
    const node = proofNode(reportModel(aPayload(), hash), createPrinter(fontMetrics(fontsOfTinos)));
    expect(node).toMatchObject({ table: { body: [[{ qr: hash.toUpperCase() }, {}]] } });
  });

  it.each<[readonly RequiredSignature[], string]>([
    [['head'], 'Chữ ký cần có: lãnh đạo đơn vị.'],
    [['preparer', 'head', 'agency'], 'Chữ ký cần có: cán bộ lập báo cáo, lãnh đạo đơn vị, cơ quan.'],
    [[], 'Tệp này không yêu cầu chữ ký.'],
  ])('stands beside the signatures asked for: %j', (requiredSignatures, words) => {
    const { proof } = reportModel(aPayload({ requiredSignatures }), '');
    expect(proof.signatures).toBe(words);
  });
});
