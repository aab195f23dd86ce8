import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { clerkFills } from '../../../electron/engine/clerkFills.ts';
import { fieldPlans } from '../../../electron/engine/fieldPlans.ts';
import { fontMetrics } from '../../../electron/engine/report/fontMetrics.ts';
import type { SignaturePlace } from '../../../electron/engine/report/renderReport.ts';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { formProfile, points } from '../../../shared/domain/formProfile.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { signatureOf } from '../../support/severalSignatures.ts';
import { required } from '../../support/signedReturn.ts';
import { readPages, runOf, type SetText } from './readPages.ts';
import { renderPayload } from './renderPayload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const pageHeight = points(formProfile.page.heightMm);
const metrics = fontMetrics(fontsOfTinos);
const asked = { requiredSignatures: ['head', 'agency'] } as const;
const open = ['doc-number', 'doc-date'] as const;

/** Base line, in points from the upper edge, of text of 13 points in the middle of the place's height. */
function baselineIn({ rect: [, bottom, , top] }: SignaturePlace): number {
  const [ascent, descent] = [1825 / 2048, 443 / 2048];
  return pageHeight - (bottom + (top - bottom - (ascent + descent) * 13) / 2 + descent * 13);
}

describe('number and date that the agency fills in', () => {
  let places: { readonly number: SignaturePlace | null; readonly date: SignaturePlace | null };
  let runs: readonly SetText[];

  beforeAll(async () => {
    const report = await renderPayload(aPayload(asked));
    places = report.openLines;
    runs = await readPages(report.bytes);
  });

  it('have room between "Số:" and the symbol, and behind the place, on the base line of these words', () => {
    const { number, date } = places;
    const [label, place] = [runOf(runs, 'Số:'), runOf(runs, 'Thử Nghiệm,')];
    if (!number || !date) throw new Error('both lines were expected to be open');
    expect([number.page, date.page]).toEqual([1, 1]);
    expect(number.rect[0]).toBeGreaterThan(label.left + metrics.width('Số:', 13, 'regular'));
    expect(number.rect[2] - number.rect[0]).toBeCloseTo(metrics.width('.'.repeat(13), 13, 'regular'), 1);
    expect(baselineIn(number)).toBeCloseTo(label.baseline, 0);
    expect(place.text).toBe('Thử Nghiệm,');
    expect(date.rect[0]).toBeGreaterThan(place.right);
    expect(date.rect[2]).toBeLessThan(points(190) + 1);
    expect(baselineIn(date)).toBeCloseTo(place.baseline, 0);
  });

  it('have a place of its own for the date below a place name that fills the column', async () => {
    const unit = aUnit({ place: 'Thành phố Tuyên Quang, tỉnh Tuyên Quang' });
    const report = await renderPayload(aPayload({ ...asked, unit }));
    const place = runOf(await readPages(report.bytes), 'Thành phố Tuyên Quang');
    const { date } = report.openLines;
    if (!date) throw new Error('the date was expected to be open');
    expect(baselineIn(date)).toBeGreaterThan(place.baseline + 10);
    expect(Math.abs((date.rect[0] + date.rect[2]) / 2 - (place.left + place.right) / 2)).toBeLessThan(3);
  });

  it.each([
    ['BC-PVHTT-ABCDEF-GHIKLM-QUANGTRUNG', ['/BC-PVHTT-', 'ABCDEF-GHIKLM-', 'QUANGTRUNG']],
    ['BC-UBND', ['/BC-UBND']],
  ])('leave the symbol whole, broken only behind a hyphen (%s)', async (symbol, lines) => {
    const runs = await readPages(
      (await renderPayload(aPayload({ ...asked, unit: aUnit({ symbol }) }))).bytes,
    );
    const label = runOf(runs, 'Số:');
    const title = runOf(runs, 'BÁO CÁO');
    const column = runs.filter(
      (run) =>
        run.page === 1 &&
        run.baseline > label.baseline - 1 &&
        run.baseline < title.baseline - 20 &&
        run.right < points(100),
    );
    const text = column
      .map((run) => run.text)
      .join('|')
      .replace(/^Số:[\s|]*/, '');
    expect(text.replaceAll(/\s/g, '')).toBe(lines.join('|'));
  });

  it('are open one by one, and only where the agency is asked to sign', async () => {
    const linesOf = async (...of: Parameters<typeof aPayload>) => {
      const { number, date } = (await renderPayload(aPayload(...of))).openLines;
      return [number !== null, date !== null];
    };
    const numbered = aReturn({ number: '486' });
    const dated = aReturn({ issuedOn: '2024-05-09' });
    expect(await linesOf()).toEqual([false, false]);
    expect(await linesOf({ ...asked, complianceReturn: numbered })).toEqual([false, true]);
    expect(await linesOf({ ...asked, complianceReturn: dated })).toEqual([true, false]);
  });

  it.each(['5', '486', 'Số: 486/BC-UBND', '12345', '1234/QĐ', '486a-Đ/24', '1'])(
    'fit their line whatever the number is (%s)',
    async (number) => {
      const payload = aPayload(asked);
      const report = await renderPayload(payload);
      const plans = fieldPlans(report, asked.requiredSignatures, fontsOfTinos);
      let pdf = required(await prepareFields(report.bytes, plans));
      pdf = required(await signPreparedField(pdf, signatureOf('head')));
      const entry = { number, date: '2024-12-29' };
      const fills = required(clerkFills(entry, open, payload, fontsOfTinos));
      pdf = required(await signPreparedField(pdf, signatureOf('agency', { fills })));

      const [shown, dated] = [await filledIn(pdf, 'doc-number'), await filledIn(pdf, 'doc-date')];
      expect(dated.text).toBe('ngày 29 tháng 12 năm 2024');
      expect(shown.text).not.toMatch(/Số|BC-UBND/);
      for (const [line, face] of [
        [shown, 'regular'],
        [dated, 'italic'],
      ] as const) {
        expect(line.size).toBeGreaterThanOrEqual(8.9);
        expect(line.size).toBeLessThanOrEqual(13);
        expect(line.left).toBeGreaterThanOrEqual(0);
        expect(line.left + metrics.width(line.text, line.size, face)).toBeLessThanOrEqual(line.width + 0.5);
      }
      // Close to the symbol, as a number that is printed.
      expect(shown.left + metrics.width(shown.text, shown.size, 'regular')).toBeGreaterThan(shown.width - 1);
    },
  );
});

/** What the appearance of a filled line shows, and where in its rectangle. */
async function filledIn(pdf: Uint8Array, field: string) {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context } = document;
  const dict = context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict)
    .findLast((each) => (each.get(PDFName.of('T')) as PDFHexString | undefined)?.decodeText?.() === field);
  const value = dict?.lookup(PDFName.of('V'));
  const stream = dict?.lookupMaybe(PDFName.of('AP'), PDFDict)?.lookup(PDFName.of('N'));
  if (!(value instanceof PDFHexString) || !(stream instanceof PDFRawStream))
    throw new Error(`${field} is empty`);
  const content = Buffer.from(stream.getContents()).toString('latin1');
  const [, size, left] = /([\d.]+) Tf ([\d.]+) [\d.]+ Td/.exec(content) ?? [];
  const box = String(stream.dict.get(PDFName.of('BBox'))).match(/[\d.]+/g) ?? [];
  return { text: value.decodeText(), size: Number(size), left: Number(left), width: Number(box[2]) };
}
