import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fieldPlans } from '../../../electron/engine/fieldPlans.ts';
import { fontMetrics } from '../../../electron/engine/report/fontMetrics.ts';
import { openDateWidth } from '../../../electron/engine/report/numberAndDate.ts';
import { reportAttachments } from '../../../electron/engine/report/reportAttachments.ts';
import { type FieldPlan, prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { comparePayload } from '../../../electron/engine/verify/comparePayload.ts';
import { numberLabelWidth, openDateRoom } from '../../../electron/engine/verify/layoutPlaces.ts';
import { readPayloadFile } from '../../../electron/engine/verify/payload.ts';
import { readStrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { buildAmendment } from '../../../shared/domain/buildAmendment.ts';
import type { Payload, RequiredSignature } from '../../../shared/domain/payload.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aLargePayload, aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { renderPayload } from '../report/renderPayload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const all = ['preparer', 'head', 'agency'] as const;

/** The fields that the program prepares for a payload, and the pages they are for. */
async function plannedReturn(payload: Payload) {
  const report = await renderPayload(payload, { attachments: reportAttachments(payload) });
  const places = { signaturePlace: report.signaturePlace, openLines: report.openLines };
  return { pages: report.bytes, plans: fieldPlans(places, payload.requiredSignatures, fontsOfTinos) };
}

function compare(pdf: Uint8Array) {
  const strict = readStrictPdf(pdf);
  if (!strict.ok) throw new Error(strict.broken.rule);
  return comparePayload(strict.pdf, required(readPayloadFile(strict.pdf)));
}

async function comparedAsPrepared(payload: Payload) {
  const { pages, plans } = await plannedReturn(payload);
  return compare(required(await prepareFields(pages, plans)));
}

it('The widths of label and open date are those of the font', () => {
  const metrics = fontMetrics(fontsOfTinos);
  expect(metrics.width('Số: ', 13, 'regular')).toBeCloseTo(numberLabelWidth, 2);
  expect(openDateWidth(metrics)).toBeCloseTo(openDateRoom, 2);
});

describe('the fields that the program prepares', () => {
  const long = 'Ban Chỉ đạo Chuyển đổi số và An toàn thông tin mạng '.repeat(4).slice(0, 199).trim();
  const variants: readonly [string, Partial<Parameters<typeof aPayload>[0]>][] = [
    ['for the head alone', { requiredSignatures: ['head'] }],
    ['for head and agency', { requiredSignatures: ['head', 'agency'] }],
    ['for all three', { requiredSignatures: all }],
    [
      'with the number given and the date open',
      { requiredSignatures: all, complianceReturn: aReturn({ number: '486' }) },
    ],
    [
      'with the number open and the date given',
      { requiredSignatures: all, complianceReturn: aReturn({ issuedOn: '2024-05-09' }) },
    ],
    [
      'with both given',
      { requiredSignatures: all, complianceReturn: aReturn({ number: '486', issuedOn: '2024-05-09' }) },
    ],
    ['on the mark of a sample', { requiredSignatures: all, sample: true }],
    [
      'of a unit with long names and a long symbol',
      {
        requiredSignatures: all,
        unit: aUnit({
          name: long,
          parent: long,
          recipient: long,
          symbol: 'BC-PVHTT-ABCDEF-GHIKLM-QUANGTRUNG',
          place: 'Thị trấn Vĩnh Tuy, huyện Bắc Quang, tỉnh Hà Giang',
          head: { name: long.slice(0, 99), position: long, authority: [long, long] },
        }),
      },
    ],
  ];

  it.each(variants)('stand at their places: %s', async (_, inputs) => {
    expect(await comparedAsPrepared(aPayload(inputs))).toEqual([]);
  });

  it('stand at their places in an amendment', async () => {
    const before = aPayload();
    const answers = [anAnswer('1.1.a', { result: 'Đã làm lại toàn bộ.' })];
    const after = aPayload({ requiredSignatures: all, answers });
    const replaced = { payload: before, sha256: 'ab'.repeat(32), reason: 'Bổ sung số liệu.' };
    const payload = { ...after, version: 2, amendment: buildAmendment(replaced, after) };
    expect(await comparedAsPrepared(payload)).toEqual([]);
  });

  it('stand at their places before annexes on their side and photos', async () => {
    const photo = { mediaType: 'image/jpeg', annexBlobId: 'ab'.repeat(16) } as const;
    const evidence = [anEvidence('a.pdf'), anEvidence('b.jpg', photo)];
    const answers = [anAnswer('1.1.a', { evidenceIds: evidence.map(({ id }) => id) })];
    const payload = aPayload({ requiredSignatures: all, answers, evidence });
    expect(payload.evidence).toHaveLength(2);
    expect(await comparedAsPrepared(payload)).toEqual([]);
  });

  it('stand at their places behind a long report', async () => {
    expect(await comparedAsPrepared({ ...aLargePayload(60), requiredSignatures: [...all] })).toEqual([]);
  });

  it('stand at their places for any unit and any answer', async () => {
    const letters = fc.constantFrom(...'aAăâbĐđeêghikOơƯưxyỘộẵ-., '.split(''));
    const words = (least: number, most: number) =>
      fc.string({ unit: letters, minLength: least, maxLength: most }).map((text) => `A${text.trim()}`);
    const symbols = fc.string({ unit: fc.constantFrom(...'ABCĐ-'.split('')), minLength: 1, maxLength: 39 });
    const unit = fc.record({
      name: words(1, 150),
      place: words(1, 60),
      symbol: symbols.map((text) => `BC-${text}`),
      name2: words(1, 90),
      position: words(1, 90),
    });
    await fc.assert(
      fc.asyncProperty(unit, words(0, 800), fc.subarray([...all]), async (of, result, roles) => {
        const { name, place, symbol, name2, position } = of;
        const head = { name: name2, position, authority: [] };
        const payload = aPayload({
          requiredSignatures: roles as RequiredSignature[],
          unit: aUnit({ name, place, symbol, head }),
          answers: [anAnswer('1.1.a', { result })],
        });
        expect(await comparedAsPrepared(payload)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a prepared field that lies elsewhere in the first revision', () => {
  let pages: Uint8Array;
  let plans: readonly FieldPlan[];
  beforeAll(async () => {
    ({ pages, plans } = await plannedReturn(aPayload({ requiredSignatures: all })));
  });

  const judged = async (changed: readonly FieldPlan[]) => {
    const pdf = required(await prepareFields(pages, changed));
    let signed = pdf;
    for (const role of all) signed = required(await signPreparedField(signed, signatureOf(role)));
    const { verdict, problems, payload } = verifyPdf(signed, trustRoot());
    const items = problems.flatMap(({ facts }) => ('items' in facts ? facts.items : []));
    return { verdict, items, hasPayload: payload !== null };
  };
  const refused = { verdict: 'invalid', items: ['annotations'], hasPayload: false };
  const moved = (field: string, by: readonly [number, number], page?: number) =>
    plans.map((plan) => {
      if (plan.field !== field) return plan;
      const [left, bottom, right, top] = plan.rect;
      const [x, y] = by;
      return { ...plan, page: page ?? plan.page, rect: [left + x, bottom + y, right + x, top + y] as const };
    });

  it('is none as the program prepares it', async () => {
    expect(await judged(plans)).toMatchObject({ verdict: 'valid', hasPayload: true });
  });

  it.each<[string, string, readonly [number, number], number?]>([
    ['the head’s, into white space below', 'sig-head', [0, -350]],
    ['the head’s, to the end of another page', 'sig-head', [0, 0], 3],
    ['the preparer’s, to the left', 'sig-preparer', [-40, 0]],
    ['the agency’s, a little higher', 'sig-agency', [0, 6]],
    ['the number’s, into the margin', 'doc-number', [0, 60]],
    ['the number’s, under the symbol', 'doc-number', [0, -20]],
    ['the date’s, below its line', 'doc-date', [0, -16]],
  ])('is refused: %s', async (_, field, by, page) => {
    expect(await judged(moved(field, by, page))).toEqual(refused);
  });

  it('is refused: lines for number and date where the payload gives both', async () => {
    const complianceReturn = aReturn({ number: '486', issuedOn: '2024-05-09' });
    const given = await plannedReturn(aPayload({ requiredSignatures: all, complianceReturn }));
    const lines = plans.filter(({ field }) => field === 'doc-number' || field === 'doc-date');
    const white = lines.map((plan) => ({ ...plan, rect: [60, 60, 200, 76] as const }));
    expect(compare(required(await prepareFields(given.pages, [...given.plans, ...white])))).toMatchObject([
      { code: 'page-text-differs', facts: { items: ['annotations'] } },
    ]);
  });
});
