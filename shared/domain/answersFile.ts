import { z } from 'zod';
import { longTextLimit, statusSchema } from './answer.ts';
import { directiveReferenceSchema, type FreeTexts, periodSchema } from './complianceReturn.ts';
import { isoDaySchema } from './dates.ts';

/** `answers.json` of the command line: one return with its answers, evidence named by file in the evidence folder. */

const longText = z.string().max(longTextLimit);

const fileAnswerSchema = z.strictObject({
  item: z.string().min(1),
  status: statusSchema,
  result: longText.default(''),
  reason: longText.default(''),
  assignee: z.string().max(300).default(''),
  completedOn: isoDaySchema.nullable().default(null),
  /** File names inside the evidence folder. */
  evidence: z.array(z.string().min(1)).default([]),
});

export type FileAnswer = z.infer<typeof fileAnswerSchema>;

export const answersFileSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** Left out: derived from the content, so that the same input gives the same file. */
  returnId: z.uuid().optional(),
  version: z.int().min(1).default(1),
  period: periodSchema,
  deadline: isoDaySchema.nullable().default(null),
  directive: directiveReferenceSchema.default({ number: null, day: null }),
  /** Recipient or actor id whose items a unit adopts that the directive does not address. */
  adoptedGroup: z.string().nullable().default(null),
  number: z.string().trim().max(60).nullable().default(null),
  issuedOn: isoDaySchema.nullable().default(null),
  texts: z
    .strictObject({
      direction: longText.default(''),
      difficulties: longText.default(''),
      proposals: longText.default(''),
      contactPoint: longText.default(''),
    } satisfies Record<keyof FreeTexts, z.ZodType>)
    .prefault({}),
  answers: z.array(fileAnswerSchema),
  /** "BẢN MINH HỌA" on every page: invented content, never to be taken for a return. */
  sample: z.boolean().default(false),
  /** Captions by file name. */
  captions: z.record(z.string(), z.string().max(1000)).default({}),
});
export type AnswersFile = z.infer<typeof answersFileSchema>;
