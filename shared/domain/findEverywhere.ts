import { foldForSearch } from './search.ts';

/** What can be found: the words that are shown, and further ones under which it is known. */
export interface Findable {
  readonly title: string;
  readonly words: readonly string[];
}

/** A findable thing with its keys made once, so that each keystroke only compares. */
export interface Indexed<Thing> {
  readonly thing: Thing;
  readonly title: string;
  readonly key: string;
}

export function indexed<Thing extends Findable>(things: readonly Thing[]): readonly Indexed<Thing>[] {
  return things.map((thing) => {
    const title = foldForSearch(thing.title);
    return { thing, title, key: `${title} ${foldForSearch(thing.words.join(' '))}` };
  });
}

/**
 * The things that hold every word of the query, with or without marks: first those whose title begins with the query,
 * then those with a word of the title that does, then those with all words in the title, then the others; in each in the
 * order given. An empty query finds all.
 */
export function findEverywhere<Thing>(query: string, things: readonly Indexed<Thing>[]): readonly Thing[] {
  const whole = foldForSearch(query);
  const words = whole.split(' ');
  const ranks: Thing[][] = [[], [], [], []];
  for (const one of things) {
    if (words.every((word) => one.key.includes(word)))
      ranks[rankOf(one.title, whole, words)]?.push(one.thing);
  }
  return ranks.flat();
}

function rankOf(title: string, whole: string, words: readonly string[]): 0 | 1 | 2 | 3 {
  if (title.startsWith(whole)) return 0;
  if (title.includes(` ${whole}`)) return 1;
  return words.every((word) => title.includes(word)) ? 2 : 3;
}
