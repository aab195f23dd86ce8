import { type Answer, isFinal } from '../../../shared/domain/answer.ts';
import type { ItemGroup } from '../../../shared/domain/itemGroups.ts';
import { matchesSearch } from '../../../shared/domain/search.ts';
import type { ReturnFacts } from '../../stores/returnFacts.ts';

export type ListFilter = 'all' | 'open' | 'look';

/** The groups with the items that search and filter leave; empty groups are left out. */
export function visibleGroups(facts: ReturnFacts, query: string, filter: ListFilter): readonly ItemGroup[] {
  return facts.groups
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => {
        const answer = facts.answerOf.get(item.id);
        return (
          answer !== undefined &&
          passes(facts, answer, filter) &&
          (query.trim() === '' ||
            matchesSearch(query, [
              item.id,
              item.label,
              item.verbatim,
              answer.result,
              answer.assignee,
              group.label,
            ]))
        );
      }),
    }))
    .filter((group) => group.items.length > 0);
}

function passes(facts: ReturnFacts, answer: Answer, filter: ListFilter): boolean {
  if (filter === 'open') return !isFinal(answer.status);
  if (filter === 'look') return facts.toLookAt.includes(answer.itemId);
  return true;
}

/** The item before or after another in the order of the paper, among those that are listed. */
export function neighbour(
  order: readonly string[],
  listed: ReadonlySet<string>,
  from: string,
  step: 1 | -1,
): string | null {
  for (let place = order.indexOf(from) + step; place >= 0 && place < order.length; place += step) {
    const id = order[place];
    if (id !== undefined && listed.has(id)) return id;
  }
  return null;
}
