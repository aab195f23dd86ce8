import type { Problem } from '../problems.ts';

/** Controls, direction marks, zero-width and other signs without a shape, and halves of a surrogate pair. */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|[\u17b4\u17b5]|\u034f|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;

/**
 * A name out of a received file as it may be shown: signs that cannot be seen, or that turn the direction of the text, stand as their
 * code, e.g. `[U+202E]`, so that no name can pass for another one.
 */
export function visibleName(name: string): string {
  return name.replace(unseen, characterCode);
}

/** `[U+202E]`. */
export function characterCode(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** The same for a text of several lines: its line breaks stay. */
export function visibleText(text: string): string {
  return text.split('\n').map(visibleName).join('\n');
}

/** The same for every text among the facts of a finding. */
export function visibleProblem<P extends Problem>(found: P): P {
  const facts = Object.fromEntries(
    Object.entries(found.facts).map(([key, value]: [string, unknown]) => [key, visibleFact(value)]),
  );
  return { ...found, facts };
}

function visibleFact(value: unknown): unknown {
  if (typeof value === 'string') return visibleName(value);
  return Array.isArray(value) ? value.map(visibleFact) : value;
}
