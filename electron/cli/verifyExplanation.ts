import type { CheckMade } from '../../shared/domain/checkMade.ts';
import { toldFindings } from '../../shared/domain/shownVerdict.ts';
import type { VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import { commandTodo } from './commandSentence.ts';
import { type Output, oneLine, problemDocument, problemLine } from './output.ts';

/** Every check as lines for a person: outcome, what was found, why it was not made, and what to do at the end. */
export function explanationLines(
  checks: readonly CheckMade[],
  entry: VerifyEntry,
  { texts, language }: Output,
): readonly string[] {
  const { names, outcomes, reasons } = texts.checks;
  const { next } = texts.verify;
  const told = toldFindings(entry);
  const lines = checks.flatMap(({ check, outcome, reason, problems }) => [
    `  [${outcomes[outcome]}] ${names[check]}${reason === null ? '' : `: ${reasons[reason]}`}`,
    ...problems
      .filter((problem) => told.includes(problem))
      .map((problem) => `      - ${problemLine({ file: null, problem }, language)}`),
  ]);
  return [...lines, `  ${next}: ${commandTodo(entry, language).join(' ')}`].map(oneLine);
}

/** The same as data. */
export function checkDocuments(checks: readonly CheckMade[], file: string, { language }: Output) {
  return checks.map(({ check, outcome, reason, facts, problems }) => ({
    check,
    outcome,
    reason,
    facts,
    problems: problems.map((problem) => problemDocument({ file, problem }, language)),
  }));
}
