import type { SameShape } from '../sameShape.ts';
import type { unlockTexts as vietnamese } from '../vi/unlockTexts.ts';

export const unlockTexts: SameShape<typeof vietnamese> = {
  title: '',
};
