import type { SameShape } from '../sameShape.ts';
import type { cliTexts as vietnamese } from '../vi/cliTexts.ts';

export const cliTexts: SameShape<typeof vietnamese> = {
  title: '',
};
