import type { OpenReturn } from '../../shared/contractAnswers.ts';
import type { PartialDate } from '../../shared/domain/dates.ts';
import { daysBetween } from '../../shared/domain/progress.ts';
import type { Texts } from '../../shared/text/textsOf.ts';

/** The directive's name on screens: its occasion when it has one, else its subject. */
export function shortName({ directive }: OpenReturn): string {
  return directive.occasion ?? directive.metadata.subject;
}

/** "số …/UBND-THCB, tháng 4/2024": number and day as the unit received them, dots where they are open. */
export function directiveReference(data: OpenReturn, texts: Texts): string {
  const { metadata } = data.directive;
  const { directiveReference } = data.complianceReturn;
  const number = `${directiveReference.number ?? metadata.number ?? '…'}/${metadata.symbol ?? '…'}`;
  return texts.checklist.outline.number(number, dateName(dateOfDirective(data), texts));
}

/** The directive's date with the day that the unit entered. */
export function dateOfDirective({ directive, complianceReturn }: OpenReturn): PartialDate {
  const { date } = directive.metadata;
  return { ...date, day: date.day ?? complianceReturn.directiveReference.day };
}

function dateName({ year, month, day }: PartialDate, texts: Texts): string {
  const words = texts.checklist.outline;
  if (year === null) return words.dateUnknown;
  if (month === null) return words.yearOf(String(year));
  if (day === null) return words.monthOf(`${month}/${year}`);
  return words.dayOf(`${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`);
}

/** "còn 4 ngày", and whether it is overdue. `today` is the day on the PC, `yyyy-MM-dd`. */
export function distanceTo(
  deadline: string,
  today: string,
  texts: Texts,
): { readonly words: string; readonly overdue: boolean } {
  const words = texts.checklist.outline;
  const days = daysBetween(today, deadline);
  if (days === 0) return { words: words.dueToday, overdue: false };
  return days > 0
    ? { words: words.daysLeft(String(days)), overdue: false }
    : { words: words.overdue(String(-days)), overdue: true };
}

/** The day on this PC. */
export function today(): string {
  const now = new Date();
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
