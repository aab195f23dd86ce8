import type { InputOf } from '../../../shared/contract.ts';
import { parseTypedDay } from '../../../shared/domain/dates.ts';
import { type DayLimits, dayProblem, numberProblem } from '../../../shared/domain/documentNumber.ts';
import type { Problem } from '../../../shared/problems.ts';

/** Number and date as they are typed. */
export interface TypedNumber {
  readonly number: string;
  readonly date: string;
}
export const emptyNumber: TypedNumber = { number: '', date: '' };

/** What is recorded. */
export type Numbered = InputOf<'road', 'record'>['what'] & { readonly action: 'numbered' };

/** `missing`: nothing that can be read stands there. */
export type TypedFault = Problem | 'missing';

export interface NumberFaults {
  readonly number: TypedFault | null;
  readonly date: TypedFault | null;
}

/** What is wrong with each of the two, or null. */
export function numberFaults(typed: TypedNumber, limits: DayLimits): NumberFaults {
  const number = typed.number.trim();
  const day = dayOf(typed);
  return {
    number: number === '' ? 'missing' : numberProblem(number),
    date: day === null ? 'missing' : dayProblem(day, limits),
  };
}

/** Number and date as they are recorded, or null while something is missing or wrong. */
export function numberOf(typed: TypedNumber, limits: DayLimits): Numbered | null {
  const { number, date } = numberFaults(typed, limits);
  const day = dayOf(typed);
  if (number !== null || date !== null || day === null) return null;
  return { action: 'numbered', number: typed.number.trim(), date: day };
}

function dayOf({ date }: TypedNumber): string | null {
  const day = parseTypedDay(date.trim(), undefined);
  return day === 'does-not-exist' ? null : day;
}
