import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEverywhere, indexed } from '../../../shared/domain/findEverywhere.ts';
import { foldForSearch } from '../../../shared/domain/search.ts';
import { excerptAround, searchHits } from '../../../shared/domain/searchHits.ts';

const vietnamese = fc.string({
  unit: fc.constantFrom(...'aăâđeêioôơuưyàảãáạấầẫậếềệốồộớờợứừựỳỹ ABĐỞ bcdghklmnpqrstvx 1.3'),
  maxLength: 60,
});
const shown = (query: string, text: string) =>
  searchHits(query, text).map(({ start, end }) => text.slice(start, end));

describe('the hits of a search', () => {
  it('are the words as they are shown, with or without marks', () => {
    expect(shown('an toan', 'Bảo đảm an toàn thông tin')).toEqual(['an', 'toàn']);
    expect(shown('dam', 'Bảo ĐẢM')).toEqual(['ĐẢM']);
    expect(shown('1.3.d', 'Mục 1.3.d và 1.3.đ')).toEqual(['1.3.d', '1.3.đ']);
    expect(shown('khong co', 'Có')).toEqual(['Có']);
  });

  it('hold the marks of a decomposed text', () => {
    const text = 'toàn tập'.normalize('NFD');
    expect(shown('toan', text)).toEqual(['toàn'.normalize('NFD')]);
    expect(shown('tap', text)).toEqual(['tập'.normalize('NFD')]);
  });

  it('are joined where words of the query overlap', () => {
    expect(shown('toan oan to', 'toàn')).toEqual(['toàn']);
  });

  it('are none for an empty query', () => {
    expect(searchHits('  ', 'an toàn')).toEqual([]);
  });

  it('stand in order, inside the text, and read as a word of the query', () => {
    fc.assert(
      fc.property(vietnamese, vietnamese, fc.boolean(), (query, given, decomposed) => {
        const text = given.normalize(decomposed ? 'NFD' : 'NFC');
        let before = 0;
        for (const { start, end } of searchHits(query, text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(foldForSearch(text.slice(start, end))).not.toBe('');
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('are found for every word that a search finds in one text', () => {
    fc.assert(
      fc.property(vietnamese, fc.nat(60), fc.nat(10), (text, from, length) => {
        const word = foldForSearch(foldForSearch(text).slice(from, from + length)).split(' ')[0] ?? '';
        fc.pre(word !== '');
        expect(searchHits(word, text).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('an excerpt', () => {
  const long = `${'mở đầu '.repeat(30)}diễn tập ứng cứu sự cố ${'kết thúc '.repeat(30)}`.trim();

  it('shows the hit with whole words around it', () => {
    const excerpt = excerptAround('ung cuu', long, 90) ?? '';
    expect(excerpt).toMatch(/^…mở|^…đầu/);
    expect(excerpt).toContain('diễn tập ứng cứu sự cố');
    expect(excerpt).toMatch(/(kết|thúc)…$/);
  });

  it('is the whole text when that is short, and nothing without a hit', () => {
    expect(excerptAround('su co', 'Sự cố mạng', 90)).toBe('Sự cố mạng');
    expect(excerptAround('lich', 'Sự cố mạng', 90)).toBeNull();
  });
});

describe('a search in everything', () => {
  const things = indexed([
    { title: 'Xuất nhật ký', words: ['khóa'] },
    { title: 'Mở khóa', words: [] },
    { title: 'Tự khóa kho', words: [] },
    { title: 'Khóa kho', words: ['Ctrl L'] },
  ]);
  const titles = (query: string) => findEverywhere(query, things).map(({ title }) => title);

  it('puts first what begins with the query, then what has it in its title, then the others', () => {
    expect(titles('khoa')).toEqual(['Khóa kho', 'Mở khóa', 'Tự khóa kho', 'Xuất nhật ký']);
  });

  it('wants every word', () => {
    expect(titles('khoa tu')).toEqual(['Tự khóa kho']);
    expect(titles('khoa ctrl')).toEqual(['Khóa kho']);
    expect(titles('không có')).toEqual([]);
  });

  it('finds all for an empty query', () => {
    expect(titles(' ')).toHaveLength(4);
  });
});
