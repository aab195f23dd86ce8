import { z } from 'zod';
import { longTextLimit } from './answer.ts';
import { isoDaySchema } from './dates.ts';

export const periodSchema = z.strictObject({ from: isoDaySchema, to: isoDaySchema });
export type Period = z.infer<typeof periodSchema>;

const longText = z.string().max(longTextLimit);

/** The free parts of the return: I, IV and V of its outline. */
export const freeTextsSchema = z.strictObject({
  /** I. Công tác chỉ đạo, triển khai */
  direction: longText,
  /** IV. Khó khăn, vướng mắc */
  difficulties: longText,
  /** V. Đề xuất, kiến nghị */
  proposals: longText,
  /** V. Đầu mối liên hệ */
  contactPoint: longText,
});
export type FreeTexts = z.infer<typeof freeTextsSchema>;

export const emptyFreeTexts: FreeTexts = { direction: '', difficulties: '', proposals: '', contactPoint: '' };

/** Number and day of the directive as the unit received it, when the pack leaves them open. */
export const directiveReferenceSchema = z.strictObject({
  number: z.string().trim().max(60).nullable(),
  day: z.int().min(1).max(31).nullable(),
});

/** One unit's return to one directive. Answers and evidence are kept in rows of their own. */
export const complianceReturnSchema = z.strictObject({
  returnId: z.uuid(),
  version: z.int().min(1),
  directiveId: z.string().min(1),
  directiveVersion: z.int().min(1),
  directiveReference: directiveReferenceSchema,
  /** Set when a unit that is not addressed chose to adopt a group's items: who is recorded in the audit trail. */
  adoptedGroup: z.string().nullable(),
  period: periodSchema,
  /** null = "Không nêu". */
  deadline: isoDaySchema.nullable(),
  /** Number and date of the return itself; null = left open for the clerk. */
  number: z.string().trim().max(60).nullable(),
  issuedOn: isoDaySchema.nullable(),
  texts: freeTextsSchema,
  /** ISO 8601 with offset. */
  createdAt: z.string().min(1),
});
export type ComplianceReturn = z.infer<typeof complianceReturnSchema>;
