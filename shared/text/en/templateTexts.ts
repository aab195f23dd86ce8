import type { SameShape } from '../sameShape.ts';
import type { templateTexts as vietnamese } from '../vi/templateTexts.ts';

export const templateTexts: SameShape<typeof vietnamese> = {
  open: 'Ready sentences',
  title: (item) => `Ready sentences for the result of item ${item}`,
  intro: 'The chosen sentence goes in at the caret. Replace each … with the figures of the unit.',
  close: 'Close',
};
