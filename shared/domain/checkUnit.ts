import type { Problem } from '../problems.ts';
import { failAll, problem, type Result, succeed } from '../result.ts';
import { normalizedTexts } from './normalizedTexts.ts';
import { schemaProblems } from './schemaProblems.ts';
import { unfitTexts } from './unfitTexts.ts';
import { type Unit, type UnitKind, unitSchema } from './unit.ts';

/** Checks `unit.json`: every problem at once, each with its path. */
export function checkUnit(json: unknown, kinds: readonly UnitKind[]): Result<Unit> {
  const input = normalizedTexts(json);
  const parsed = unitSchema.safeParse(input);
  const problems: Problem[] = parsed.success
    ? [...unfitTexts(parsed.data)]
    : [...schemaProblems(parsed.error, input)];
  const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : null;
  if (typeof kind === 'string' && kind !== '' && !kinds.some(({ id }) => id === kind)) {
    const known = kinds.map(({ id }) => id);
    const withoutShape = problems.filter(({ path }) => path !== 'kind');
    return failAll([problem('unknown-unit-kind', { kind, known }, 'kind'), ...withoutShape]);
  }
  return parsed.success && problems.length === 0 ? succeed(parsed.data) : failAll(problems);
}
