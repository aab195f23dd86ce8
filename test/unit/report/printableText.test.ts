import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fontMetrics } from '../../../electron/engine/report/fontMetrics.ts';
import { balancedLines, breakLongWords, brokenLines } from '../../../electron/engine/report/lineBreaks.ts';
import { comparableText, printableText } from '../../../electron/engine/report/printableText.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const metrics = fontMetrics(fontsOfTinos);
const printed = (text: string) => printableText(text, metrics);

describe('printable text', () => {
  it('leaves Vietnamese text as it is, composed', () => {
    const text = 'Ủy ban nhân dân huyện đã rà soát 24/7; “bảo đảm” – 100 %…';
    expect(printed(text)).toBe(text);
    expect(printed(text.normalize('NFD'))).toBe(text);
  });

  it('covers all 178 Vietnamese letters', () => {
    const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy'].flatMap((letter) =>
      ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'].map((tone) => (letter + tone).normalize('NFC')),
    );
    const composed = letters.filter((letter) => [...letter].length === 1);
    for (const letter of [...composed, ...composed.map((lower) => lower.toUpperCase())])
      expect(printed(letter)).toBe(letter);
  });

  it.each([
    ['an emoji', '👍', '[U+1F44D]'],
    ['a mark upon another one', 'a\u0301\u0302\u0303', 'á\u0302[U+0303]'],
    ['a Chinese character', '漢', '[U+6F22]'],
    ['a character written from right to left', 'ש', '[U+05E9]'],
    ['NUL', 'a\u0000b', 'a[U+0000]b'],
    ['an escape character', '\u001b', '[U+001B]'],
    ['a direction override', 'a\u202eb', 'a[U+202E]b'],
    ['an unassigned character', '\u0378', '[U+0378]'],
    ['a tick that the font lacks', '☑', '[U+2611]'],
    ['a private character', '\ue000', '[U+E000]'],
  ])('shows %s as its code point', (_name, text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it('shows an unpaired surrogate as the replacement character', () => {
    expect(printed('\ud800')).toBe('\ufffd');
  });

  it('leaves out characters that have no shape', () => {
    expect(printed('tiếp\u00adnhận\u200b\ufeff\u2060')).toBe('tiếpnhận');
  });

  it('turns every other white space into a space', () => {
    expect(printed('a\tb\u2003c\u3000d')).toBe('a b c d');
  });

  it('never gives a character that the font lacks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const missing = [...printed(text)].filter(
          (character) => !metrics.covers(character.codePointAt(0) as number),
        );
        expect(missing).toEqual([]);
      }),
    );
  });

  it('is comparable without white space and with equal glyphs made equal', () => {
    expect(comparableText('a b\u00a0c\n', metrics)).toBe('abc');
    expect(comparableText('\u04d9', metrics)).toBe(comparableText('\u0259', metrics));
  });
});

describe('lines', () => {
  const box = { width: 120, size: 12, face: 'regular' } as const;

  it('are never wider than the box and lose no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aăằWƯiíl /-'), maxLength: 400 }), (text) => {
        const lines = brokenLines(breakLongWords(text, box, metrics), box, metrics);
        for (const line of lines) {
          if (line.trim() !== '')
            expect(metrics.width(line, box.size, box.face)).toBeLessThanOrEqual(box.width + 1);
        }
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('break a word of 200,000 letters into pieces that fit', () => {
    const broken = breakLongWords('ạ'.repeat(200_000), box, metrics);
    expect(broken.replaceAll('\n', '')).toHaveLength(200_000);
    expect(broken.split('\n').length).toBeGreaterThan(8000);
  });

  it('are balanced: no line of a title is much shorter than the others', () => {
    const lines = balancedLines(
      'PHÒNG VĂN HÓA VÀ THÔNG TIN',
      { width: 175, size: 13, face: 'bold' },
      metrics,
    );
    expect(lines).toEqual(['PHÒNG VĂN HÓA', 'VÀ THÔNG TIN']);
  });
});
