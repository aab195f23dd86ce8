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
  /** Another signature has this role, or the field of this one names its own. */
  readonly 'role-not-assignable': { readonly role: RequiredSignature | null };
  /** Number and day of a return. */
  readonly 'document-number-wrong': { readonly number: string };
  readonly 'document-day-in-future': { readonly day: string; readonly today: string };
  /** `limit`: what `notBefore` is the day of: the directive, or the beginning of the period. */
  readonly 'document-day-too-early': {
    readonly day: string;
    readonly notBefore: string;
    readonly limit: 'directive' | 'period';
  };
  /** The scan of a paper is no whole PDF, JPEG, PNG or TIFF. */
  readonly 'scan-unreadable': { readonly file: string };
  readonly 'scan-too-large': { readonly file: string; readonly limitBytes: number };
  /** The file is one the vault made or keeps, not a scan of the signed paper. */
  readonly 'scan-is-kept-copy': { readonly file: string };
  /** A step of that version keeps no file. */
  readonly 'kept-file-unknown': { readonly version: number };
  /** The kept copy is not the beginning of the file. */
  readonly 'signed-file-not-ours': { readonly file: string };
  /** The file is the kept copy itself. */
  readonly 'signed-file-nothing-new': { readonly file: string };
  /** Its signatures do not match; the findings follow. */
  readonly 'signed-file-invalid': { readonly file: string };
}
