import type { Problem } from '../problems.ts';
import { problem } from '../result.ts';
import { dayExists } from './dates.ts';
import type { Directive } from './directive.ts';
import { unfitText } from './unfitTexts.ts';

/**
 * Number and day of the directive as the unit gives them: free where the paper leaves them open, and then a day of the
 * calendar. `path` is the place of the reference in the input.
 */
export function referenceProblems(
  given: { readonly number: string | null; readonly day: number | null },
  { metadata }: Directive,
  path: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  const { year, month, day } = metadata.date;
  const differs = (field: string, typed: string, printed: string) =>
    problems.push(problem('directive-reference-differs', { given: typed, printed }, `${path}.${field}`));
  if (given.number !== null && metadata.number !== null && given.number.trim() !== metadata.number)
    differs('number', given.number, metadata.number);
  const unfit = given.number === null ? null : unfitText(given.number.trim(), `${path}.number`);
  if (unfit !== null) problems.push(unfit);
  if (given.day === null) return problems;
  if (day !== null && given.day !== day) differs('day', String(given.day), String(day));
  if (year !== null && month !== null && !dayExists(year, month, given.day))
    problems.push(problem('date-does-not-exist', { text: `${given.day}/${month}/${year}` }, `${path}.day`));
  return problems;
}
