import type { Problem } from '../../shared/problems.ts';
import type { Language } from '../../shared/text/problemText.ts';
import { type Texts, textsOf } from '../../shared/text/textsOf.ts';
import { commandSentence } from './commandSentence.ts';

/** A problem with the input file it was found in; null when it is about the command itself. */
export interface FiledProblem {
  readonly file: string | null;
  readonly problem: Problem;
}

/** Where a command speaks: its answer to stdout, everything else to stderr. */
export interface Output {
  readonly language: Language;
  readonly texts: Texts;
  /** A line for a person: stderr. */
  say(line: string): void;
  /** The answer: one JSON document when `--json` was given, else the lines. */
  answer(document: unknown, lines: readonly string[]): void;
}

export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export function createOutput(streams: Streams, language: Language, isJson: boolean): Output {
  return {
    language,
    texts: textsOf(language),
    say: (line) => void streams.stderr.write(`${visible(line)}\n`),
    answer(document, lines) {
      const text = isJson ? escapedJson(document) : visible(lines.join('\n'));
      if (text !== '') streams.stdout.write(`${text}\n`);
    },
  };
}

/** Steers a terminal or the direction of text: a received file could paint a verdict of its own over ours. */
const steering = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Each such character as its code; line feeds and tabs stay. */
function visible(text: string): string {
  return text.replace(steering, (sign) => (sign === '\n' || sign === '\t' ? sign : codeOf(sign)));
}

function escapedJson(document: unknown): string {
  const escaped = (sign: string) => (sign === '\n' ? sign : `\\u${hex(sign)}`);
  return JSON.stringify(document, null, 2).replace(steering, escaped);
}

/** For texts of a received file: not even their line feeds begin a line. */
export function oneLine(text: string): string {
  return text.replaceAll('\n', codeOf);
}

function codeOf(sign: string): string {
  return `[U+${hex(sign).toUpperCase()}]`;
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).padStart(4, '0');
}

/** `answers.json: answers[3].completedOn: Ngày … không có trong lịch …` */
export function problemLine({ file, problem }: FiledProblem, language: Language): string {
  return [file, problem.path, commandSentence(problem, language)]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(': ');
}

/** A problem as the JSON document shows it: code and facts for programs, the sentence for people. */
export function problemDocument(filed: FiledProblem, language: Language) {
  const { file, problem } = filed;
  return {
    code: problem.code,
    file,
    path: problem.path ?? null,
    facts: problem.facts,
    message: commandSentence(problem, language),
  };
}

/** Says every problem, and answers with them: exit code 2 is the caller's. */
export function answerProblems(problems: readonly FiledProblem[], output: Output): void {
  for (const filed of problems) output.say(problemLine(filed, output.language));
  output.answer({ ok: false, problems: problems.map((p) => problemDocument(p, output.language)) }, []);
}

export function filed(problems: readonly Problem[], file: string | null): readonly FiledProblem[] {
  return problems.map((problem) => ({ file, problem }));
}

/** What goes on all the same, for a person: stderr. */
export function tellProblems(problems: readonly Problem[], output: Output): void {
  for (const one of problems) output.say(oneLine(problemLine({ file: null, problem: one }, output.language)));
}

/** The same in the JSON document. */
export function problemsShown(problems: readonly Problem[], { language }: Output) {
  return problems.map((one) => problemDocument({ file: null, problem: one }, language));
}
