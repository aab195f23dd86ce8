import type { SameShape } from '../sameShape.ts';
import type { settingsTexts as vietnamese } from '../vi/settingsTexts.ts';

export const settingsTexts: SameShape<typeof vietnamese> = {
  title: '',
};
