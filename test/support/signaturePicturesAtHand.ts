import path from 'node:path';
import { readPicture } from '../../electron/engine/images/readPicture.ts';
import { openAnnexPhotos } from '../../electron/engine/report/photos.ts';
import type { SignaturePictures } from '../../electron/engine/signaturePictures.ts';
import { handPng, sealPng } from './pngFiles.ts';
import { required } from './signedReturn.ts';

const vips = path.resolve(import.meta.dirname, '../../node_modules/wasm-vips/lib');

/** A seal of the given width on paper and a hand signature, as they are read from files. */
export async function picturesAtHand(widthMm = 36): Promise<SignaturePictures> {
  const photos = await openAnnexPhotos(vips);
  try {
    const decode = (bytes: Uint8Array) => photos.decodePng(bytes, 1000);
    return {
      hand: required(readPicture(handPng(480, 220), 'hand-signature', 'ky.png', decode)),
      seal: { picture: required(readPicture(sealPng(400), 'seal', 'dau.png', decode)), widthMm },
    };
  } finally {
    photos.close();
  }
}
