import type { SameShape } from '../sameShape.ts';
import type { bulkTexts as vietnamese } from '../vi/bulkTexts.ts';

export const bulkTexts: SameShape<typeof vietnamese> = {
  pick: (id) => `Pick item ${id}`,
  count: (count) => `${count} items picked`,
  edit: 'Edit the picked items',
  clear: 'Clear',
  keys: 'Space picks or drops an item, Shift + ↑ ↓ picks a range, Esc clears. Alt + 1…5 chooses the status.',
  status: 'New status',
  keepStatus: 'Keep as it is',
  reason: 'Why not applicable',
  reasonHint: 'Written into items without a reason. A reason that is written stays.',
  assignee: 'New person in charge',
  assigneeHint: 'Left empty, nothing changes.',
  preview: 'What will be written',
  change: (from, to) => `${from} → ${to}`,
  none: 'not stated',
  assigneeChange: (from, to) => `Person in charge: ${from} → ${to}`,
  reasonChange: (reason) => `Reason: ${reason}`,
  same: 'No change',
  refused: 'Keeps its status: no event triggers this item, so it cannot be “Nothing occurred”.',
  apply: (count) => `Write into ${count} items`,
  nothing: 'There is nothing to write yet: choose a new status or enter a person in charge.',
};
