import type { Problem } from '../../shared/problems.ts';
import { type Language, problemText } from '../../shared/text/problemText.ts';
import { type Texts, textsOf } from '../../shared/text/textsOf.ts';

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
    say: (line) => void streams.stderr.write(`${line}\n`),
    answer(document, lines) {
      const text = isJson ? JSON.stringify(document, null, 2) : lines.join('\n');
      if (text !== '') streams.stdout.write(`${text}\n`);
    },
  };
}

/** `answers.json: answers[3].completedOn: Ngày … không có trong lịch …` */
export function problemLine({ file, problem }: FiledProblem, language: Language): string {
  return [file, problem.path, problemText(problem, language)]
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
    message: problemText(problem, language),
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
