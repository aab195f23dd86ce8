import { characterCode } from './visibleName.ts';

/**
 * Characters that a page of the report shows as they are, as a blank or, where they only steer the layout, not at all: what all four
 * faces of the document font can draw, without controls and right-to-left scripts. Every other one would stand there as its code.
 * Ranges of code points in hexadecimal; a test compares them with the font.
 */
const printedRanges = (
  '9-d 20-7e a0-2dd 2df-306 309-343 345-34e 350-377 37a-37f 384-38a 38c 38e-3a1 3a3-52f 1680 1ab0-1abe ' +
  '1c80-1c88 1d00-1df5 1dfb-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d ' +
  '1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-200d 2010-2029 202f-2060 ' +
  '2070-2071 2074-208e 2090-209c 20a0-20be 20f0 2100-214f 2153-2154 215b-215e 2184 2190-2195 21a8 2202 ' +
  '2206 220f 2211-2212 2215 2219-221a 221e-221f 2229 222b 2248 2260-2261 2264-2265 2302 2310 2320-2321 ' +
  '2500 2502 250c 2510 2514 2518 251c 2524 252c 2534 253c 2550-256c 2580 2584 2588 258c 2590-2593 ' +
  '25a0-25a1 25aa-25ac 25b2 25ba 25bc 25c4 25ca-25cc 25cf 25d8-25d9 25e6 263a-263c 2640 2642 2660 2663 ' +
  '2665-2666 266a-266b 266f 2c60-2c7f 2de0-2e42 3000 a640-a69f a717-a7ae a7b0-a7b7 a7f7-a7ff ab30-ab65 ' +
  'fb01-fb04 fe00-fe0f fe20-fe2f feff fffc-fffd'
)
  .split(' ')
  .map((range) => {
    const [first = '', last = first] = range.split('-');
    return { first: Number.parseInt(first, 16), last: Number.parseInt(last, 16) };
  });

/** Ordinary Vietnamese text: nothing to look at one by one. */
const plain =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0100-\u0131\u0168-\u0169\u01a0-\u01a1\u01af-\u01b0\u1ea0-\u1ef9\u2013-\u2014\u2018-\u201d\u2026]*$/u;

/** Controls, direction marks, zero-width and other signs without a shape: no name or number has them. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]|\u034f|[\ufe00-\ufe0f]/u;

/** Scripts that turn the direction of the line around them. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Marks that stand above a letter (canonical class 230), and the blocks of marks that are rare. */
const markAbove =
  /^(?:[\u0300-\u0314]|[\u033d-\u0344]|[\u0346]|[\u034a-\u034c]|[\u0350-\u0352]|[\u0357]|[\u035b]|[\u0363-\u036f]|[\u1ab0-\u1abe]|[\u1dc0-\u1dff]|[\u20d0-\u20f0]|[\u2de0-\u2dff]|[\ufe20-\ufe2f])$/u;

/**
 * Whether a mark stands upon another one (both of a text in NFC, one behind the other). Each is drawn higher than the one before it,
 * into the line above, so that nobody could say any more in which order the text is read.
 */
export function isStackedMark(before: string, character: string): boolean {
  return markAbove.test(before) && markAbove.test(character);
}

/** Whether the pages show the character. */
export function isPrinted(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return printedRanges.some(({ first, last }) => first <= code && code <= last);
}

/** The different characters of a long text that would stand on the pages as their code, in the order of the text. */
export function unprintedCharacters(text: string): readonly string[] {
  return charactersOf(text, (character) => !isPrinted(character));
}

/** The different characters that a name, a post or a number may not have: those that cannot be printed or cannot be seen. */
export function unfitCharacters(text: string): readonly string[] {
  return charactersOf(text, (character) => !isPrinted(character) || unseen.test(character));
}

function charactersOf(text: string, isMeant: (character: string) => boolean): readonly string[] {
  if (plain.test(text)) return [];
  const characters = [...text.normalize('NFC')];
  return [
    ...new Set(
      characters.filter(
        (character, i) => isMeant(character) || isStackedMark(characters[i - 1] ?? '', character),
      ),
    ),
  ];
}

/** How a person is told of such a character: by its code, behind itself where it can be seen and does not turn the sentence around. */
export function namedCharacter(character: string): string {
  const isShown = !unseen.test(character) && !rightToLeft.test(character);
  return isShown ? `${character} ${characterCode(character)}` : characterCode(character);
}
