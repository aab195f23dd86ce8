import { foldedName, shortForms } from './sealRule.ts';

/** Letters and marks of Vietnamese, behind `foldedName`: everything else may be drawn as one of them. */
const ordinaryLetter = /^[\x20-\x7eđ][\u0302\u0306\u031b]*$/u;
const letters = /\P{M}\p{M}*/gu;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

/** Whether an eye takes one name for the other: as `foldedName` does, and a letter that is none of Vietnamese for any letter. */
export function looksLikeName(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return (
    a.length > 0 && a.length === b.length && a.every((word, place) => looksLikeWord(word, b[place] ?? ''))
  );
}

/** Whether an eye takes one code for the other: without capitals, blanks, signs that are not seen, and with one kind of hyphen. */
export function looksLikeCode(one: string, other: string): boolean {
  return looksLikeWord(foldedCode(one), foldedCode(other));
}

function foldedCode(code: string): string {
  return code
    .normalize('NFKC')
    .toLowerCase()
    .replace(unseen, '')
    .replace(/\s/gu, '')
    .replace(/[\p{Pd}\p{Pc}\u2212]/gu, '-')
    .normalize('NFD');
}

function wordsOf(name: string): readonly string[] {
  const seen = name
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Z}]/gu, ' ')
    .replace(unseen, '');
  const words = foldedName(seen).split(' ');
  return words
    .filter((word) => word !== '')
    .flatMap((word) => {
      // Plain short forms are written out already.
      const short = Object.entries(shortForms).find(([form]) => looksLikeWord(word, form.normalize('NFD')));
      return short === undefined || !hasForeign(word) ? [word] : foldedName(short[1]).split(' ');
    });
}

function looksLikeWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (!hasForeign(one) && !hasForeign(other)) return false;
  // The tone of a letter that is drawn in one piece cannot be told apart from it.
  const [a, b] = [lettersOf(one), lettersOf(other)];
  return (
    a.length === b.length &&
    a.every((letter, place) => letter === b[place] || isForeign(letter) || isForeign(b[place] ?? ''))
  );
}

function lettersOf(word: string): readonly string[] {
  return word.replace(tones, '').match(letters) ?? [];
}

function hasForeign(word: string): boolean {
  return lettersOf(word).some(isForeign);
}

function isForeign(letter: string): boolean {
  return !ordinaryLetter.test(letter);
}
