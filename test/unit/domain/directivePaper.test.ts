import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directiveItems } from '../../../shared/domain/directive.ts';
import { cutText, paperLines } from '../../../shared/domain/directivePaper.ts';
import { aDirective } from '../../builders/aDirective.ts';

const directive = aDirective();
const lines = paperLines(directive);
const pieces = lines.flatMap((line) => line.pieces);

/** Texts in which lines, asterisks, hashes and marks above letters meet often. */
const text = fc.string({ unit: fc.constantFrom('ệ', 'a', ' ', '\n', '*', '**', '# ', '🙂'), maxLength: 80 });
const spans = fc.array(fc.tuple(fc.nat(90), fc.nat(90)), { maxLength: 8 });
const cut = fc.tuple(text, spans).map(([whole, ends]) => ({
  whole,
  marked: ends.map(([a, b], place) => ({
    id: `m${place}`,
    span: { start: Math.min(a, b, whole.length), end: Math.min(Math.max(a, b), whole.length) },
  })),
}));

describe('a text that is cut for reading', () => {
  it('is the same text when its pieces are joined, whatever is marked in it', () => {
    fc.assert(
      fc.property(cut, ({ whole, marked }) => {
        const found = cutText(whole, marked);
        expect(found.map((piece) => piece.text).join('')).toBe(whole);
        let place = 0;
        for (const piece of found) {
          expect(piece.start).toBe(place);
          expect(piece.text).not.toBe('');
          place += piece.text.length;
        }
      }),
    );
  });

  it('names at each piece exactly the marks that hold it, and each mark begins once', () => {
    fc.assert(
      fc.property(cut, ({ whole, marked }) => {
        const found = cutText(whole, marked);
        for (const { id, span } of marked) {
          const own = found.filter(({ items }) => items.includes(id));
          expect(own.map((piece) => piece.text).join('')).toBe(whole.slice(span.start, span.end));
          const begins = found.filter((piece) => piece.begins.includes(id));
          expect(begins).toEqual(own.filter(({ kind }) => kind === 'words').slice(0, 1));
        }
      }),
    );
  });

  it('takes asterisks for bold type in pairs only, within one paragraph', () => {
    const shown = (whole: string) =>
      cutText(whole, [])
        .filter(({ kind }) => kind === 'words')
        .map((piece) => (piece.strong ? `<${piece.text}>` : piece.text))
        .join('');
    expect(shown('**Nơi nhận:** như trên')).toBe('<Nơi nhận:> như trên');
    expect(shown('**KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**')).toBe('<KT. CHỦ TỊCH><PHÓ CHỦ TỊCH>');
    expect(shown('mức **1 và 2 * 3')).toBe('mức **1 và 2 * 3');
    expect(shown('**một\n\nhai**')).toBe('**mộthai**');
    expect(shown('### 3. Các doanh nghiệp')).toBe('<3. Các doanh nghiệp>');
  });
});

describe('the paper of the first directive', () => {
  it('is its source text, character by character', () => {
    expect(pieces.map((piece) => piece.text).join('')).toBe(directive.source.text);
  });

  it('shows each obligation at its own words and begins it in its sentence', () => {
    for (const item of directiveItems(directive)) {
      const own = pieces.filter(({ items }) => items.includes(item.id));
      expect(own.map((piece) => piece.text).join('')).toBe(item.verbatim);
      const line = lines.find((one) => one.pieces.some(({ begins }) => begins.includes(item.id)));
      expect(line?.sentence).toBe(item.sentence);
    }
  });

  it('names the outer obligation before the one inside it where two share words', () => {
    const shared = pieces.filter(({ items }) => items.length > 1).map(({ items }) => items);
    expect(shared).toContainEqual(['1.3.a', '1.3.b']);
    expect(shared).toContainEqual(['1.3.e', '1.3.f']);
  });

  it('gives every line of a section to it, its heading as a heading', () => {
    const headings = lines.filter(({ heading }) => heading);
    expect(headings.map(({ section }) => section)).toEqual([0, 1, 2]);
    const shown = headings[2]?.pieces.filter(({ kind }) => kind === 'words').map((piece) => piece.text);
    expect(shown?.join('')).toBe('3. Các doanh nghiệp cung cấp dịch vụ viễn thông, Internet');
    expect(lines[0]?.section).toBeNull();
  });
});
