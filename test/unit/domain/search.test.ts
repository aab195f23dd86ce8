import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, matchesSearch } from '../../../shared/domain/search.ts';

const letters = fc.string({
  unit: fc.constantFrom(...'aăâđeêioôơuưyàảãáạấầẫậếềệốồộớờợứừựỳỹ ABĐỞ bcdghklmnpqrstvx'),
});

describe('the search key', () => {
  it('is the same with and without marks, in both Unicode forms and for both placements of the tone', () => {
    expect(foldForSearch('Ứng phó, khôi phục')).toBe('ung pho, khoi phuc');
    expect(foldForSearch('Đà')).toBe(foldForSearch('đà'.normalize('NFD')));
    expect(foldForSearch('khoá hoà uỷ thuỷ')).toBe(foldForSearch('khóa hòa ủy thủy'));
  });

  it('does not depend on the Unicode form, and folding again changes nothing', () => {
    fc.assert(
      fc.property(letters, (text) => {
        const key = foldForSearch(text);
        expect(foldForSearch(text.normalize('NFD'))).toBe(key);
        expect(foldForSearch(key)).toBe(key);
      }),
    );
  });
});

describe('a search', () => {
  it('finds when every word stands somewhere, with or without marks', () => {
    const texts = ['1.3.d', 'Ưu tiên xử lý hệ thống có IP trong Danh sách IP mạng Botnet'];
    expect(matchesSearch('botnet xu ly', texts)).toBe(true);
    expect(matchesSearch('BÓTNET', texts)).toBe(true);
    expect(matchesSearch('1.3.d', texts)).toBe(true);
    expect(matchesSearch('botnet vá', texts)).toBe(false);
    expect(matchesSearch('  ', texts)).toBe(true);
  });

  it('finds a text by any part of it', () => {
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (text, start, length) => {
        const part = text.slice(start % (text.length + 1)).slice(0, length % 8);
        expect(matchesSearch(part, [text])).toBe(true);
      }),
    );
  });
});
