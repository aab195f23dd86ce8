import type { SameShape } from '../sameShape.ts';
import type { firstStartTexts as vietnamese } from '../vi/firstStartTexts.ts';

export const firstStartTexts: SameShape<typeof vietnamese> = {
  title: '',
};
