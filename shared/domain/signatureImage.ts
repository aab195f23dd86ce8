import { z } from 'zod';

/** The two pictures of NĐ 30/2020, Annex I: the head's hand signature (blue) and the seal of the agency (red). */
export const imageSlots = ['hand-signature', 'seal'] as const;
export type ImageSlot = (typeof imageSlots)[number];
export const imageSlotSchema = z.enum(imageSlots);

/** Width of the seal on paper in whole millimetres. The round seals of agencies lie between these. */
export const sealWidthMm = { min: 20, max: 42, suggested: 36 } as const;
export const sealWidthSchema = z.int().min(sealWidthMm.min).max(sealWidthMm.max);

/** The hand signature is made to fit into this part of its field, in millimetres. */
export const handSignatureMm = { width: 50, height: 27 } as const;

/** What a file may be at most before anything of it is unpacked. */
export const imageLimits = { bytes: 5 * 1024 * 1024, pixels: 16_000_000, side: 8000 } as const;

export interface SignatureImage {
  /** Part of the address under which the window is shown it. */
  readonly imageId: string;
  readonly width: number;
  readonly height: number;
  /** Of the seal; null for the hand signature. */
  readonly widthMm: number | null;
}

export interface SignatureImages {
  readonly handSignature: SignatureImage | null;
  readonly seal: SignatureImage | null;
}
