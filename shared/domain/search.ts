/** Combining marks of Unicode: tones and vowel signs after NFD. */
const marks = /\p{M}+/gu;

/**
 * The key under which a text is found: no marks, `đ` as `d`, lower case, one blank between words. Both placements of a
 * tone (`hoà`, `hòa`) and both Unicode forms give the same key. For comparing only, never for storing or printing.
 */
export function foldForSearch(text: string): string {
  return withoutMarks(text).replace(/\s+/g, ' ').trim();
}

/** No marks, `đ` as `d`, lower case; blanks as they are. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(marks, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** Whether every word of the query stands somewhere in the texts, with or without marks. An empty query matches all. */
export function matchesSearch(query: string, texts: readonly string[]): boolean {
  const words = foldForSearch(query).split(' ');
  const key = foldForSearch(texts.join(' '));
  return words.every((word) => key.includes(word));
}
