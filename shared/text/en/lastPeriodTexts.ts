import type { SameShape } from '../sameShape.ts';
import type { lastPeriodTexts as vietnamese } from '../vi/lastPeriodTexts.ts';

export const lastPeriodTexts: SameShape<typeof vietnamese> = {
  open: 'Copy the last answer',
  title: (item) => `The last answer to item ${item}`,
  period: (from, to) => `Period from ${from} to ${to}`,
  status: (status) => `Status then: ${status}. The status of this period stays.`,
  reading: 'Reading the last period…',
  nothing: 'There is no earlier answer to this item. Write the result into the item.',
  before: 'Result of the last period',
  now: 'Result as it stands',
  assignee: (name) => `The empty person in charge becomes: ${name}`,
  copy: 'Copy into the result',
  append: 'Add at the end',
  replace: 'Replace what stands',
  cancel: 'Cancel',
};
