import { isStackedMark } from '../../../shared/domain/printedCharacters.ts';
import type { GlyphTable } from './fontMetrics.ts';

/**
 * Characters that only steer layout and have no shape: soft hyphen, zero-width space and joiners, byte order mark,
 * variation selectors. Left out of the page and of the comparison; the payload keeps them.
 */
const shapeless = /\u00ad|[\u200b-\u200c]|\u200d|\u2060|[\ufe00-\ufe0f]|\ufeff/u;
/** Scripts written from right to left: the layout would print them backwards. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
/** Glyphs of the font that a reader of the PDF gives back as nothing: found by reading every glyph back. */
const unreadable = /[\u02de]|[\u0307]|[\u0308]|[\u0344]|[\u034f]/u;
const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;
const space = /\s/u;

/**
 * The text as the page shows it: NFC; a character that the document font cannot show (emoji, CJK, control and
 * direction characters, private use) stands as its code point, e.g. `[U+1F600]`, so that nothing vanishes silently; so does a mark
 * that would stand upon another one.
 * Line breaks must be dealt with before.
 */
export function printableText(text: string, metrics: GlyphTable): string {
  if (plain.test(text)) return text;
  let printed = '';
  let before = '';
  for (const character of text.toWellFormed().normalize('NFC')) {
    printed += isStackedMark(before, character) ? codeOf(character) : printable(character, metrics);
    before = character;
  }
  return printed;
}

/** Letters and signs of ordinary Vietnamese text, all in the font: nothing to look at one by one. */
const plain =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*$/u;

function codeOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

function printable(character: string, metrics: GlyphTable): string {
  if (character === '\u00a0') return character;
  if (space.test(character) && character !== '\ufeff') return ' ';
  if (shapeless.test(character)) return '';
  const codePoint = character.codePointAt(0) as number;
  if (
    control.test(character) ||
    rightToLeft.test(character) ||
    unreadable.test(character) ||
    !metrics.covers(codePoint)
  )
    return codeOf(character);
  return character;
}

/** The same text as a reader of the PDF may get it back: without white space, characters of one glyph made equal. */
export function comparableText(text: string, metrics: GlyphTable): string {
  // None of these letters is without a shape or shares its glyph with another one.
  if (plain.test(text)) return text.replace(/\s/g, '');
  let comparable = '';
  for (const character of text) {
    if (space.test(character) || shapeless.test(character)) continue;
    comparable += String.fromCodePoint(metrics.sameGlyph(character.codePointAt(0) as number));
  }
  return comparable;
}
