import type { OpenReturn } from '../../shared/contractAnswers.ts';
import type { IsoDay } from '../../shared/domain/dates.ts';
import { dayLimits, documentProblems } from '../../shared/domain/documentNumber.ts';
import type { Payload } from '../../shared/domain/payload.ts';
import type { Problem } from '../../shared/problems.ts';
import type { ClerkEntry } from './clerkFills.ts';

/** What is wrong with number and day that are recorded for a return; `at` is the present moment, ISO 8601 with offset. */
export function numberAndDayFaults(
  { complianceReturn, directive }: Pick<OpenReturn, 'complianceReturn' | 'directive'>,
  { number, date }: { readonly number: string; readonly date: IsoDay },
  at: string,
): readonly Problem[] {
  const { directiveReference, period } = complianceReturn;
  const limits = dayLimits(at.slice(0, 10), directive.metadata, directiveReference, period);
  return documentProblems({ number, day: date }, limits, { number: 'number', day: 'date' });
}

/** The same for what a clerk enters beside a return that is at hand as a file. */
export function entryFaults(
  { directive, period }: Pick<Payload, 'directive' | 'period'>,
  { number, date }: ClerkEntry,
  at: string,
): readonly Problem[] {
  const limits = dayLimits(at.slice(0, 10), directive, { day: null }, period);
  return documentProblems({ number, day: date }, limits, { number: '--number', day: '--date' });
}
