import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import { reviewAnswers } from '../../../shared/domain/review.ts';

/** Ids of the items whose answers contradict themselves: they must be mended before anybody signs. */
export function contradictions({ directive, itemIds, answers }: OpenReturn): readonly string[] {
  const items = directiveItems(directive).filter(({ id }) => itemIds.includes(id));
  return [
    ...new Set(
      reviewAnswers(items, answers)
        .filter(({ kind }) => kind === 'contradiction')
        .map(({ itemId }) => itemId),
    ),
  ];
}
