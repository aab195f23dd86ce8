import { describe, expect, it, vi } from 'vitest';
import { reportAttachments } from '../../../electron/engine/report/reportAttachments.ts';
import { unprovenPages } from '../../../electron/engine/unprovenPages.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { problem } from '../../../shared/result.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { signedReturn } from '../../support/signedReturn.ts';
import { renderPayload } from './renderPayload.ts';

vi.setConfig({ testTimeout: 60_000 });

const payload = aPayload({ answers: [anAnswer('1.1.a', { result: 'Đã làm.' })] });
const other = aPayload({ answers: [anAnswer('1.1.a', { result: 'Chưa làm.' })] });
const trust = { roots: [], pins: [], now: new Date(payload.exportedAt) };

describe('a finished file', () => {
  it('is written when pages and data are those of the return, signed or not', async () => {
    const { bytes } = await renderPayload(payload);
    expect(unprovenPages(bytes, payload, null)).toEqual([]);
    const signed = await signedReturn({}, bytes);
    expect(unprovenPages(signed, payload, verifyPdf(signed, trust))).toEqual([]);
  });

  it('is not written when its pages say something else than its data', async () => {
    const { bytes } = await renderPayload(other, { attachments: reportAttachments(payload) });
    const differs = { code: 'page-text-differs', facts: { items: expect.arrayContaining(['1.1.a']) } };
    expect(unprovenPages(bytes, payload, null)).toMatchObject([differs]);
    const signed = await signedReturn({}, bytes);
    expect(unprovenPages(signed, payload, verifyPdf(signed, trust))).toMatchObject([differs]);
  });

  it('is not written when it is whole, but of another return', async () => {
    const { bytes } = await renderPayload(other);
    const wrong = [problem('payload-damaged', { rule: 'return.json' })];
    expect(unprovenPages(bytes, payload, null)).toEqual(wrong);
    const signed = await signedReturn({}, bytes);
    expect(unprovenPages(signed, payload, verifyPdf(signed, trust))).toEqual(wrong);
  });
});
