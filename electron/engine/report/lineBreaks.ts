import type { Face, FontMetrics } from './fontMetrics.ts';

export interface TextBox {
  /** Points. */
  readonly width: number;
  readonly size: number;
  readonly face: Face;
}

/** A word of at most this many letters fits any column of the form. */
const shortWord = 12;

/**
 * Breaks words that are wider than the box, so that the layout engine never has to search for a place in them
 * (a word of 200,000 letters would hold it for hours). Kerning may shorten a piece, never widen it past the box.
 */
export function breakLongWords(text: string, box: TextBox, metrics: FontMetrics): string {
  if (!/\S{13}/u.test(text)) return text;
  return text.replace(/\S+/gu, (word) => (word.length <= shortWord ? word : broken(word, box, metrics)));
}

function broken(word: string, box: TextBox, metrics: FontMetrics): string {
  const limit = box.width - 0.5;
  let result = '';
  let line = 0;
  for (const character of word) {
    const advance = metrics.advance(character.codePointAt(0) as number, box.size, box.face);
    if (line + advance > limit && line > 0) {
      result += '\n';
      line = 0;
    }
    result += character;
    line += advance;
  }
  return result;
}

/** Number of lines that the text takes in the box: greedy, as the layout engine breaks; an estimate within one line. */
export function countLines(text: string, box: TextBox, metrics: FontMetrics): number {
  return text.split('\n').reduce((sum, line) => sum + wrap(line, box, metrics).length, 0);
}

/** Fewest lines that fit the box, of lengths as equal as possible. A word wider than the box stands alone. */
export function balancedLines(text: string, box: TextBox, metrics: FontMetrics): readonly string[] {
  const lines = wrap(text, box, metrics);
  if (lines.length < 2) return lines;
  let [low, high] = [0, box.width];
  for (let step = 0; step < 12; step += 1) {
    const width = (low + high) / 2;
    if (wrap(text, { ...box, width }, metrics).length > lines.length) low = width;
    else high = width;
  }
  return wrap(text, { ...box, width: high }, metrics);
}

function wrap(text: string, box: TextBox, metrics: FontMetrics): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const candidate = current === '' ? word : `${current} ${word}`;
    if (current !== '' && advanceOf(candidate, box, metrics) > box.width) {
      lines.push(current);
      current = word;
    } else current = candidate;
  }
  return [...lines, current];
}

function advanceOf(text: string, box: TextBox, metrics: FontMetrics): number {
  let sum = 0;
  for (const character of text)
    sum += metrics.advance(character.codePointAt(0) as number, box.size, box.face);
  return sum;
}
