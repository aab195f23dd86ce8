import { describe, expect, it } from 'vitest';
import { fontMetrics } from '../../../electron/engine/report/fontMetrics.ts';
import { printableText } from '../../../electron/engine/report/printableText.ts';
import {
  isPrinted,
  namedCharacter,
  unfitCharacters,
  unprintedCharacters,
} from '../../../shared/domain/printedCharacters.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';

describe('printed characters', () => {
  it('are those that the document font draws: every code point is judged as the pages show it', () => {
    const metrics = fontMetrics(fontsOfTinos);
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const stands = !printableText(character, metrics).startsWith('[U+');
      if (isPrinted(character) !== stands) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  it('of an answer are named once each when they would stand as a code', () => {
    expect(unprintedCharacters('Đã xong 👍👍 ☑\u202e\n\tvà 漢')).toEqual(['👍', '☑', '\u202e', '漢']);
    expect(unprintedCharacters('Đã rà soát 24/7; “bảo đảm”\u00ad – 100 %…'.normalize('NFD'))).toEqual([]);
  });

  it('are no marks that stand upon another one', () => {
    expect(unprintedCharacters('a\u0301\u0302\u0303')).toEqual(['\u0303']);
    expect(unprintedCharacters('x\u0323\u0301 và ấ\u0303')).toEqual([]);
    expect(unfitCharacters('x\u0301\u0302')).toEqual(['\u0302']);
  });

  it('of a name are also those that cannot be seen', () => {
    expect(unfitCharacters('Nguyễn Văn Á'.normalize('NFD'))).toEqual([]);
    expect(unfitCharacters('An\u200b\u202e\tB\u00ad')).toEqual(['\u200b', '\u202e', '\t', '\u00ad']);
  });

  it('are named by their code, and by themselves only where that can be seen and turns nothing', () => {
    expect(['👍', '\u202e', 'ש', '\ue000', '\ud800'].map(namedCharacter)).toEqual([
      '👍 [U+1F44D]',
      '[U+202E]',
      '[U+05E9]',
      '[U+E000]',
      '[U+D800]',
    ]);
  });
});
