import { z } from 'zod';
import {
  restorablePartSchema,
  type TrailOverview,
  type TrailPage,
  trailFilterSchema,
} from '../domain/auditTrail.ts';
import { call, languageSchema, nothing, returnId } from './call.ts';

/** The vault's log: read, searched, written out; earlier versions put back. */
export const auditCalls = {
  /** `trail`: id of the package that brought a log; without it the vault's own. */
  overview: call<TrailOverview>()(
    z.strictObject({ language: languageSchema, trail: trailFilterSchema.shape.trail }),
  ),
  /** One page, newest first. `before`: only entries below that number; null begins at the end of the log. */
  page: call<TrailPage>()(trailFilterSchema.extend({ before: z.int().min(1).nullable() })),
  /** Asks for a place and writes all entries of the filter as CSV; null when the person chose none. */
  exportCsv: call<{
    readonly fileName: string;
    readonly entries: number;
    readonly isLogged: boolean;
  } | null>()(trailFilterSchema),
  /** Makes a version of the history the present one. `missingFiles`: evidence of it that is no longer in the vault. */
  restore: call<{ readonly savedAt: string; readonly missingFiles: number }>()(
    z.strictObject({ returnId, of: restorablePartSchema, rev: z.int().min(1) }),
  ),
  /** The person has read that the vault is older than this PC has seen: from now on its own head is remembered. */
  acknowledgeHead: call<void>()(nothing),
} as const;
