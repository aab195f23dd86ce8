import { z } from 'zod';

/** What an amended return says about the one it replaces: part of `return.json`. */

export const changedItemFields = [
  'status',
  'result',
  'reason',
  'assignee',
  'completedOn',
  'evidence',
] as const;
export const changedPartFields = [
  'recipient',
  'period',
  'deadline',
  'direction',
  'difficulties',
  'proposals',
  'contactPoint',
] as const;

const changedFieldSchema = z.strictObject({
  field: z.enum([...changedItemFields, ...changedPartFields]),
  /**
   * The values as texts: `status` by its code, days as yyyy-MM-dd, evidence a line each with name and SHA-256, a period as
   * two days with a slash; '' = nothing.
   */
  before: z.string(),
  after: z.string(),
});
export type ChangedField = z.infer<typeof changedFieldSchema>;

const changeSchema = z.strictObject({
  /** Id of the item; null for the parts outside the items. */
  item: z.string().min(1).nullable(),
  fields: z.array(changedFieldSchema).min(1),
});
export type Change = z.infer<typeof changeSchema>;

export const amendmentSchema = z.strictObject({
  /** Counted from 1 for each return. */
  number: z.int().min(1),
  replaces: z.strictObject({
    /** Of the whole signed file that is replaced. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    version: z.int().min(1),
    exportedAt: z.string().min(1),
  }),
  reason: z.string().trim().min(1),
  changes: z.array(changeSchema),
});
export type Amendment = z.infer<typeof amendmentSchema>;
