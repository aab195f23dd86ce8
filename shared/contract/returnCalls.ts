import { z } from 'zod';
import type { LastAnswer, OpenReturn, ReturnList, Saved } from '../contractAnswers.ts';
import { answerPatchSchema } from '../domain/answer.ts';
import {
  complianceReturnSchema,
  directiveReferenceSchema,
  freeTextsSchema,
  periodSchema,
} from '../domain/complianceReturn.ts';
import { isoDaySchema } from '../domain/dates.ts';
import { call, itemId, nothing, returnId } from './call.ts';

/** Returns and what is typed into them beside the answers. */
export const returnCalls = {
  list: call<ReturnList>()(nothing),
  create: call<{ readonly returnId: string }>()(
    z.strictObject({
      directiveId: z.string().min(1).max(100),
      directiveReference: directiveReferenceSchema,
      adoptedGroup: z.string().min(1).max(100).nullable(),
      period: periodSchema,
      deadline: isoDaySchema.nullable(),
    }),
  ),
  open: call<OpenReturn>()(z.strictObject({ returnId })),
  saveDetails: call<Saved>()(
    z.strictObject({
      returnId,
      patch: complianceReturnSchema
        .pick({ directiveReference: true, period: true, deadline: true, number: true, issuedOn: true })
        .partial(),
    }),
  ),
  /** `leaving`: the person left the field, so the visit gets its one history and audit entry. */
  saveTexts: call<Saved>()(
    z.strictObject({ returnId, patch: freeTextsSchema.partial(), leaving: z.boolean() }),
  ),
} as const;

/** Answers to the items. */
export const answerCalls = {
  save: call<Saved>()(
    z.strictObject({
      returnId,
      itemId,
      patch: answerPatchSchema.omit({ evidenceIds: true }),
      leaving: z.boolean(),
    }),
  ),
  /** What the unit wrote to the item in the period before; null when nothing was. */
  lastPeriod: call<LastAnswer | null>()(z.strictObject({ returnId, itemId })),
} as const;
