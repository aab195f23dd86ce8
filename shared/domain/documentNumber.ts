import type { IsoDay } from './dates.ts';

/** Number of a document: digits and letters, joined by dots, hyphens and slashes, e.g. `486`, `45/BC-UBND` (Decree 30/2020/NĐ-CP, appendix I). */
export function isDocumentNumber(text: string): boolean {
  return /^[\p{L}\p{Nd}]+(?:[./-][\p{L}\p{Nd}]+)*$/u.test(text.normalize('NFC'));
}

/** Whether a document can bear a day: not in the future, and not before what it answers, where that day is known. */
export function documentDayFault(
  day: IsoDay,
  today: IsoDay,
  notBefore: IsoDay | null = null,
): 'future' | 'too-early' | null {
  if (day > today) return 'future';
  return notBefore !== null && day < notBefore ? 'too-early' : null;
}
