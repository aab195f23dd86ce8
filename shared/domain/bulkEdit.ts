import { type Answer, allowedStatuses, type Status } from './answer.ts';
import type { DirectiveItem } from './directive.ts';

/** What several items shall say; null leaves a field as it is. */
export interface BulkWish {
  readonly status: Status | null;
  readonly assignee: string | null;
  /** Given to items that get "not applicable" and have no reason yet; a written reason is never replaced. */
  readonly reason: string | null;
}

/** What the wish changes in one item. */
export interface BulkChange {
  readonly itemId: string;
  readonly patch: Partial<Pick<Answer, 'status' | 'assignee' | 'reason'>>;
  /** The item cannot take the status: nothing in it depends on an event. Its other fields change. */
  readonly statusRefused: boolean;
}

/** What a wish changes in each of the items, in their order; an item that says so already has an empty patch. */
export function bulkChanges(
  items: readonly DirectiveItem[],
  answerOf: ReadonlyMap<string, Answer>,
  wish: BulkWish,
): readonly BulkChange[] {
  return items.flatMap((item) => {
    const answer = answerOf.get(item.id);
    if (answer === undefined) return [];
    const { status, assignee, reason } = wish;
    const statusRefused = status !== null && !allowedStatuses(item).includes(status);
    const takes = status !== null && !statusRefused;
    const needsReason = takes && status === 'not-applicable' && answer.reason.trim() === '';
    return [
      {
        itemId: item.id,
        patch: {
          ...(takes && status !== answer.status ? { status } : {}),
          ...(assignee !== null && assignee !== answer.assignee ? { assignee } : {}),
          ...(needsReason && reason !== null && reason.trim() !== '' ? { reason } : {}),
        },
        statusRefused,
      },
    ];
  });
}

/** How many items a wish changes. */
export function changedCount(changes: readonly BulkChange[]): number {
  return changes.filter(({ patch }) => Object.keys(patch).length > 0).length;
}

/** The ids with one more or one less. */
export function togglePick(picked: readonly string[], id: string): readonly string[] {
  return picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id];
}

/** Everything between two rows of the list, both included, in its order. */
export function pickRange(listed: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [listed.indexOf(from), listed.indexOf(to)];
  if (a === -1 || b === -1) return listed.includes(to) ? [to] : [];
  return listed.slice(Math.min(a, b), Math.max(a, b) + 1);
}
