import type { Problem, ProblemCode, ProblemFacts } from './problems.ts';

/** Outcome of an operation that may fail in an expected way. Bugs throw; they never come back as a Result. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** One expected failure. `path` names the place in the input it belongs to, e.g. `answers[3].completedOn`. */
export function fail<C extends ProblemCode>(
  code: C,
  facts: ProblemFacts[C],
  path?: string,
): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [problem(code, facts, path)] };
}

/** Several failures reported at once, in the order of the input. */
export function failAll(problems: readonly Problem[]): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems };
}

export function problem<C extends ProblemCode>(code: C, facts: ProblemFacts[C], path?: string): Problem {
  return (path === undefined ? { code, facts } : { code, facts, path }) as Problem;
}
