import type { OpenReturn } from '../../shared/contractAnswers.ts';
import { type DayLimits, dayLimits } from '../../shared/domain/documentNumber.ts';
import { today } from './deadlineText.ts';

/** What the day of a return may not lie before or behind, with today of this computer. */
export function limitsOf({ complianceReturn, directive }: OpenReturn): DayLimits {
  const { directiveReference, period } = complianceReturn;
  return dayLimits(today(), directive.metadata, directiveReference, period);
}
