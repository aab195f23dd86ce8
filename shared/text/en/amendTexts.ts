import type { SameShape } from '../sameShape.ts';
import type { amendTexts as vietnamese } from '../vi/amendTexts.ts';

export const amendTexts: SameShape<typeof vietnamese> = {
  start: 'Begin an amended return',
  startHint: 'The new version says which sent file it replaces and what it changes.',
  startTitle: (version) => `Amend version ${version}?`,
  startMeaning: (version) =>
    `The sent version stays in the vault as it is. Editing goes on in version ${version}; the new return says which file it replaces and what it changes.`,
  sentBackMeaning: (version) =>
    `This version was sent and stays in the vault as it is. Version ${version} is an amended return: it says which file it replaces and prints the reason below.`,
  reason: 'Reason for the amendment (printed)',
  reasonMissing: 'No reason yet. Enter one; it is printed in the return.',
  title: (number) => `Amended return no. ${number}`,
  replaces: (version, moment) => `Replaces version ${version}, recorded as sent at ${moment}`,
  replacesNumbered: (version, number, day, moment) =>
    `Replaces version ${version}, no. ${number} of ${day}, recorded as sent at ${moment}`,
  hash: 'SHA-256 of the replaced file:',
  reasonOf: (reason) => `Reason: ${reason}`,
  changes: (count) => `${count} changes since the sent version`,
  unchanged: (count) => `${count} other items are the same to the letter.`,
  nothing: 'Nothing has changed since the sent version.',
  nothingMeaning:
    'The return will say that no item has changed: right only when it is sent again to be signed anew or to correct its number or date.',
  loading: 'Reading the sent version…',
  item: (id) => `Item ${id}`,
  common: 'Common parts',
  ofItem: 'Changes since the sent version',
  added: 'added',
  removed: 'removed',
  legend: 'Underlined words were added, struck ones removed.',
  fields: {
    status: 'Status',
    result: 'Result',
    reason: 'Reason',
    assignee: 'Responsible',
    completedOn: 'Completed on',
    evidence: 'Evidence',
    recipient: 'Recipient',
    period: 'Period',
    deadline: 'Deadline',
    direction: 'Direction and deployment',
    difficulties: 'Difficulties and causes',
    proposals: 'Proposals',
    contactPoint: 'Contact point',
  },
  toReview: 'See the changes',
};
