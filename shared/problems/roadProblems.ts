import type { RequiredSignature } from '../domain/payload.ts';
import type { RoadAction, RoadState } from '../domain/returnRoad.ts';

/** Expected failures of this area: code → the facts its sentence needs. `file` is a name without its folder. */
export interface RoadProblems {
  /** The return was submitted: nothing of this version changes any more. */
  readonly 'return-frozen': { readonly version: number };
  /** Something was written while the copy for signing was being made. */
  readonly 'return-changed-meanwhile': Record<string, never>;
  readonly 'road-step-refused': { readonly state: RoadState; readonly action: RoadAction };
  readonly 'road-signatures-missing': { readonly roles: readonly RequiredSignature[] };
  /** The kept copy is not the beginning of the file. */
  readonly 'signed-file-not-ours': { readonly file: string };
  /** The file is the kept copy itself. */
  readonly 'signed-file-nothing-new': { readonly file: string };
  /** Its signatures do not match; the findings follow. */
  readonly 'signed-file-invalid': { readonly file: string };
}
