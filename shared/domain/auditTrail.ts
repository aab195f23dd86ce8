import { z } from 'zod';
import { isoDaySchema } from './dates.ts';

// The audit trail as people read it: the vault's log with words in place of codes.

/** What may be put back to an earlier version. */
export const restorablePartSchema = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('answer'), itemId: z.string().min(1).max(40) }),
  z.strictObject({ part: z.literal('texts') }),
  z.strictObject({ part: z.literal('caption'), evidenceId: z.string().regex(/^[0-9a-f]{32}$/) }),
]);
export type RestorablePart = z.infer<typeof restorablePartSchema>;

/** Which entries are wanted; null = all. Days are those of the PC at the time of the entry. */
export const trailFilterSchema = z.strictObject({
  language: z.enum(['vi', 'en']),
  /** Words that all stand in the entry, with or without marks. */
  query: z.string().max(200),
  /** Slot that unlocked. */
  officer: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  returnId: z.uuid().nullable(),
  /** One item of that return: its answer, and the files it ever had. */
  itemId: z.string().min(1).max(40).nullable(),
  /** Of that return only the parts outside the items. */
  commonTexts: z.boolean().optional(),
  /** Not the vault's own log but the one that came with this transfer package. */
  trail: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  from: isoDaySchema.nullable(),
  to: isoDaySchema.nullable(),
});
export type TrailFilter = z.infer<typeof trailFilterSchema>;

/** One value before and after; an empty text where there was none. */
export interface TrailChange {
  readonly label: string;
  readonly old: string;
  readonly new: string;
}

/** One thing an entry touched. */
export interface TrailPart {
  readonly what: string;
  readonly removed: boolean;
  readonly changes: readonly TrailChange[];
  /** The version after this entry may be put back: it is kept and not the present one. */
  readonly restorable: (RestorablePart & { readonly returnId: string; readonly rev: number }) | null;
}

export interface TrailLine {
  readonly seq: number;
  /** ISO 8601 with offset, as the clock showed it. */
  readonly at: string;
  readonly clock: 'ok' | 'backwards' | 'jump';
  /** Who had unlocked the vault. */
  readonly officer: string;
  readonly action: string;
  /** Written at the next unlock for work that a crash cut off. */
  readonly recovered: boolean;
  /** The return it belongs to, by name. */
  readonly returnName: string | null;
  readonly parts: readonly TrailPart[];
}

export interface TrailPage {
  /** Newest first. */
  readonly lines: readonly TrailLine[];
  /** `before` of the question that goes on from here; null when the beginning of the log was reached. A page may be empty and go on. */
  readonly next: number | null;
}

export interface TrailOverview {
  readonly entries: number;
  /** Number and first 8 bytes of the MAC of the last entry, as printed on returns. */
  readonly head: { readonly seq: number; readonly mac: string };
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  readonly returns: readonly { readonly id: string; readonly name: string }[];
  /** Logs that came with transfer packages, oldest first: whence and when. `id`: the package. */
  readonly trails: readonly { readonly id: string; readonly name: string }[];
}

/** A head that this PC has seen. */
export const seenHeadSchema = z.strictObject({
  seq: z.int().min(1),
  mac: z.string().regex(/^[0-9a-f]{16}$/),
  /** ISO 8601 with offset. */
  at: z.string(),
});
export type SeenHead = z.infer<typeof seenHeadSchema>;
