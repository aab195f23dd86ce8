import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fontMetrics } from '../../../electron/engine/report/fontMetrics.ts';
import { createPrinter } from '../../../electron/engine/report/printer.ts';
import { tagContent } from '../../../electron/engine/report/structureTags.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aReturn } from '../../builders/aReturn.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { elementsOf, type ReadElement, readStructure } from '../../support/readStructure.ts';
import { renderPayload } from './renderPayload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const photo = anEvidence('phòng trực.jpg', {
  mediaType: 'image/jpeg',
  annexBlobId: 'annex',
  caption: 'Cán bộ trực tối 30/4',
});
const files = Array.from({ length: 45 }, (_, index) => anEvidence(`tep-${index + 1}.pdf`));

describe('the structure tree of a return', () => {
  let payload: Payload;
  let root: ReadElement;

  beforeAll(async () => {
    const items = aPayload().items;
    const evidence = [photo, ...files];
    payload = aPayload({
      evidence,
      answers: items.map(({ id }) =>
        anAnswer(id, {
          result: `${'Đã cử cán bộ trực và theo dõi hệ thống. '.repeat(12)}\nKhông có sự cố.`,
          evidenceIds: evidence.map((file) => file.id),
        }),
      ),
    });
    root = await readStructure((await renderPayload(payload)).bytes);
  });

  const texts = (role: string) => elementsOf(root, role).map(({ text }) => text);
  const table = (index: number) => elementsOf(root, 'Table')[index] as ReadElement;
  const rows = (index: number) => table(index).kids.map(({ kids }) => kids);

  it('begins with agency, national title, number and date, then the title of the return', () => {
    const [agency, nation, motto, number, place, title] = root.kids;
    expect(root.role).toBe('Document');
    expect(agency?.text).toContain('ỦY BAN NHÂN DÂN');
    expect(nation?.text).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(motto?.text).toBe('Độc lập - Tự do - Hạnh phúc');
    expect([number?.title, place?.title]).toEqual(['Số, ký hiệu văn bản', 'Ngày, tháng, năm ban hành']);
    expect(number?.text).toMatch(/^Số:/);
    expect(title?.role).toBe('H1');
  });

  it('has one title and its parts below it, no level left out', () => {
    expect(texts('H1')).toEqual([expect.stringMatching(/^BÁO CÁO Kết quả thực hiện/)]);
    expect(texts('H2').map((text) => text.split(' ').slice(0, 3).join(' '))).toEqual([
      'I. CÔNG TÁC',
      'II. KẾT QUẢ',
      'III. SỐ LIỆU',
      'IV. KHÓ KHĂN,',
      'V. ĐỀ XUẤT,',
      'Phụ lục I',
      'Phụ lục II',
    ]);
    expect(texts('H3')).toEqual(['1. Đề xuất, kiến nghị', '2. Đầu mối liên hệ']);
  });

  it('has a row for each item, each cell in its column, over all pages', () => {
    const [heading = [], ...items] = rows(0);
    expect(heading.map(({ role, scope, text }) => [role, scope, text])).toEqual(
      ['TT', 'Nội dung yêu cầu', 'Kết quả', 'Trạng thái', 'Minh chứng'].map((text) => ['TH', 'Column', text]),
    );
    expect(items.map(([id]) => id?.text)).toEqual(payload.items.map(({ id }) => id));
    expect(items.map(([, verbatim]) => verbatim?.text)).toEqual(
      payload.items.map(({ verbatim }) => verbatim),
    );
    for (const cells of items) expect(cells.map(({ role }) => role)).toEqual(Array(5).fill('TD'));
  });

  it('keeps the paragraphs of a result apart', () => {
    const [, [, , result] = []] = rows(0);
    const [first, second] = result?.kids ?? [];
    expect(first?.text).toBe('Đã cử cán bộ trực và theo dõi hệ thống. '.repeat(12).trim());
    expect(second?.text).toBe('Không có sự cố.');
  });

  it('reads a heading row once, however many pages repeat it', () => {
    expect(texts('TH').filter((text) => text === 'Nội dung yêu cầu')).toHaveLength(1);
    expect(rows(2)).toHaveLength(1 + payload.evidence.length);
    expect(rows(2)[1]?.[1]?.kids.map(({ text }) => text)).toEqual([
      photo.name,
      photo.caption,
      payload.evidence[0]?.sha256,
    ]);
  });

  it('has a list of those who receive the return, and the signature after it', () => {
    const list = elementsOf(root, 'L')[0] as ReadElement;
    const part = elementsOf(root, 'Div')[0] as ReadElement;
    expect(list.kids.map(({ role, kids }) => [role, kids[0]?.role])).toEqual(
      list.kids.map(() => ['LI', 'LBody']),
    );
    expect(list.kids.at(-1)?.kids[0]?.text).toBe('- Lưu: VT.');
    expect(part.title).toBe('Chữ ký');
    expect(part.kids.at(-1)?.text).toBe('Trần Văn Mẫu');
    expect(root.kids.indexOf(part)).toBeGreaterThan(root.kids.indexOf(list));
  });

  it('says what each picture shows, the QR code too', () => {
    expect(elementsOf(root, 'Figure').map(({ alt }) => alt)).toEqual([
      'Mã QR chứa mã băm dữ liệu kèm theo (SHA-256)',
      expect.stringMatching(/^Minh chứng 1: phòng trực\.jpg \(mục 1\.1\.a.*\)\. Cán bộ trực tối 30\/4$/),
    ]);
  });
});

describe('the changes of an amended return', () => {
  it('are heard as what they are: removed or added', async () => {
    const replaced = aPayload({ answers: [anAnswer('1.1.a', { result: 'Đã vá 20 máy chủ của đơn vị.' })] });
    const payload = aPayload({
      complianceReturn: aReturn({ version: 2 }),
      answers: [anAnswer('1.1.a', { result: 'Đã vá 25 máy chủ của đơn vị.' })],
      replaces: { payload: replaced, sha256: 'cd'.repeat(32), reason: 'Sửa số liệu.' },
    });
    const root = await readStructure((await renderPayload(payload)).bytes);
    const paragraph = elementsOf(root, 'P').find(({ kids }) => kids.length > 0);

    expect(paragraph?.text).toMatch(/^Kết quả: Đã vá +máy chủ của đơn vị\.$/);
    expect(paragraph?.kids.map(({ role, text, alt }) => [role, text, alt])).toEqual([
      ['Span', '20', '(bỏ đi: 20) '],
      ['Span', '25', '(thêm vào: 25) '],
    ]);
  });
});

describe('the finished lines of a cell', () => {
  const printer = createPrinter(fontMetrics(fontsOfTinos));

  it('end with the space at which they were broken, so that no two words are read as one', () => {
    const lines = printer.lines('theo dõi hệ thống', 40, { size: 12 }).map(({ text }) => text);
    expect(lines).toEqual(['theo dõi ', 'hệ ', 'thống']);
  });

  it('end without one inside a word that is broken', () => {
    const hash = '0123456789'.repeat(3);
    const lines = printer.lines(hash, 80, { size: 12 }).map(({ text }) => text);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(hash);
  });
});

describe('tagContent', () => {
  it('refuses a picture without alternate text', () => {
    const element = { dictionary: { data: {} }, add: () => element };
    const document = { struct: () => element, addStructure: () => undefined };
    expect(() => tagContent([{ image: 'photo-1' }], document)).toThrow('no alternate text');
  });
});
