import { z } from 'zod';

/** 2 GiB: larger files are refused before reading. */
export const evidenceSizeLimitBytes = 2 * 1024 ** 3;

/** An evidence file in the vault. Its bytes never change; several answers may point to it. */
export const evidenceSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  returnId: z.uuid(),
  /** Name as given (any Unicode form, any length). */
  name: z.string().min(1),
  sizeBytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Media type found from the content, not from the name. */
  mediaType: z.string().min(1),
  /** ISO 8601 with offset. */
  addedAt: z.string().min(1),
  caption: z.string().max(1000),
  /** Blob id of the copy prepared for the photo annex; null when the file is no photo that can be shown. */
  annexBlobId: z.string().nullable(),
  /** Id of the newer file that took its place in this return; left out for a file that nothing replaced. */
  replacedBy: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export function isImage(mediaType: string): boolean {
  return (
    mediaType === 'image/jpeg' ||
    mediaType === 'image/png' ||
    mediaType === 'image/webp' ||
    mediaType === 'image/gif'
  );
}
