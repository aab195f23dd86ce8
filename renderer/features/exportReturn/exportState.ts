import type { InputOf } from '../../../shared/contract.ts';
import type { Exported } from '../../../shared/contractAnswers.ts';

/** How the report leaves the app. */
export type Way = InputOf<'report', 'export'>['way'];
export type WayKind = Way['kind'];

/** Ways that put a signature or seal on the file: contradictions must be mended before. */
export function signs(kind: WayKind): boolean {
  return kind !== 'unsigned';
}

/** What was written, and how. */
export interface Done {
  readonly kind: WayKind;
  readonly exported: Exported;
}
