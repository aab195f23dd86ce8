import { z } from 'zod';
import { itemId, returnId } from './call.ts';

/** Where a person is in the window: ids only, nothing of what is shown there. Kept by main for as long as the app runs. */
export const placeSchema = z.discriminatedUnion('screen', [
  z.strictObject({ screen: z.literal('home') }),
  z.strictObject({ screen: z.literal('newReturn'), directiveId: z.string().min(1).max(80) }),
  z.strictObject({
    screen: z.literal('return'),
    returnId,
    view: z.enum(['list', 'evidence', 'review', 'export']),
    itemId: itemId.optional(),
  }),
  z.strictObject({ screen: z.literal('verify') }),
  z.strictObject({ screen: z.literal('audit') }),
  z.strictObject({
    screen: z.literal('transfer'),
    part: z.enum(['send', 'receive', 'key']),
    returnId: returnId.nullable(),
  }),
  z.strictObject({ screen: z.literal('guide'), chapter: z.string().max(40).optional() }),
  z.strictObject({ screen: z.literal('settings'), section: z.string().max(40).optional() }),
]);

export type Place = z.infer<typeof placeSchema>;
