import type { SameShape } from '../sameShape.ts';
import type { undoTexts as vietnamese } from '../vi/undoTexts.ts';

export const undoTexts: SameShape<typeof vietnamese> = {
  undo: (act) => `Undo: ${act}`,
  redo: (act) => `Redo: ${act}`,
  redoShort: 'Redo',
  undone: (act) => `Undone: ${act}`,
  redone: (act) => `Done again: ${act}`,
  nothingToUndo: 'There is nothing left to undo.',
  nothingToRedo: 'There is nothing left to redo.',
  changedElsewhere:
    'Not undone: the content was changed in another way, for example by a package that was taken in. What stands now is kept; change it in the item itself.',
  answer: {
    status: (item) => `status of ${item}`,
    result: (item) => `result of ${item}`,
    reason: (item) => `reason of ${item}`,
    assignee: (item) => `person in charge of ${item}`,
    completedOn: (item) => `completion date of ${item}`,
  },
  text: {
    direction: 'part I',
    difficulties: 'part IV',
    proposals: 'part V',
    contactPoint: 'contact point',
  },
  detail: {
    directiveReference: 'number and date of the directive',
    period: 'reporting period',
    deadline: 'deadline',
    number: 'number of the return',
    issuedOn: 'signing date of the return',
  },
  caption: (file) => `caption of ${file}`,
  attach: (file, item) => `attach ${file} to ${item}`,
  link: (file, item) => `link ${file} to ${item}`,
  unlink: (file, item) => `take ${file} off ${item}`,
  reorder: (item) => `order of evidence of ${item}`,
  copy: (item) => `copy the last answer into ${item}`,
  bulk: (count) => `change ${count} items`,
};
