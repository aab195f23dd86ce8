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
 * Breaks words that are wider than the box, those that no-break spaces hold together too, so that the layout engine never has to search for a place in them
 * (a word of 200,000 letters would hold it for hours). Kerning may shorten a piece, never widen it past the box.
 */
export function breakLongWords(text: string, box: TextBox, metrics: FontMetrics): string {
  if (!/[\S\u00a0]{13}/u.test(text)) return text;
  return text.replace(/[\S\u00a0]+/gu, (word) =>
    word.length <= shortWord ? word : broken(word, box, metrics),
  );
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

/** The text as lines that fit the box, broken at spaces. A word wider than the box must have been broken before. */
export function brokenLines(text: string, box: TextBox, metrics: FontMetrics): readonly string[] {
  return text.split('\n').flatMap((line) => wrap(line, box, metrics));
}

/** Number of lines that the text takes in the box: greedy, as the layout engine breaks; an estimate within one line. */
export function countLines(text: string, box: TextBox, metrics: FontMetrics): number {
  return brokenLines(text, box, metrics).length;
}

/** Fewest lines that fit the box, of lengths as equal as possible. A word wider than the box stands alone. */
export function balancedLines(text: string, box: TextBox, metrics: FontMetrics): readonly string[] {
  const lines = brokenLines(text, box, metrics);
  if (lines.length < 2) return lines;
  let [low, high] = [0, box.width];
  for (let step = 0; step < 12; step += 1) {
    const width = (low + high) / 2;
    if (countLines(text, { ...box, width }, metrics) > lines.length) low = width;
    else high = width;
  }
  return brokenLines(text, { ...box, width: high }, metrics);
}

function wrap(text: string, box: TextBox, metrics: FontMetrics): readonly string[] {
  const lines: string[] = [];
  const space = metrics.advance(0x20, box.size, box.face);
  let current: string[] = [];
  let width = 0;
  for (const word of text.split(' ')) {
    const advance = metrics.width(word, box.size, box.face);
    if (current.length > 0 && width + space + advance > box.width) {
      lines.push(current.join(' '));
      current = [];
    }
    width = current.length === 0 ? advance : width + space + advance;
    current.push(word);
  }
  return [...lines, current.join(' ')];
}
