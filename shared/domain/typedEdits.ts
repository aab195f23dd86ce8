import { z } from 'zod';
import { answerPatchSchema } from './answer.ts';
import { complianceReturnSchema, freeTextsSchema } from './complianceReturn.ts';

/** What is typed into a return and is not in the vault yet, by the row it belongs to. */
export const typedEditsSchema = z.strictObject({
  answers: z.record(z.string().min(1).max(40), answerPatchSchema.omit({ evidenceIds: true })).optional(),
  texts: freeTextsSchema.partial().optional(),
  details: complianceReturnSchema
    .pick({ directiveReference: true, period: true, deadline: true, number: true, issuedOn: true })
    .partial()
    .optional(),
  /** By evidence id. */
  captions: z.record(z.string().regex(/^[0-9a-f]{32}$/), z.string().max(1000)).optional(),
});
export type TypedEdits = z.infer<typeof typedEditsSchema>;
