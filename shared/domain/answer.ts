import { z } from 'zod';
import { isoDaySchema } from './dates.ts';
import type { DirectiveItem } from './directive.ts';

export const statuses = ['not-started', 'in-progress', 'done', 'not-applicable', 'nothing-occurred'] as const;
export const statusSchema = z.enum(statuses);
export type Status = z.infer<typeof statusSchema>;

/** Upper bound of a text field, in UTF-16 units: about 60 printed pages; beyond it a text belongs into an evidence file. */
export const longTextLimit = 200_000;
const longText = z.string().max(longTextLimit);

/** The answer to one item. Changing the status never erases text or evidence. */
export const answerSchema = z.strictObject({
  itemId: z.string().min(1),
  status: statusSchema,
  result: longText,
  /** Why the item does not apply; compulsory for `not-applicable`. */
  reason: longText,
  assignee: z.string().max(300),
  completedOn: isoDaySchema.nullable(),
  evidenceIds: z.array(z.string().min(1)),
});
export type Answer = z.infer<typeof answerSchema>;

/** What one edit may change; the item's id never. */
export const answerPatchSchema = answerSchema.omit({ itemId: true }).partial();
export type AnswerPatch = z.infer<typeof answerPatchSchema>;

export function emptyAnswer(itemId: string): Answer {
  return {
    itemId,
    status: 'not-started',
    result: '',
    reason: '',
    assignee: '',
    completedOn: null,
    evidenceIds: [],
  };
}

/** Statuses a person may choose for the item: "nothing occurred" only where an event triggers it. */
export function allowedStatuses(item: DirectiveItem): readonly Status[] {
  return statuses.filter((status) => status !== 'nothing-occurred' || item.nothingOccurredAllowed);
}

/** Final = counts as having a result: done, nothing occurred, not applicable. */
export function isFinal(status: Status): boolean {
  return status === 'done' || status === 'nothing-occurred' || status === 'not-applicable';
}
