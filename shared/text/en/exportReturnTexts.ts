import type { SameShape } from '../sameShape.ts';
import type { exportReturnTexts as vietnamese } from '../vi/exportReturnTexts.ts';

export const exportReturnTexts: SameShape<typeof vietnamese> = {
  title: '',
};
