import { z } from 'zod';
import type { Saved } from '../contractAnswers.ts';
import { imageSlotSchema, type SignatureImages, sealWidthSchema } from '../domain/signatureImage.ts';
import { call, nothing } from './call.ts';

/** Pictures of hand signature and seal; shown from `app://bundle/picture/<imageId>.png` while the vault is open. */
export const imageCalls = {
  get: call<SignatureImages>()(nothing),
  /** Asks for a PNG and keeps it, in place of the one before; null when the person chose none. `widthMm` is for the seal. */
  choose: call<SignatureImages | null>()(z.strictObject({ slot: imageSlotSchema, widthMm: sealWidthSchema })),
  setSealWidth: call<Saved>()(z.strictObject({ widthMm: sealWidthSchema })),
  remove: call<SignatureImages>()(z.strictObject({ slot: imageSlotSchema })),
} as const;
