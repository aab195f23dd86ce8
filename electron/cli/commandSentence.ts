import type { VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Language, problemText } from '../../shared/text/problemText.ts';
import { textsOf } from '../../shared/text/textsOf.ts';
import { verdictTodo } from '../../shared/text/verdictWords.ts';

interface Phrase {
  readonly window: string;
  readonly command: string;
}

/** The sentence of a problem for whoever has no window before them: it names commands and options instead of places there. */
export function commandSentence(problem: Problem, language: Language): string {
  const phrases: Readonly<Record<string, Phrase>> = textsOf(language).commandPhrases.problems;
  const phrase = Object.hasOwn(phrases, problem.code) ? phrases[problem.code] : undefined;
  return replaced(optionsOnly(problemText(problem, language)), phrase);
}

/** What the receiver of a file has to do, in the same words. */
export function commandTodo(entry: VerifyEntry, language: Language): readonly string[] {
  const phrases: readonly Phrase[] = Object.values(textsOf(language).commandPhrases.todo);
  return verdictTodo(entry, language).map((text) => phrases.reduce(replaced, text));
}

/** The last one: what stands before it may be a name out of a file that reads the same. */
function replaced(text: string, phrase: Phrase | undefined): string {
  const at = phrase === undefined ? -1 : text.lastIndexOf(phrase.window);
  return phrase === undefined || at < 0
    ? text
    : `${text.slice(0, at)}${phrase.command}${text.slice(at + phrase.window.length)}`;
}

/** Where a sentence names a button with the option that does the same, only the option counts. */
function optionsOnly(text: string): string {
  return text
    .replace(/chọn “[^”]+” \(dòng lệnh: (--[a-z-]+(?: [a-z]+)?)\)/g, 'thêm $1')
    .replace(/choose “[^”]+” \(command line: (--[a-z-]+(?: [a-z]+)?)\)/g, 'add $1');
}
