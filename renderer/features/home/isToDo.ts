import type { ReturnSummary } from '../../../shared/contractAnswers.ts';

/** A draft waits until it was signed or sealed: an unsigned file is no return yet. A submitted one waits until it was sent. */
export function isToDo({ roadState, lastExport }: ReturnSummary): boolean {
  if (roadState !== 'draft') return roadState !== 'sent';
  return lastExport === null || lastExport.way === 'unsigned';
}
