import { z } from 'zod';
import { embedLimitBytes } from '../domain/evidenceDelivery.ts';

/** One question of the window to main: how its input is checked, and what the answer is. */
export interface Call<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Type only: never set at run time. */
  readonly output?: Output;
}

export function call<Output>() {
  return <Input extends z.ZodType>(input: Input): Call<Input, Output> => ({ input });
}

export const nothing = z.undefined();
export const passphrase = z.string().min(1).max(1024);
/** Slot of the keyring. */
export const slotId = z.string().regex(/^[0-9a-f]{32}$/);
export const returnId = z.uuid();
export const itemId = z.string().min(1).max(40);
export const evidenceId = z.string().regex(/^[0-9a-f]{32}$/);
export const uploadId = z.string().regex(/^[0-9a-f]{32}$/);
export const checkedFileId = z.string().regex(/^[0-9a-f]{32}$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Total of the evidence that is embedded in the PDF, in bytes; left out = none. */
export const embedEvidence = z.int().min(0).max(embedLimitBytes).optional();
export const languageSchema = z.enum(['vi', 'en']);
export const themeSchema = z.enum(['system', 'light', 'dark']);
