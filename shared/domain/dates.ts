import { z } from 'zod';

/** A calendar day as ISO 8601 text, `yyyy-MM-dd`. */
export type IsoDay = string;

/** Whether the text is `yyyy-MM-dd` and names a day of the Gregorian calendar (31/04 and 29/02/2023 do not exist). */
export function isIsoDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  return dayExists(Number(match[1]), Number(match[2]), Number(match[3]));
}

export function dayExists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 9999) return false;
  return day <= daysInMonth(year, month);
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export const isoDaySchema = z.string().refine(isIsoDay, { params: { code: 'date-does-not-exist' } });

/** A date of a document: any part may be unknown, as in `ngày   tháng 4 năm 2024`. */
export const partialDateSchema = z.strictObject({
  year: z.int().min(1900).max(9999).nullable(),
  month: z.int().min(1).max(12).nullable(),
  day: z.int().min(1).max(31).nullable(),
});
export type PartialDate = z.infer<typeof partialDateSchema>;

/** `dd/MM/yyyy` for the screen. */
export function showDay(day: IsoDay): string {
  const [year, month, dayOfMonth] = day.split('-');
  return `${dayOfMonth}/${month}/${year}`;
}

/**
 * Reads a day as people type it: `1/5/2024`, `01/05/24`, `1-5-2024`, `1.5.2024`, `1 5 2024`, or without a mark between the
 * parts `01052024`, `010524`. Without a year, as in `1/5` or `0105`, it is the one nearest to the day `near`; where that is
 * not given the text is no date.
 * Returns null when the text is no date, and `does-not-exist` when it is one that the calendar lacks.
 */
export function parseTypedDay(text: string, near?: IsoDay): IsoDay | 'does-not-exist' | null {
  const match = dividedDay.exec(text) ?? undividedDay.exec(text);
  if (!match) return null;
  const [day, month] = [Number(match[1]), Number(match[2])];
  const typedYear = match[3];
  if (typedYear === undefined) return near === undefined ? null : nearestDay(day, month, near);
  const year = typedYear.length === 2 ? 2000 + Number(typedYear) : Number(typedYear);
  return dayExists(year, month, day) ? isoDay(year, month, day) : 'does-not-exist';
}

const dividedDay = /^\s*(\d{1,2})(?:\s*[/.-]\s*|\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s+)(\d{4}|\d{2}))?\s*$/;
const undividedDay = /^\s*(\d{2})(\d{2})(\d{4}|\d{2})?\s*$/;

function nearestDay(day: number, month: number, near: IsoDay): IsoDay | 'does-not-exist' {
  const year = Number(near.slice(0, 4));
  const distance = (candidate: IsoDay) => Math.abs(Date.parse(candidate) - Date.parse(near));
  const [nearest] = [year - 1, year, year + 1]
    .filter((candidate) => dayExists(candidate, month, day))
    .map((candidate) => isoDay(candidate, month, day))
    .sort((one, other) => distance(one) - distance(other));
  return nearest ?? 'does-not-exist';
}

function isoDay(year: number, month: number, day: number): IsoDay {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The date of a document whose day is not given yet: dots where a hand or the clerk's field puts it. */
export const openVietnameseDate = 'ngày ..... tháng ..... năm ........';

/** `ngày 05 tháng 01 năm 2024`: day padded below 10, month padded only for 1 and 2 (NĐ 30/2020, Annex I). */
export function longVietnameseDate(date: PartialDate): string {
  const day = date.day === null ? '      ' : String(date.day).padStart(2, '0');
  const month = date.month === null ? '      ' : date.month <= 2 ? `0${date.month}` : String(date.month);
  const year = date.year === null ? '         ' : String(date.year);
  return `ngày ${day} tháng ${month} năm ${year}`;
}

/** The same of a whole day. */
export function longVietnameseDay(day: IsoDay): string {
  const [year = null, month = null, dayOfMonth = null] = day.split('-').map(Number);
  return longVietnameseDate({ year, month, day: dayOfMonth });
}
