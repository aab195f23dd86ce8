import type { Status } from '../../shared/domain/answer.ts';
import type { Counts } from '../../shared/domain/progress.ts';

/** The five states in the order in which counts are shown, finished work first. */
export function shownCounts(counts: Counts): readonly (readonly [Status, number])[] {
  return [
    ['done', counts.done],
    ['in-progress', counts.inProgress],
    ['not-started', counts.notStarted],
    ['nothing-occurred', counts.nothingOccurred],
    ['not-applicable', counts.notApplicable],
  ];
}
