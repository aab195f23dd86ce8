import { visibleProblem } from '../domain/visibleName.ts';
import type { Problem } from '../problems.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Language = 'vi' | 'en';

/** The sentence of a problem for a person: what happened, what it means for their work, what to do now. Signs that turn or hide text show as their code. */
export function problemText(problem: Problem, language: Language): string {
  const texts = language === 'vi' ? vi.problems : en.problems;
  const write = texts[problem.code] as (facts: unknown) => string;
  return write(visibleProblem(problem).facts);
}
