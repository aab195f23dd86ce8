import { showDay } from '../../../shared/domain/dates.ts';
import type { RoadStep } from '../../../shared/domain/returnRoad.ts';
import type { Texts } from '../../../shared/text/textsOf.ts';

/** What a step was, as the record says it. */
export function stepText(step: RoadStep, words: Texts['road']): string {
  switch (step.action) {
    case 'submitted':
      return words.stepSubmitted;
    case 'signed':
      return step.where === 'here' ? words.stepSigned : words.stepImported;
    case 'role-assigned':
      return step.role === null
        ? words.stepUnassigned(step.signature)
        : words.stepAssigned(step.signature, words.roles[step.role]);
    case 'numbered':
      return words.stepNumbered(step.number, showDay(step.date));
    case 'sent':
      return step.to === undefined || step.file === undefined
        ? words.stepSent
        : words.stepSentTo(step.to, step.file.name ?? words.fileUnnamed);
    case 'sent-on-paper':
      return words.stepSentOnPaper(step.to, step.number, showDay(step.date));
    case 'sent-back':
      return words.stepSentBack(step.reason);
    case 'amended':
      return words.stepAmended(step.reason);
  }
}
