import type { Problem } from '../problems.ts';
import { problem } from '../result.ts';
import type { Period } from './complianceReturn.ts';
import type { IsoDay, PartialDate } from './dates.ts';
import type { Directive } from './directive.ts';
import { unfitCharacters } from './printedCharacters.ts';

/** Number of a document: digits and letters, joined by dots, hyphens and slashes, e.g. `486`, `45/BC-UBND` (Decree 30/2020/NĐ-CP, appendix I). */
export function isDocumentNumber(text: string): boolean {
  const number = text.normalize('NFC');
  return (
    /^[\p{Script=Latin}\d]+(?:[./-][\p{Script=Latin}\d]+)*$/u.test(number) &&
    unfitCharacters(number).length === 0
  );
}

/** What the day of a return may not lie before or behind. */
export interface DayLimits {
  readonly today: IsoDay;
  /** Earliest day that the directive can bear; null when nothing of its date is known. */
  readonly directive: IsoDay | null;
  /** First day of the time that the return reports on. */
  readonly periodStart: IsoDay;
}

/** The limits for a return to a directive; the day of the directive may be the one the unit gave. */
export function dayLimits(
  today: IsoDay,
  { date }: Pick<Directive['metadata'], 'date'>,
  given: { readonly day: number | null },
  period: Period,
): DayLimits {
  return { today, directive: earliestDay({ ...date, day: date.day ?? given.day }), periodStart: period.from };
}

/** What is wrong with the number of a return; null: nothing. `path` is its place in the input. */
export function numberProblem(number: string, path?: string): Problem | null {
  return isDocumentNumber(number) ? null : problem('document-number-wrong', { number }, path);
}

/** What is wrong with the day of a return; null: nothing. `path` is its place in the input. */
export function dayProblem(day: IsoDay, limits: DayLimits, path?: string): Problem | null {
  const { today, directive, periodStart } = limits;
  if (day > today) return problem('document-day-in-future', { day, today }, path);
  if (directive !== null && day < directive)
    return problem('document-day-too-early', { day, notBefore: directive, limit: 'directive' }, path);
  return day < periodStart
    ? problem('document-day-too-early', { day, notBefore: periodStart, limit: 'period' }, path)
    : null;
}

/** Everything wrong with number and day as they are given; what is null or left out was not given. */
export function documentProblems(
  { number, day }: { readonly number?: string | null | undefined; readonly day?: IsoDay | null | undefined },
  limits: DayLimits,
  paths: { readonly number?: string; readonly day?: string } = {},
): readonly Problem[] {
  return [
    number === null || number === undefined ? null : numberProblem(number, paths.number),
    day === null || day === undefined ? null : dayProblem(day, limits, paths.day),
  ].filter((found) => found !== null);
}

function earliestDay({ year, month, day }: PartialDate): IsoDay | null {
  if (year === null) return null;
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${year}-${two(month ?? 1)}-${two(month === null ? 1 : (day ?? 1))}`;
}
