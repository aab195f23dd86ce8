import { z } from 'zod';
import {
  type ImageSlot,
  imageSlots,
  type SignatureImage,
  type SignatureImages,
  sealWidthSchema,
} from '../../../shared/domain/signatureImage.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import type { OpenVaultSession } from '../session.ts';
import { kinds } from '../stored.ts';
import type { Vault } from '../vault/vault.ts';

const storedImageSchema = z.strictObject({
  /** The PNG: cut, 8 bits, sRGB, without metadata. */
  blobId: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  widthMm: sealWidthSchema.nullable(),
});
export type StoredImage = z.infer<typeof storedImageSchema>;

/** Words of the audit trail. */
const actions: Readonly<Record<ImageSlot, Readonly<Record<'kept' | 'replaced' | 'removed', string>>>> = {
  'hand-signature': {
    kept: 'hand-signature-kept',
    replaced: 'hand-signature-replaced',
    removed: 'hand-signature-removed',
  },
  seal: { kept: 'seal-image-kept', replaced: 'seal-image-replaced', removed: 'seal-image-removed' },
};

export function readStoredImage(vault: Vault, slot: ImageSlot): Result<StoredImage | null> {
  const document = vault.read(kinds.image, slot);
  if (!document.ok) return document;
  return succeed(document.value === null ? null : storedImageSchema.parse(document.value.value));
}

/** What the window is told of the pictures. */
export function readImages(vault: Vault): Result<SignatureImages> {
  const found: Record<ImageSlot, SignatureImage | null> = { 'hand-signature': null, seal: null };
  for (const slot of imageSlots) {
    const stored = readStoredImage(vault, slot);
    if (!stored.ok) return stored;
    if (stored.value === null) continue;
    const { blobId: imageId, ...rest } = stored.value;
    found[slot] = { imageId, ...rest };
  }
  return succeed({ handSignature: found['hand-signature'], seal: found.seal });
}

/** Keeps a picture in place of the one before, whose bytes are then removed from the vault. */
export async function keepImage(
  { vault, evidence }: OpenVaultSession,
  slot: ImageSlot,
  image: Omit<StoredImage, 'blobId'> & { readonly png: Uint8Array },
): Promise<Result<void>> {
  const before = readStoredImage(vault, slot);
  if (!before.ok) return before;
  const { png, ...facts } = image;
  const kept = await evidence.putBlob(png, actions[slot].kept, (tx, blobId) =>
    tx.put(kinds.image, slot, { blobId, ...facts }),
  );
  if (!kept.ok) return kept;
  return before.value === null
    ? succeed(undefined)
    : evidence.removeBlob(before.value.blobId, actions[slot].replaced, () => undefined);
}

/** Removes bytes and entry; what is gone already is no fault. */
export async function removeImage(
  { vault, evidence }: OpenVaultSession,
  slot: ImageSlot,
): Promise<Result<void>> {
  const stored = readStoredImage(vault, slot);
  if (!stored.ok) return stored;
  if (stored.value === null) return succeed(undefined);
  return evidence.removeBlob(stored.value.blobId, actions[slot].removed, (tx) => {
    tx.remove(kinds.image, slot);
  });
}

export function setSealWidth(vault: Vault, widthMm: number): Result<void> {
  const stored = readStoredImage(vault, 'seal');
  if (!stored.ok) return stored;
  const image = stored.value;
  if (image === null) return fail('image-missing', {});
  return vault.transact('seal-width-changed', (tx) => {
    tx.put(kinds.image, 'seal', { ...image, widthMm });
  });
}

/** The PNG under which the window shows a picture; only those in use. */
export async function readImageBytes(
  { vault, evidence }: OpenVaultSession,
  imageId: string,
): Promise<Result<Uint8Array>> {
  for (const slot of imageSlots) {
    const stored = readStoredImage(vault, slot);
    if (!stored.ok) return stored;
    if (stored.value?.blobId === imageId) return evidence.readBlob(imageId);
  }
  return fail('image-missing', {});
}
