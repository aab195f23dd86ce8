import type { SameShape } from '../sameShape.ts';
import type { evidenceTexts as vietnamese } from '../vi/evidenceTexts.ts';

export const evidenceTexts: SameShape<typeof vietnamese> = {
  title: '',
};
