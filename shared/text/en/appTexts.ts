import type { SameShape } from '../sameShape.ts';
import type { appTexts as vietnamese } from '../vi/appTexts.ts';

export const appTexts: SameShape<typeof vietnamese> = {
  title: '',
};
