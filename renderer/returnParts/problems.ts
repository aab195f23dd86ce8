import type { Answer } from '../../shared/domain/answer.ts';
import type { ReturnFacts } from '../stores/returnFacts.ts';

/** The two exceptions come last, as they stand on the screen: `Không phát sinh`, then `Không áp dụng`. */
export const shownStatuses = [
  'not-started',
  'in-progress',
  'done',
  'nothing-occurred',
  'not-applicable',
] as const satisfies readonly Answer['status'][];

/** The next item (or the previous one) with something to mend or to look at, going round; null when there is none. */
export function nextProblem(facts: ReturnFacts, from: string | undefined, step: 1 | -1): string | null {
  const order = facts.items.map(({ id }) => id);
  const start = from === undefined ? -1 : order.indexOf(from);
  for (let distance = 1; distance <= order.length; distance++) {
    const id = order[(((start + step * distance) % order.length) + order.length) % order.length];
    if (id !== undefined && facts.toLookAt.includes(id)) return id;
  }
  return null;
}
