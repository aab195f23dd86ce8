import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { formProfile, points } from '../../../shared/domain/formProfile.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { readPages, runOf, type SetText } from './readPages.ts';
import { type Rule, readRules } from './readRules.ts';
import { renderPayload } from './renderPayload.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** NĐ 30/2020, Annex I, measured on the produced pages and not read off the program. */
const left = points(30);
const right = points(210 - 20);
const singleLine = 1.15;
const sentence = 'Ủy ban nhân dân huyện đã rà soát, cập nhật bản vá cho toàn bộ máy trạm của đơn vị. ';
const centre = (run: Pick<SetText, 'left' | 'right'>) => (run.left + run.right) / 2;
const width = (run: Pick<SetText, 'left' | 'right'>) => run.right - run.left;

interface Measure {
  readonly min: number;
  readonly max: number;
  readonly value: number;
}

describe('the profile ND30-2020', () => {
  it('has a default within the range for each number of the decree', () => {
    const measures = measuresIn(formProfile, 'profile');
    for (const [name, { min, max, value }] of measures) {
      expect(value, name).toBeGreaterThanOrEqual(min);
      expect(value, name).toBeLessThanOrEqual(max);
    }
    expect(measures.map(([name]) => name.replace('profile.', '')).sort()).toEqual(
      [
        ...['margins.topMm', 'margins.bottomMm', 'margins.leftMm', 'margins.rightMm'],
        ...['pageNumber.size', 'pageNumber.baselineMm', 'nationalTitle.size', 'motto.size'],
        ...['parentAgency.size', 'agency.size', 'numberLine.size', 'placeAndDate.size'],
        ...['documentType.size', 'documentTitle.size', 'recipient.size', 'heading.size', 'shortRule'],
        ...['body.size', 'body.firstLineIndentMm', 'body.paragraphGap', 'body.lineSpacing'],
        ...['table.size', 'table.headerSize', 'signature.size', 'signature.clearMm'],
        ...['distribution.titleSize', 'distribution.lineSize'],
        ...['annex.size', 'annex.titleSize', 'annex.attachedSize'],
      ].sort(),
    );
  });

  it('has the paper and the ranges of the decree', () => {
    const { margins, page, body, nationalTitle, motto, shortRule } = formProfile;
    const range = ({ min, max }: Measure) => [min, max];
    expect(page).toEqual({ widthMm: 210, heightMm: 297 });
    expect(Object.values(margins).map(range)).toEqual([
      [20, 25],
      [20, 25],
      [30, 35],
      [15, 20],
    ]);
    expect(
      [nationalTitle.size, motto.size, body.size, body.firstLineIndentMm, body.lineSpacing].map(range),
    ).toEqual([
      [12, 13],
      [13, 14],
      [13, 14],
      [10, 12.7],
      [1, 1.5],
    ]);
    expect(range(shortRule)).toEqual([1 / 3, 1 / 2]);
  });
});

function measuresIn(value: object, name: string): readonly (readonly [string, Measure])[] {
  if ('min' in value) return [[name, value as Measure]];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'object' && part !== null ? measuresIn(part, `${name}.${key}`) : [],
  );
}

describe('the first page', () => {
  let runs: readonly SetText[];
  let rules: readonly Rule[];

  beforeAll(async () => {
    const texts = { difficulties: '', proposals: '', contactPoint: '' };
    const direction = `${sentence.repeat(4)}\n${sentence.repeat(4)}`;
    const payload = aPayload({ complianceReturn: aReturn({ texts: { direction, ...texts } }) });
    const { bytes } = await renderPayload(payload);
    runs = (await readPages(bytes)).filter(({ page, isArtifact }) => page === 1 && !isArtifact);
    rules = (await readRules(bytes)).filter(({ page }) => page === 1);
  });

  const ruleBelow = (run: SetText): Rule => {
    const below = rules.filter((rule) => rule.top > run.baseline && Math.abs(centre(rule) - centre(run)) < 2);
    const [nearest] = below.sort((a, b) => a.top - b.top);
    if (!nearest) throw new Error(`no rule below "${run.text}"`);
    return nearest;
  };

  it('has a rule under the motto as long as the motto', () => {
    const motto = runOf(runs, 'Độc lập - Tự do - Hạnh phúc');
    const rule = ruleBelow(motto);
    expect(width(rule)).toBeCloseTo(width(motto), 0);
    expect(rule.top - motto.baseline).toBeLessThan(motto.size);
  });

  it('has rules of a third to a half of the line under the agency and under the title', () => {
    const agency = runOf(runs, 'HUYỆN THỬ NGHIỆM');
    const longest = Math.max(width(agency), width(runOf(runs, 'ỦY BAN NHÂN DÂN')));
    for (const [run, line] of [
      [agency, longest],
      [runOf(runs, 'và 70 năm'), right - left],
    ] as const) {
      const share = width(ruleBelow(run)) / line;
      expect(share).toBeGreaterThanOrEqual(1 / 3);
      expect(share).toBeLessThanOrEqual(1 / 2);
      expect(ruleBelow(run).top - run.baseline).toBeLessThan(run.size);
    }
  });

  it('has number and date under the two columns of the header, each in its middle', () => {
    expect(centre(runOf(runs, 'Số:'))).toBeCloseTo(centre(runOf(runs, 'ỦY BAN NHÂN DÂN')), -1);
    expect(centre(runOf(runs, 'Thử Nghiệm, ngày'))).toBeCloseTo(centre(runOf(runs, 'Độc lập')), 0);
  });

  it('has lines of single to one and a half spacing, and at least 6 points between paragraphs', () => {
    const starts = runs.filter(
      (run) =>
        run.size === 14 && Math.abs(run.left - left - points(12.7)) < 0.5 && run.text.startsWith('Ủy ban'),
    );
    const [first, second] = starts;
    if (!first || !second) throw new Error('two paragraphs were expected');
    const lines = [
      ...new Set(
        runs
          .filter(
            ({ size, baseline }) => size === 14 && baseline >= first.baseline && baseline < second.baseline,
          )
          .map(({ baseline }) => Math.round(baseline * 100) / 100),
      ),
    ].sort((a, b) => a - b);
    const steps = lines.slice(1).map((baseline, index) => baseline - (lines[index] ?? 0));
    expect(steps.length).toBeGreaterThan(1);
    for (const step of steps) {
      expect(step / (14 * singleLine)).toBeGreaterThanOrEqual(0.999);
      expect(step / (14 * singleLine)).toBeLessThanOrEqual(1.5);
    }
    const gap = second.baseline - (lines.at(-1) ?? 0) - (steps[0] ?? 0);
    expect(gap).toBeGreaterThan(5.9);
  });
});

describe('the header of any unit', () => {
  const word = fc.constantFrom(
    'ủy',
    'ban',
    'nhân',
    'dân',
    'phòng',
    'văn',
    'hóa',
    'thông',
    'tin',
    'truyền',
    'thành',
    'phố',
  );
  const name = (max: number) =>
    fc.array(word, { minLength: 1, maxLength: max }).map((words) => words.join(' '));

  it('never wraps the national title or the motto, and keeps its columns apart', async () => {
    await fc.assert(
      fc.asyncProperty(name(14), fc.option(name(14)), name(12), async (unitName, parent, place) => {
        const unit = aUnit({ name: unitName, parent, place });
        const runs = (await readPages((await renderPayload(aPayload({ unit }))).bytes)).filter(
          ({ page }) => page === 1,
        );
        const title = runOf(runs, 'CỘNG HÒA');
        expect(title.text).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
        expect([12, 13]).toContain(title.size);
        expect(runOf(runs, 'Độc lập').text).toBe('Độc lập - Tự do - Hạnh phúc');
        expect(title.right).toBeLessThan(right + 1);
        const number = runOf(runs, 'Số:');
        const besideTitle = runs.filter(
          (run) => run.baseline < number.baseline + 1 && run.left < title.left - 2,
        );
        for (const run of besideTitle) {
          expect(run.left).toBeGreaterThan(left - 1);
          expect(run.right).toBeLessThan(title.left + 1);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('the signature block', () => {
  it('stays on one page with two lines of text above it, wherever the text ends', async () => {
    for (let lines = 0; lines < 30; lines += 2) {
      const texts = { direction: '', difficulties: Array(lines).fill('Đã rà soát.').join('\n') };
      const payload = aPayload({
        complianceReturn: aReturn({ texts: { ...texts, proposals: '', contactPoint: '' } }),
      });
      const runs = (await readPages((await renderPayload(payload)).bytes)).filter((run) => !run.isArtifact);
      const [position, name] = [runOf(runs, 'PHÓ CHỦ TỊCH'), runOf(runs, 'Trần Văn Mẫu')];
      const proof = runOf(runs, 'Mã băm dữ liệu');
      const above = new Set(
        runs
          .filter(
            (run) =>
              run.page === name.page &&
              run.baseline < position.baseline &&
              run.size === 14 &&
              run.left < left + 60,
          )
          .map(({ baseline }) => Math.round(baseline)),
      );
      expect([position.page, proof.page], `${lines} lines`).toEqual([name.page, name.page]);
      expect(above.size, `${lines} lines`).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('an annex of several pages on their side', () => {
  it('is numbered by itself, in the middle of the top margin of the sheet as it is read', async () => {
    const files = Array.from({ length: 45 }, (_, index) => anEvidence(`tệp ${index}.txt`));
    const payload = aPayload({
      evidence: files,
      answers: [anAnswer('1.1.a', { evidenceIds: files.map(({ id }) => id) })],
    });
    const report = await renderPayload(payload);
    const runs = await readPages(report.bytes);
    const [annex] = report.layout.annexes;
    if (!annex) throw new Error('an annex was expected');
    const numbers = runs.filter((run) => run.isArtifact && /^\d+$/.test(run.text) && run.page >= annex.page);

    expect(numbers.map(({ page, text }) => [page - annex.page + 1, text])).toEqual(
      numbers.map((_, index) => [index + 2, String(index + 2)]),
    );
    expect(numbers.length).toBe(report.pages - annex.page);
    expect(numbers.length).toBeGreaterThan(0);
    const middle = (left + points(297 - 20)) / 2;
    for (const number of numbers) {
      expect(centre(number)).toBeCloseTo(middle, 0);
      expect(number.size).toBe(13);
      expect(number.baseline).toBeGreaterThan(points(10) - 0.5);
      expect(number.baseline).toBeLessThan(points(12) + 0.5);
    }
    for (const run of runs.filter((each) => each.page >= annex.page && !each.isArtifact)) {
      expect(run.left).toBeGreaterThan(left - 0.5);
      expect(run.right).toBeLessThan(points(297 - 20) + 1);
      expect(run.baseline).toBeGreaterThan(points(20));
      expect(run.baseline).toBeLessThan(points(210 - 20));
    }
  });

  it('has its label in bold 14, its title in capitals of 13–14 and the open reference in italics', async () => {
    const roster = anEvidence('lich-truc.pdf');
    const answers = [anAnswer('1.1.a', { evidenceIds: [roster.id] })];
    const runs = await readPages((await renderPayload(aPayload({ evidence: [roster], answers }))).bytes);
    const label = runOf(runs, 'Phụ lục');
    expect(label).toMatchObject({ size: 14, font: 'Tinos-Bold' });
    const behind = runs.slice(runs.indexOf(label) + 1);
    expect(behind[0]).toMatchObject({ size: 14, font: 'Tinos-Bold' });
    expect(behind[0]?.text).toBe(behind[0]?.text.toLocaleUpperCase('vi'));
    expect(runOf(behind, '(Kèm theo Báo cáo số .')).toMatchObject({ size: 14, font: 'Tinos-Italic' });
    expect(Math.abs(centre(label) - (left + right) / 2)).toBeLessThan(2);
  });
});
