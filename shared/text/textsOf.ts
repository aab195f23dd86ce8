import { en } from './en.ts';
import type { Language } from './problemText.ts';
import type { SameShape } from './sameShape.ts';
import { vi } from './vi.ts';

export type Texts = SameShape<Omit<typeof vi, 'problems'>>;

/** All labels and sentences of a language, by screen. */
export function textsOf(language: Language): Texts {
  return language === 'vi' ? vi : en;
}
