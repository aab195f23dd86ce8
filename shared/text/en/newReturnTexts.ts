import type { SameShape } from '../sameShape.ts';
import type { newReturnTexts as vietnamese } from '../vi/newReturnTexts.ts';

export const newReturnTexts: SameShape<typeof vietnamese> = {
  title: 'Start a return',
  intro: 'Printed in the return. It can be changed later.',
  period: 'Reporting period',
  from: 'From',
  to: 'To',
  deadlineGroup: 'Deadline',
  deadline: 'Due on',
  deadlineNotStated: 'The directive states no deadline',
  received: 'The directive as received',
  receivedHint:
    'The built-in copy leaves this open. Fill in from the copy the unit received; it may stay empty.',
  number: 'Number',
  numberHint: (symbol) => `The part before /${symbol}`,
  day: 'Day of issue',
  dayHint: (month, year) => `The day only, in ${month}/${year}`,
  dayHintPlain: 'The day only, from 1 to 31',
  notAddressedTitle: 'The directive is not addressed to this kind of unit',
  notAddressed: 'The unit may adopt the items of a group. The choice is recorded in the log of the vault.',
  adopt: 'Adopt the items of',
  itemCount: (count) => (count === 1 ? '1 item' : `${count} items`),
  addressed: (group, count) => `The unit belongs to the group ${group}: ${count} items to answer.`,
  create: 'Start the return',
  creating: 'Starting…',
  fromMissing: 'The first day of the period is missing. Type it like 20/04/2024.',
  toMissing: 'The last day of the period is missing. Type it like 02/05/2024.',
  reversed: (from, to) => `The period ends (${to}) before it begins (${from}). Correct one of the days.`,
  deadlineMissing: 'The deadline is missing. Type a day, or choose “The directive states no deadline”.',
  dayWrong: (text, last) =>
    `“${text}” is not a day of the month. Type a number from 1 to ${last}, or leave it empty.`,
  adoptMissing: 'No group is chosen. Choose the group whose items the unit adopts.',
  directiveGone: 'This directive was not found. Go back to the home page and choose again.',
};
