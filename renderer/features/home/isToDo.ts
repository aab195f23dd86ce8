import type { ReturnSummary } from '../../../shared/contractAnswers.ts';

/** A draft waits for its export; a submitted return waits until it was sent. */
export function isToDo({ roadState, lastExport }: ReturnSummary): boolean {
  return roadState === 'draft' ? lastExport === null : roadState !== 'sent';
}
