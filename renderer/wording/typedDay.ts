import { type IsoDay, parseTypedDay, showDay } from '../../shared/domain/dates.ts';
import type { Texts } from '../../shared/text/textsOf.ts';

/** What a typed day means: a day, nothing, or a sentence that says what is wrong. */
export function readTypedDay(
  typed: string,
  texts: Texts['app'],
  near?: IsoDay,
): { readonly day: IsoDay | null; readonly error?: string } {
  if (typed.trim() === '') return { day: null };
  const day = parseTypedDay(typed, near);
  if (day === null) return { day: null, error: texts.dayUnreadable(typed.trim()) };
  if (day === 'does-not-exist') return { day: null, error: texts.dayMissing(typed.trim()) };
  return { day };
}

/** `1/5/24` → `01/05/2024`; a text that is no day stays as typed. For the `tidy` of a DateField. */
export function tidyDay(typed: string, near?: IsoDay): string {
  const day = parseTypedDay(typed, near);
  return day === null || day === 'does-not-exist' ? typed : showDay(day);
}
