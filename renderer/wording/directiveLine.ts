import type { PartialDate } from '../../shared/domain/dates.ts';
import type { Texts } from '../../shared/text/textsOf.ts';

export interface NamedDirective {
  readonly issuerName: string;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly date: PartialDate;
}

/** "số …/UBND-THCB, tháng 4/2024", as far as it is known. */
export function numberAndDay({ number, symbol, date }: NamedDirective, texts: Texts['app']): string {
  const parts: string[] = [];
  if (symbol !== null && !number?.includes('/'))
    parts.push(texts.directiveNumber(`${number ?? '…'}/${symbol}`));
  else if (number !== null) parts.push(texts.directiveNumber(number));
  const day = dayOf(date, texts);
  return (day === '' ? parts : [...parts, day]).join(', ');
}

function dayOf({ year, month, day }: PartialDate, texts: Texts['app']): string {
  if (year === null) return '';
  if (month === null) return String(year);
  if (day === null) return texts.directiveMonth(month, year);
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}

/** First letter as a capital: a subject stands in lower case behind "V/v". */
export function sentenceCase(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
