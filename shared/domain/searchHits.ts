import { foldForSearch, withoutMarks } from './search.ts';

/** A place in the text as it is shown, in UTF-16 units; `end` is the first unit behind it. */
export interface SearchHit {
  readonly start: number;
  readonly end: number;
}

/** Where the words of a query stand in a text, with or without marks: in order, never overlapping. */
export function searchHits(query: string, text: string): readonly SearchHit[] {
  const { key, places } = foldedPlaces(text);
  const found = foldForSearch(query)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => occurrences(word, key, places));
  return joined(found.toSorted((one, other) => one.start - other.start || one.end - other.end));
}

/** The part of a long text around its first hit, with `…` where it was cut between words; null without a hit. */
export function excerptAround(query: string, text: string, length: number): string | null {
  const first = searchHits(query, text)[0];
  if (first === undefined) return null;
  if (text.length <= length) return text;
  const from = Math.max(0, first.start - Math.floor(length / 3));
  const start = from === 0 ? 0 : blankBefore(text, from, first.start);
  const to = Math.min(text.length, Math.max(start + length, first.end));
  const end = to === text.length ? to : blankAfter(text, to);
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`;
}

/** The key of the text, and for each unit of it the letter of the text that it came from, marks included. */
function foldedPlaces(text: string): { readonly key: string; readonly places: readonly SearchHit[] } {
  let key = '';
  let start = 0;
  const places: SearchHit[] = [];
  for (const letter of text) {
    const end = start + letter.length;
    const folded = /^\s$/.test(letter) ? ' ' : withoutMarks(letter);
    const last = places.at(-1);
    // A combining mark of its own belongs to the letter before it.
    if (folded === '' && last !== undefined) places[places.length - 1] = { start: last.start, end };
    else if (folded !== ' ' || !key.endsWith(' ')) {
      key += folded;
      for (let unit = 0; unit < folded.length; unit += 1) places.push({ start, end });
    }
    start = end;
  }
  return { key, places };
}

function occurrences(word: string, key: string, places: readonly SearchHit[]): readonly SearchHit[] {
  const hits: SearchHit[] = [];
  for (let at = key.indexOf(word); at !== -1; at = key.indexOf(word, at + word.length)) {
    const first = places[at];
    const last = places[at + word.length - 1];
    if (first !== undefined && last !== undefined) hits.push({ start: first.start, end: last.end });
  }
  return hits;
}

function joined(hits: readonly SearchHit[]): readonly SearchHit[] {
  const all: SearchHit[] = [];
  for (const hit of hits) {
    const last = all.at(-1);
    if (last !== undefined && hit.start < last.end)
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, hit.end) };
    else all.push(hit);
  }
  return all;
}

/** The first letter of the word in which a cut would fall, but not behind `limit`. */
function blankBefore(text: string, from: number, limit: number): number {
  const blank = text.indexOf(' ', from);
  return blank === -1 || blank >= limit ? limit : blank + 1;
}

function blankAfter(text: string, to: number): number {
  const blank = text.indexOf(' ', to);
  return blank === -1 || blank - to > 30 ? text.length : blank;
}
