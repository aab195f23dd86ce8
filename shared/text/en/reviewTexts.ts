import type { SameShape } from '../sameShape.ts';
import type { reviewTexts as vietnamese } from '../vi/reviewTexts.ts';

export const reviewTexts: SameShape<typeof vietnamese> = {
  title: '',
};
