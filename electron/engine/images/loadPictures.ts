import type { ImageSlot } from '../../../shared/domain/signatureImage.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import type { AnnexPhotos } from '../report/photos.ts';
import type { OpenVaultSession } from '../session.ts';
import { noPictures, type SignaturePictures } from '../signaturePictures.ts';
import type { Picture } from '../signing/picture.ts';
import { readPicture } from './readPicture.ts';
import { readStoredImage } from './storedImages.ts';

/** Pixels a side that are kept: 42 mm at 600 dots an inch. */
export const longestSide = 1000;

/**
 * The pictures of the vault as they are drawn. One that cannot be read is a failure: a signature without the picture that the person
 * expects could not be taken back. `openPhotos` is asked only when there is a picture.
 */
export async function loadPictures(
  opened: OpenVaultSession,
  openPhotos: () => Promise<AnnexPhotos>,
): Promise<Result<SignaturePictures>> {
  const [hand, seal] = (['hand-signature', 'seal'] as const).map((slot) =>
    readStoredImage(opened.vault, slot),
  );
  if (hand?.ok !== true) return hand ?? succeed(noPictures);
  if (seal?.ok !== true) return seal ?? succeed(noPictures);
  if (hand.value === null && seal.value === null) return succeed(noPictures);
  const photos = await openPhotos();
  const pictureOf = async (slot: ImageSlot, blobId: string): Promise<Result<Picture>> => {
    const bytes = await opened.evidence.readBlob(blobId);
    if (!bytes.ok && bytes.problems.some(({ code }) => code === 'vault-locked')) return bytes;
    const read = bytes.ok
      ? readPicture(bytes.value, slot, slot, (png) => photos.decodePng(png, longestSide))
      : bytes;
    return read.ok ? read : fail('image-damaged', { slot });
  };
  const drawnHand = hand.value === null ? null : await pictureOf('hand-signature', hand.value.blobId);
  if (drawnHand?.ok === false) return drawnHand;
  const drawnSeal = seal.value === null ? null : await pictureOf('seal', seal.value.blobId);
  if (drawnSeal?.ok === false) return drawnSeal;
  const widthMm = seal.value?.widthMm ?? null;
  return succeed({
    hand: drawnHand?.value ?? null,
    seal: drawnSeal === null || widthMm === null ? null : { picture: drawnSeal.value, widthMm },
  });
}
