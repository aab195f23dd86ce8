import type { Problem } from '../problems.ts';
import { problem } from '../result.ts';
import { namedCharacter, unfitCharacters } from './printedCharacters.ts';
import { pathText } from './schemaProblems.ts';

/** What keeps a name, a post or another text of one line from being printed as it is shown; null: nothing. */
export function unfitText(text: string, path?: string): Problem | null {
  const characters = unfitCharacters(text).map(namedCharacter);
  return characters.length === 0 ? null : problem('characters-unfit', { characters }, path);
}

/** The same for a text of several lines. */
export function unfitLines(text: string, path?: string): Problem | null {
  return unfitText(text.replaceAll(/\r?\n/g, ' '), path);
}

/** The same for every text of a document, each with its place in it. */
export function unfitTexts(value: unknown, place: readonly PropertyKey[] = []): readonly Problem[] {
  if (typeof value === 'string') {
    const found = unfitText(value, pathText(place));
    return found === null ? [] : [found];
  }
  if (Array.isArray(value)) return value.flatMap((each, index) => unfitTexts(each, [...place, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => unfitTexts(each, [...place, key]));
}
