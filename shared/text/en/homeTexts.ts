import type { SameShape } from '../sameShape.ts';
import type { homeTexts as vietnamese } from '../vi/homeTexts.ts';

export const homeTexts: SameShape<typeof vietnamese> = {
  title: '',
};
