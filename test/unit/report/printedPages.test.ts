import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { RenderedReport } from '../../../electron/engine/report/renderReport.ts';
import { formProfile, points } from '../../../shared/domain/formProfile.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { readPages, runOf, type SetText } from './readPages.ts';
import { renderPayload } from './renderPayload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const pageWidth = points(formProfile.page.widthMm);
const pageHeight = points(formProfile.page.heightMm);
const left = points(formProfile.margins.leftMm.value);
const right = pageWidth - points(formProfile.margins.rightMm.value);
const top = points(formProfile.margins.topMm.value);
const bottom = pageHeight - points(formProfile.margins.bottomMm.value);

const photo = anEvidence('phòng trực.jpg', {
  mediaType: 'image/jpeg',
  annexBlobId: 'annex',
  caption: 'Cán bộ trực tối 30/4',
});
const roster = anEvidence('lich-truc.pdf');

function centre(run: SetText): number {
  return (run.left + run.right) / 2;
}

/** Repeated heading rows are artifacts too, but stand below the margin. */
function isPageNumber(run: SetText): boolean {
  return run.isArtifact && run.baseline < top;
}

function width(run: SetText): number {
  return run.right - run.left;
}

describe('the printed return', () => {
  let payload: Payload;
  let report: RenderedReport;
  let runs: readonly SetText[];
  let body: readonly SetText[];

  beforeAll(async () => {
    const items = aPayload().items;
    payload = aPayload({
      evidence: [roster, photo],
      answers: items.map(({ id }) => anAnswer(id, { evidenceIds: [roster.id, photo.id] })),
      complianceReturn: aReturn({
        texts: {
          direction:
            'Ủy ban nhân dân huyện đã ban hành Văn bản số 486/UBND-VHTT ngày 18 tháng 4 năm 2024 triển khai đến các phòng, ban, xã, thị trấn và giao Phòng Văn hóa và Thông tin chủ trì thực hiện.',
          difficulties: '',
          proposals: '',
          contactPoint: 'Phòng Văn hóa và Thông tin.',
        },
      }),
    });
    report = await renderPayload(payload);
    runs = await readPages(report.bytes);
    body = runs.filter(({ isArtifact }) => !isArtifact);
  });

  it('keeps every text inside the margins of NĐ 30/2020', () => {
    for (const run of body) {
      expect(run.left).toBeGreaterThan(left - 0.5);
      expect(run.right).toBeLessThan(right + 1);
      expect(run.baseline).toBeGreaterThan(top);
      expect(run.baseline).toBeLessThan(bottom);
    }
  });

  it('has margins, sizes and spacing within the ranges of the decree', () => {
    const measures = [
      ...Object.values(formProfile.margins),
      formProfile.pageNumber.size,
      formProfile.nationalTitle.size,
      formProfile.motto.size,
      formProfile.agency.size,
      formProfile.body.size,
      formProfile.body.firstLineIndentMm,
      formProfile.body.lineSpacing,
      formProfile.shortRule,
    ];
    for (const { min, max, value } of measures) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
    }
  });

  it('has the national title on one line in bold 12–13 points, the motto centred under it in bold 13–14', () => {
    const title = runOf(body, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const motto = runOf(body, 'Độc lập - Tự do - Hạnh phúc');
    expect(title.font).toBe('Tinos-Bold');
    expect(title.size).toBe(13);
    expect(motto.font).toBe('Tinos-Bold');
    expect(motto.size).toBe(13);
    expect(Math.abs(centre(title) - centre(motto))).toBeLessThan(1);
    expect(title.right).toBeLessThan(right + 1);
  });

  it('has the agency in bold capitals on the left, level with the title', () => {
    const agency = runOf(body, 'ỦY BAN NHÂN DÂN');
    expect(agency.font).toBe('Tinos-Bold');
    expect(agency.baseline).toBeCloseTo(runOf(body, 'CỘNG HÒA').baseline, 0);
    expect(agency.right).toBeLessThan(runOf(body, 'CỘNG HÒA').left);
  });

  it('has number and date on one line, the date in italics under the motto', () => {
    const number = runOf(body, 'Số:');
    const date = runOf(body, 'Thử Nghiệm, ngày');
    expect(number.baseline).toBeCloseTo(date.baseline, 1);
    expect(number.font).toBe('Tinos-Regular');
    expect(number.size).toBe(13);
    expect(date.font).toBe('Tinos-Italic');
  });

  it('has the type of the document and its title centred in bold 14', () => {
    for (const text of ['BÁO CÁO', 'Kết quả thực hiện bảo đảm']) {
      const run = runOf(body, text);
      expect(run.font).toBe('Tinos-Bold');
      expect(run.size).toBe(14);
      expect(Math.abs(centre(run) - (left + right) / 2)).toBeLessThan(2);
    }
  });

  it('indents the first line of a paragraph by 1.27 cm and fills the other lines to both margins', () => {
    const first = runOf(body, 'Ủy ban nhân dân huyện đã ban hành');
    expect(first.left).toBeCloseTo(left + points(12.7), 0);
    expect(first.size).toBe(14);
    const opening = body.filter(
      (run) => run.page === 1 && run.size === 14 && Math.abs(run.left - left) < 0.5,
    );
    expect(opening.some((run) => Math.abs(run.right - right) < 1)).toBe(true);
  });

  it('has no page number on the first page and centred ones of 13 points in the top margin after it', () => {
    const numbers = runs.filter(isPageNumber);
    expect(numbers.every(({ page }) => page > 1)).toBe(true);
    const second = numbers.find(({ page }) => page === 2);
    expect(second).toMatchObject({ text: '2', size: 13, font: 'Tinos-Regular' });
    expect(centre(second as SetText)).toBeCloseTo((left + right) / 2, 0);
    expect((second as SetText).baseline).toBeLessThan(top);
  });

  it('counts the pages of each annex by itself', () => {
    const annexPages = report.layout.annexes.map(({ page }) => page);
    expect(annexPages).toHaveLength(2);
    const numbers = runs.filter((run) => isPageNumber(run) && annexPages.includes(run.page));
    expect(numbers).toEqual([]);
    expect(runOf(body, 'Phụ lục I').page).toBe(annexPages[0]);
    expect(runOf(body, 'Phụ lục II').page).toBe(annexPages[1]);
  });

  it('repeats the heading of the result table on every page of it', () => {
    const { from, to } = report.layout.resultTable;
    for (let page = from.page; page <= (to.top > top + 20 ? to.page : to.page - 1); page += 1)
      expect(
        runs.some(
          (run) =>
            run.page === page && run.text === 'Nội dung yêu cầu' && run.isArtifact === page > from.page,
        ),
      ).toBe(true);
  });

  it('prints an empty part as "Không có."', () => {
    const heading = runOf(body, 'IV. KHÓ KHĂN');
    const next = body[body.indexOf(heading) + 1];
    expect(next?.text).toBe('Không có.');
  });

  it('keeps at least two lines of text on the page of the signature', () => {
    const name = runOf(body, 'Trần Văn Mẫu');
    const position = runOf(body, 'PHÓ CHỦ TỊCH');
    const above = body.filter(
      (run) =>
        run.page === name.page && run.baseline < position.baseline && run.size === 14 && run.left < left + 60,
    );
    expect(position.page).toBe(name.page);
    expect(above.length).toBeGreaterThanOrEqual(2);
  });

  it('leaves 30 mm between position and name, in the right half, for the signature', () => {
    const name = runOf(body, 'Trần Văn Mẫu');
    const position = runOf(body, 'PHÓ CHỦ TỊCH');
    const { page, rect } = report.signaturePlace;
    const [rectLeft, rectBottom, rectRight, rectTop] = rect;
    expect(page).toBe(name.page);
    expect(name.baseline - position.baseline).toBeGreaterThan(points(30));
    expect(pageHeight - rectTop).toBeGreaterThan(position.baseline + 2);
    expect(pageHeight - rectBottom).toBeLessThan(name.baseline - name.size * 0.8);
    expect(rectLeft).toBeGreaterThan((left + right) / 2);
    expect(rectRight).toBeLessThan(right);
    expect(centre(name)).toBeCloseTo((rectLeft + rectRight) / 2, 0);
  });

  it('has Nơi nhận in bold italics 12 and its lines in 11 points, flush left', () => {
    const title = runOf(body, 'Nơi nhận:');
    expect(title).toMatchObject({ size: 12, font: 'Tinos-BoldItalic' });
    expect(title.left).toBeCloseTo(left, 0);
    expect(runOf(body, '- Như trên;').size).toBe(11);
    expect(runOf(body, '- Lưu: VT.').size).toBe(11);
  });

  it('lists every file with its SHA-256', () => {
    for (const { sha256 } of payload.evidence) expect(body.some(({ text }) => text === sha256)).toBe(true);
  });

  it('has the size and the moment of a file on one line each', () => {
    expect(body.filter(({ text }) => /^\d\d\/\d\d\/\d{4} \d\d:\d\d$/.test(text))).toHaveLength(2);
  });
});

describe('the header', () => {
  it('sets the title in 12 points before it wraps the name of the agency', async () => {
    const report = await renderPayload(aPayload({ unit: aUnit({ name: 'Viễn thông Tuyên Quang' }) }));
    const runs = await readPages(report.bytes);
    expect(runOf(runs, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').size).toBe(12);
    expect(runOf(runs, 'VIỄN THÔNG TUYÊN QUANG').size).toBe(13);
  });

  it('then wraps the name in balanced lines', async () => {
    const report = await renderPayload(aPayload({ unit: aUnit({ name: 'Sở Thông tin và Truyền thông' }) }));
    const runs = await readPages(report.bytes);
    expect(runOf(runs, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').size).toBe(13);
    const [first, second] = [runOf(runs, 'SỞ THÔNG TIN'), runOf(runs, 'TRUYỀN THÔNG')];
    expect(Math.abs(centre(first) - centre(second))).toBeLessThan(1);
    expect(second.right - second.left).toBeGreaterThan((first.right - first.left) * 0.6);
  });

  it('takes the smaller title when that spares a line, and balances the parent too', async () => {
    const unit = aUnit({
      name: 'Viễn thông Tuyên Quang',
      parent: 'Tập đoàn Bưu chính Viễn thông Việt Nam',
    });
    const runs = await readPages((await renderPayload(aPayload({ unit }))).bytes);
    const title = runOf(runs, 'CỘNG HÒA');
    const number = runOf(runs, 'Số:');
    const lines = runs.filter(
      (run) => run.page === 1 && run.right < title.left && run.baseline < number.baseline - 10,
    );
    const parent = lines.filter(({ font }) => font === 'Tinos-Regular');
    expect(title.size).toBe(12);
    expect(lines).toHaveLength(3);
    expect(Math.min(...parent.map(width))).toBeGreaterThan(Math.max(...parent.map(width)) * 0.6);
  });

  it('pads a number below ten and prints the day of issue', async () => {
    const report = await renderPayload(
      aPayload({ complianceReturn: aReturn({ number: '5', issuedOn: '2024-02-03' }) }),
    );
    const text = (await readPages(report.bytes)).map((run) => run.text).join(' ');
    expect(text).toContain('Số: 05/BC-UBND');
    expect(text).toContain('ngày 03 tháng 02 năm 2024');
  });
});

describe('Kính gửi', () => {
  it('gives each of several addressees a line, dashes level under the colon', async () => {
    const recipient = 'Ủy ban nhân dân tỉnh; Sở Thông tin và Truyền thông;Công an tỉnh.';
    const runs = await readPages((await renderPayload(aPayload({ unit: aUnit({ recipient }) }))).bytes);
    const label = runOf(runs, 'Kính gửi:');
    const lines = ['- Ủy ban nhân dân tỉnh;', '- Sở Thông tin và Truyền thông;', '- Công an tỉnh.'].map(
      (text) => runs.find((run) => run.text === text),
    );
    for (const line of lines) {
      expect(line?.left).toBeCloseTo(label.right, -1);
      expect(line?.left).toBeCloseTo(lines[0]?.left ?? 0, 1);
      expect(line?.size).toBe(14);
    }
  });
});

describe('a word longer than a line', () => {
  it('stays inside the margins, in the first line of a paragraph too', async () => {
    const word = 'A'.repeat(300);
    const texts = { direction: word, difficulties: `x ${word}`, proposals: word, contactPoint: word };
    const { bytes } = await renderPayload(aPayload({ complianceReturn: aReturn({ texts }) }));
    for (const run of await readPages(bytes)) expect(run.right).toBeLessThan(right + 1);
  });
});

describe('a sample', () => {
  it('bears its mark on every page, as an artifact beneath the text', async () => {
    const report = await renderPayload(aPayload({ sample: true }));
    const runs = await readPages(report.bytes);
    for (let page = 1; page <= report.pages; page += 1) {
      const marks = runs.filter((run) => run.page === page && run.text === 'BẢN MINH HỌA');
      expect(marks).toHaveLength(1);
      expect(marks[0]?.isArtifact).toBe(true);
      expect(runs.find((run) => run.page === page)).toBe(marks[0]);
    }
  });

  it('is the only file with a mark', async () => {
    const report = await renderPayload(aPayload());
    expect((await readPages(report.bytes)).some((run) => run.text === 'BẢN MINH HỌA')).toBe(false);
  });
});
