import type { SameShape } from '../sameShape.ts';
import type { checklistTexts as vietnamese } from '../vi/checklistTexts.ts';

export const checklistTexts: SameShape<typeof vietnamese> = {
  title: '',
};
