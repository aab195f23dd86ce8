import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { documentGlyphs } from '../../../electron/engine/report/documentGlyphs.ts';
import { fontMetrics } from '../../../electron/engine/report/fontMetrics.ts';
import { reportAttachments } from '../../../electron/engine/report/reportAttachments.ts';
import { comparePayload } from '../../../electron/engine/verify/comparePayload.ts';
import { readPayloadFile } from '../../../electron/engine/verify/payload.ts';
import { readStrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { buildAmendment } from '../../../shared/domain/buildAmendment.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aLargePayload, aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { appendRevision, objectNumberWith, objectText } from '../../support/pdfTamper.ts';
import { required, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { renderPayload } from '../report/renderPayload.ts';

vi.setConfig({ testTimeout: 60_000 });

/** The pages of one payload with the data of another inside. */
async function pagesOf(printed: Payload, embedded: Payload): Promise<Uint8Array> {
  return (await renderPayload(printed, { attachments: reportAttachments(embedded) })).bytes;
}

function compare(pdf: Uint8Array) {
  const strict = readStrictPdf(pdf);
  if (!strict.ok) throw new Error(strict.broken.rule);
  return comparePayload(strict.pdf, required(readPayloadFile(strict.pdf)));
}

async function itemsOf(printed: Payload, embedded: Payload): Promise<unknown> {
  return compare(await pagesOf(printed, embedded)).map(({ facts }) =>
    'items' in facts ? facts.items : facts,
  );
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `từ${index}`).join(' ');

describe('pages that say what the payload says', () => {
  it('are those of the layout, short and long', async () => {
    for (const payload of [aPayload(), aLargePayload(60)]) {
      expect(compare((await renderPayload(payload)).bytes)).toEqual([]);
    }
  });

  it('are those with long rows, long names and characters that no font has', async () => {
    const long = words(900);
    const name = 'Ban Chỉ đạo Chuyển đổi số và An toàn thông tin mạng '.repeat(4).slice(0, 199).trim();
    const payload = aPayload({
      answers: [
        anAnswer('1.1.a', { result: `${long} 😀 漢 ﬁ A\u030a a\u0301\u0302\u0303 \u200b` }),
        anAnswer('1.1.b', { result: 'Nội dung yêu cầu\nKết quả' }),
      ],
      unit: aUnit({ name, recipient: name, head: { name, position: name, authority: [name, name] } }),
      complianceReturn: aReturn({
        texts: { direction: long, difficulties: 'III. SỐ LIỆU', proposals: long, contactPoint: '' },
      }),
    });
    expect(compare((await renderPayload(payload)).bytes)).toEqual([]);
  });

  it('are those with evidence over many pages, photos and the mark of a sample', async () => {
    const files = [
      anEvidence(`${'a'.repeat(296)}.pdf`, { caption: words(200) }),
      anEvidence('ảnh (1).jpg', { mediaType: 'image/jpeg', annexBlobId: 'a', caption: 'Ảnh hội nghị' }),
      ...Array.from({ length: 60 }, (_, index) => anEvidence(`tệp ${index}.txt`, { caption: 'Chú thích' })),
    ];
    const payload = aPayload({
      evidence: files,
      answers: [anAnswer('1.1.a', { evidenceIds: files.map((file) => file.id) })],
      sample: true,
    });
    expect(compare((await renderPayload(payload)).bytes)).toEqual([]);
  });

  it('are those of an amended return', async () => {
    const before = aPayload();
    const after = aPayload({ answers: [anAnswer('1.1.a', { result: 'Đã làm lại toàn bộ.' })] });
    const replaced = { payload: before, sha256: 'ab'.repeat(32), reason: 'Bổ sung số liệu.' };
    const payload = { ...after, version: 2, amendment: buildAmendment(replaced, after) };
    expect(compare((await renderPayload(payload)).bytes)).toEqual([]);
  });

  it('are found equal for any answer', async () => {
    const answer = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).filter((s) => s.trim() !== '');
    await fc.assert(
      fc.asyncProperty(answer, async (result) => {
        const payload = aPayload({ answers: [anAnswer('1.1.a', { result: result.toWellFormed() })] });
        expect(compare((await renderPayload(payload)).bytes)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a page that says something else than the payload', () => {
  const printed = aPayload();
  const [first, ...others] = printed.items;
  if (first === undefined) throw new Error('the payload has items');

  it.each<[string, readonly string[], Payload]>([
    ['a result', [first.id], { ...printed, items: [{ ...first, result: 'Khác.' }, ...others] }],
    ['a verbatim', [first.id], { ...printed, items: [{ ...first, verbatim: 'Khác.' }, ...others] }],
    ['a person', [first.id], { ...printed, items: [{ ...first, assignee: 'Khác' }, ...others] }],
    ['the unit', ['unit.name'], { ...printed, unit: { ...printed.unit, name: 'UBND xã Khác' } }],
    ['the title', ['title'], { ...printed, title: 'Tên khác' }],
    ['the signer', ['signer'], { ...printed, signer: { ...printed.signer, name: 'Người Khác' } }],
    ['the number', ['number'], { ...printed, number: '77' }],
    ['a text', ['texts.proposals'], { ...printed, texts: { ...printed.texts, proposals: 'Khác.' } }],
  ])('is found by %s', async (_, places, embedded) => {
    // Every change of the data changes its hash, which is printed too.
    expect(await itemsOf(printed, embedded)).toEqual([expect.arrayContaining([...places, 'proof'])]);
  });

  it('is found by status and figures', async () => {
    const items = [{ ...first, status: 'not-started' as const }, ...others];
    const counts = {
      ...printed.counts,
      done: printed.counts.done - 1,
      notStarted: printed.counts.notStarted + 1,
    };
    expect(await itemsOf(printed, { ...printed, items, counts })).toEqual([
      expect.arrayContaining([first.id, 'counts']),
    ]);
  });

  it('is found by an item left out or put in', async () => {
    const left = { total: printed.counts.total - 1, done: printed.counts.done - 1 };
    const fewer = { ...printed, items: others, counts: { ...printed.counts, ...left } };
    expect(await itemsOf(printed, fewer)).not.toEqual([]);
    expect(await itemsOf(fewer, printed)).toEqual([expect.arrayContaining([first.id])]);
  });

  it('makes a signed file invalid and hands no figures on', async () => {
    const embedded = { ...printed, items: [{ ...first, result: 'Khác.' }, ...others] };
    const pdf = await signedReturn({}, await pagesOf(printed, embedded));
    const { verdict, payload, problems } = verifyPdf(pdf, trustRoot());
    expect([verdict, payload]).toEqual(['invalid', null]);
    expect(problems.map(({ code }) => code)).toContain('page-text-differs');
  });
});

it('The table of the font is that of the font', () => {
  const metrics = fontMetrics(fontsOfTinos);
  const differs = [];
  for (let code = 0; code < 0x3_0000; code += 1) {
    const isEqual =
      metrics.covers(code) === documentGlyphs.covers(code) &&
      metrics.sameGlyph(code) === documentGlyphs.sameGlyph(code);
    if (!isEqual) differs.push(code);
  }
  expect(differs).toEqual([]);
});

describe('pages that cannot be read', () => {
  it.each<[string, (content: string) => string]>([
    ['hidden-text', (content) => content.replace('\nBT\n', '\nBT\n3 Tr\n')],
    [
      'hidden-text',
      (content) => content.replace('0 0 0 scn', '1 1 1 scn').replace(/0 0 0 scn/g, '1 1 1 scn'),
    ],
    ['shape', (content) => `${content}\n1 1 1 rg 0 0 600 900 re f\n`],
    ['wide-line', (content) => `${content}\n400 w 0 400 m 600 400 l S\n`],
    ['operator', (content) => `0 0 1 1 re W n\n${content}`],
    ['content', (content) => `% hidden\n${content}`],
    ['content', (content) => `${content}\nBI /W 1 /H 1 ID x EI\n`],
    ['content', (content) => `q\n${content}`],
  ])('leave a signed file open: %s', async (rule, change) => {
    const { bytes } = await renderPayload(aPayload());
    const page = objectNumberWith(bytes, '/Type /Page\n');
    const number = Number(/\/Contents (\d+) 0 R/.exec(objectText(bytes, page))?.[1]);
    const strict = readStrictPdf(bytes);
    const stream = strict.ok ? strict.pdf.objects.get(number) : undefined;
    if (stream?.kind !== 'stream') throw new Error('a page without content');
    const content = change(Buffer.from(inflateSync(stream.data)).toString('latin1'));
    const text = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
    const changed = appendRevision(bytes, { objects: { [number]: text } });
    const { verdict, payload, problems } = verifyPdf(await signedReturn({}, changed), trustRoot());
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'page-text-unread', facts: expect.objectContaining({ rule }) }),
    );
    expect([verdict, payload]).toEqual(['indeterminate', null]);
  });
});
