import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { comparePages } from '../../../electron/engine/report/comparePages.ts';
import { manifestHeadings } from '../../../electron/engine/report/manifestTable.ts';
import { unprovenPages } from '../../../electron/engine/unprovenPages.ts';
import { emptyFreeTexts } from '../../../shared/domain/complianceReturn.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { readPages } from './readPages.ts';
import { renderPayload } from './renderPayload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Places that another reader of PDF misses, and what the check of a received file finds on the same pages. */
async function lostOf(payload: Payload): Promise<readonly unknown[]> {
  const report = await renderPayload(payload);
  return [
    ...(await comparePages(report, payload, fontsOfTinos)),
    ...unprovenPages(report.bytes, payload, null).filter(({ code }) => code !== 'page-text-unread'),
  ];
}

function answered(result: string): Payload {
  return aPayload({ answers: [anAnswer('1.1.a', { result }), anAnswer('1.1.b', { result: 'Câu sau.' })] });
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `từ${index}`).join(' ');

describe('nothing typed vanishes', () => {
  it('from an answer of 3,000 words in a row of many pages', async () => {
    const payload = answered(words(3000));
    const report = await renderPayload(payload);
    expect(report.pages).toBeGreaterThan(10);
    expect(await comparePages(report, payload, fontsOfTinos)).toEqual([]);
  });

  it('from 3,000 short lines', async () => {
    expect(await lostOf(answered(words(3000).replaceAll(' ', '\n')))).toEqual([]);
  });

  it('from a single word of 200,000 letters', async () => {
    expect(await lostOf(answered('ạ'.repeat(200_000)))).toEqual([]);
  });

  it('from long texts in every part', async () => {
    const long = words(1500);
    const payload = aPayload({
      answers: [anAnswer('1.1.a', { status: 'not-applicable', reason: long, assignee: 'x'.repeat(300) })],
      complianceReturn: aReturn({
        texts: { direction: long, difficulties: long, proposals: long, contactPoint: long },
      }),
    });
    expect(await lostOf(payload)).toEqual([]);
  });

  it('from the names of units and signers of the longest kind', async () => {
    const long = 'Ban Chỉ đạo Chuyển đổi số và An toàn thông tin mạng '.repeat(4).slice(0, 199).trim();
    const payload = aPayload({
      unit: aUnit({
        name: long,
        parent: long,
        recipient: long,
        head: { name: long, position: long, authority: [long, long] },
      }),
    });
    expect(await lostOf(payload)).toEqual([]);
  });

  it('from names and captions of evidence', async () => {
    const files = [
      anEvidence(`${'a'.repeat(296)}.pdf`, { caption: words(200) }),
      anEvidence('ảnh (1).jpg', { mediaType: 'image/jpeg', annexBlobId: 'a', caption: words(200) }),
      ...Array.from({ length: 40 }, (_, index) => anEvidence(`tệp ${index}.txt`, { caption: 'Chú thích' })),
    ];
    const payload = aPayload({
      evidence: files,
      answers: aPayload().items.map(({ id }) => anAnswer(id, { evidenceIds: files.map((file) => file.id) })),
    });
    expect(await lostOf(payload)).toEqual([]);
  });

  it.each([
    ['control and direction characters', 'a\u0000b\u0007c\u001bd\u202ee\u2066f\u200fg\u0085h\u000bi'],
    ['unpaired surrogates', 'trước \ud800 giữa \udc00 sau'],
    ['emoji and foreign scripts', '👍🏽 Xong 👨‍👩‍👧 漢字 שלום مرحبا ☑ ﬁ fi'],
    ['decomposed letters', 'Tiếng Việt đầy đủ: Ủy ban nhân dân'.normalize('NFD')],
    ['stacked marks', 'a\u0301\u0302\u0303 x\u0338 i\u0307\u0301 ê̄ m̂'],
    ['odd spaces', 'a\u00a0b\u2003c\u3000d\te      f   \n\n\n g'],
    ['text that looks like headings of the form', 'III. SỐ LIỆU\nTT\nKết quả\nPhụ lục I\n2'],
  ])('from %s', async (_name, text) => {
    expect(
      await lostOf(
        aPayload({
          answers: [anAnswer('1.1.a', { result: text, reason: text, assignee: text })],
          complianceReturn: aReturn({ texts: { ...emptyFreeTexts, direction: text, contactPoint: text } }),
        }),
      ),
    ).toEqual([]);
  });

  it('from any text', async () => {
    const ids = aPayload().items.map(({ id }) => id);
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: ids.length, maxLength: ids.length }), async (texts) => {
        const answers = ids.map((id, index) => anAnswer(id, { result: texts[index] ?? '' }));
        expect(await lostOf(aPayload({ answers }))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a list of evidence longer than a page', () => {
  const files = Array.from({ length: 45 }, (_, index) =>
    anEvidence(`tệp ${index}.txt`, { caption: 'Biên bản' }),
  );
  const listed = (count: number) =>
    aPayload({
      evidence: files,
      answers: [anAnswer('1.1.a', { evidenceIds: files.slice(0, count).map(({ id }) => id) })],
    });

  it('lies on its side, repeats its heading row and is read back whole', async () => {
    const payload = listed(45);
    const report = await renderPayload(payload);
    const boxes =
      Buffer.from(report.bytes)
        .toString('latin1')
        .match(/\/MediaBox \[[^\]]+\]/g) ?? [];
    expect(boxes.filter((box) => box.includes('[0 0 841.89 595.28]')).length).toBeGreaterThan(1);
    expect(await comparePages(report, payload, fontsOfTinos)).toEqual([]);
    const first = report.layout.manifestTable?.from.page ?? 0;
    const headings = (await readPages(report.bytes)).filter(({ text }) => text === manifestHeadings[1]);
    expect(report.pages).toBeGreaterThan(first);
    expect(headings.map(({ page, isArtifact }) => [page, isArtifact])).toEqual(
      Array.from({ length: report.pages - first + 1 }, (_, index) => [first + index, index > 0]),
    );
  });

  it('stays upright while it fits a page', async () => {
    const { bytes } = await renderPayload(listed(8));
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('/MediaBox [0 0 841.89 595.28]');
  });
});

describe('the comparison', () => {
  const result = 'Đã rà soát 25/25 máy trạm, 3/3 máy chủ.';

  it('names the item whose page lacks a word', async () => {
    const payload = answered(result);
    const report = await renderPayload(payload);
    const claimed = {
      ...payload,
      items: payload.items.map((item) =>
        item.id === '1.1.a' ? { ...item, result: `${result} Thêm.` } : item,
      ),
    };
    expect(await comparePages(report, claimed, fontsOfTinos)).toEqual(['1.1.a', 'proof']);
  });

  it('names the item whose page says more than the payload', async () => {
    const payload = answered(result);
    const report = await renderPayload(payload);
    const claimed = {
      ...payload,
      items: payload.items.map((item) => (item.id === '1.1.a' ? { ...item, result: 'Đã rà soát' } : item)),
    };
    expect(await comparePages(report, claimed, fontsOfTinos)).toContain('1.1.a');
  });

  it('tells a changed status, a changed verbatim sentence and a changed part', async () => {
    const payload = answered(result);
    const report = await renderPayload(payload);
    const claimed: Payload = {
      ...payload,
      texts: { ...payload.texts, difficulties: 'Thiếu nhân lực.' },
      items: payload.items.map((item) => {
        if (item.id === '1.1.a') return { ...item, status: 'in-progress' as const };
        return item.id === '1.2.a' ? { ...item, verbatim: `${item.verbatim}.` } : item;
      }),
    };
    const lost = await comparePages(report, claimed, fontsOfTinos);
    expect(lost).toEqual(expect.arrayContaining(['1.1.a', '1.2.a', 'texts.difficulties']));
    expect(lost).not.toContain('1.1.b');
  });
});
