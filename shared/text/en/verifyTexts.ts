import type { SameShape } from '../sameShape.ts';
import type { verifyTexts as vietnamese } from '../vi/verifyTexts.ts';

export const verifyTexts: SameShape<typeof vietnamese> = {
  title: '',
};
