import type { Language } from './problemText.ts';

const localeOf: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
const sizeUnits = ['B', 'KB', 'MB', 'GB'] as const;

/** A size as people read it: `310 KB`, `6,4 MB`. Steps of 1,024; one decimal below 10 from MB on. */
export function showSize(bytes: number, language: Language): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < sizeUnits.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const maximumFractionDigits = unit >= 2 ? 1 : 0;
  const figure = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits }).format(value);
  return `${figure} ${sizeUnits[unit]}`;
}

/** Whole numbers with the language's grouping: `1.306`. */
export function showCount(count: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language]).format(count);
}

/** `09:42:18` of an ISO 8601 moment with offset, in the time of that offset. */
export function showClock(moment: string): string {
  return moment.slice(11, 19);
}

/** `20/04/2024 08:15` of an ISO 8601 moment with offset, in the time of that offset. */
export function showMoment(moment: string): string {
  const [year, month, day] = moment.slice(0, 10).split('-');
  return `${day}/${month}/${year} ${moment.slice(11, 16)}`;
}

/** `20/04/2024` of an ISO 8601 moment with offset, in the time of that offset. */
export function showDay(moment: string): string {
  return showMoment(moment).slice(0, 10);
}

/** `20/04/2024` of an ISO 8601 moment, by the clock of Vietnam (UTC+7, no summer time). Any other text stays as it is. */
export function showVietnameseDay(moment: string): string {
  const time = /^\d{4}-\d{2}-\d{2}T/.test(moment) ? Date.parse(moment) : Number.NaN;
  if (Number.isNaN(time)) return moment;
  return showDay(new Date(time + 7 * 60 * 60 * 1000).toISOString());
}

/** A SHA-256 in eight groups of eight hex digits, easier to compare by eye. */
export function showSha256(hex: string): string {
  return hex.match(/.{1,8}/g)?.join(' ') ?? hex;
}

/** The first 16 digits of the same: enough to tell one certificate from another on a line. */
export function shortFingerprint(hex: string): string {
  return showSha256(hex.slice(0, 16));
}
