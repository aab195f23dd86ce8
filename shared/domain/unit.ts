import { z } from 'zod';

/** The message of a pattern is an example of the form: it is shown to the person whose text does not fit. */
const lineSchema = z.string().trim().min(1).max(200);

/** The unit that answers, with the people who touch a return. Source of the header and the signature block. */
export const unitSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** Id of a unit kind in `assets/data/unitKinds.json`. */
  kind: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'ubnd-xa'),
  name: lineSchema,
  /** Short code without accents for file names, e.g. CHIEMHOA. */
  code: z.string().regex(/^[A-Z0-9]([A-Z0-9_-]{0,28}[A-Z0-9])?$/, 'CHIEMHOA'),
  parent: lineSchema.nullable(),
  place: lineSchema,
  /** Symbol behind the number of the report, e.g. BC-UBND. */
  symbol: z
    .string()
    .trim()
    .regex(/^[\p{L}\d.]+(-[\p{L}\d.]+)*$/u, 'BC-UBND')
    .max(60),
  /** Kính gửi. */
  recipient: lineSchema,
  preparer: z.strictObject({ name: lineSchema, position: lineSchema.nullable() }),
  head: z.strictObject({
    name: lineSchema,
    position: lineSchema,
    /** Lines above the position, e.g. ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]; empty = own name. */
    authority: z.array(lineSchema).max(2),
  }),
  clerk: z.strictObject({ name: lineSchema }).nullable(),
});
export type Unit = z.infer<typeof unitSchema>;

/** A kind of unit as data: shown name and, when the kind has ended, the last day it existed. */
const unitKindSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1),
  validTo: z.string().nullable(),
  /** Suggestions for a new profile. */
  suggested: z.strictObject({ symbol: z.string(), authority: z.array(z.string()), position: z.string() }),
});
export const unitKindsSchema = z.strictObject({
  formatVersion: z.literal(1),
  kinds: z.array(unitKindSchema).min(1),
});
export type UnitKind = z.infer<typeof unitKindSchema>;
