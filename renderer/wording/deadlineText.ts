import { daysBetween } from '../../shared/domain/progress.ts';
import type { Texts } from '../../shared/text/textsOf.ts';

/** "Còn 4 ngày", "Quá hạn 3 ngày": how far a deadline is from today, both `yyyy-MM-dd`. */
export function deadlineText(
  deadline: string,
  today: string,
  texts: Texts['app'],
): { readonly text: string; readonly overdue: boolean } {
  const days = daysBetween(today, deadline);
  if (days < 0) return { text: texts.deadline.overdue(-days), overdue: true };
  return { text: days === 0 ? texts.deadline.today : texts.deadline.left(days), overdue: false };
}

/** Today of this computer as `yyyy-MM-dd`. */
export function today(): string {
  const now = new Date();
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
