import type { DirectiveSummary, Saved } from '../contractAnswers.ts';
import type { Unit, UnitKind } from '../domain/unit.ts';
import { unitSchema } from '../domain/unit.ts';
import { call, nothing } from './call.ts';

/** The unit whose vault this is. */
export const unitCalls = {
  get: call<Unit | null>()(nothing),
  save: call<Saved>()(unitSchema),
  kinds: call<readonly UnitKind[]>()(nothing),
} as const;

/** Directives the program knows. */
export const directiveCalls = {
  list: call<readonly DirectiveSummary[]>()(nothing),
} as const;
