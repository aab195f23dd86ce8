import path from 'node:path';
import { imageLimits, type SignatureImages } from '../../../shared/domain/signatureImage.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { longestSide } from '../images/loadPictures.ts';
import { readPicture } from '../images/readPicture.ts';
import { keepImage, readImageBytes, readImages, removeImage, setSealWidth } from '../images/storedImages.ts';
import { readLimitedFile } from '../openRegularFile.ts';
import type { AnnexPhotos } from '../report/photos.ts';
import type { OpenVaultSession, Session } from '../session.ts';
import type { Picture } from '../signing/picture.ts';

type ImageCalls = Pick<
  EngineCalls,
  'images.get' | 'images.keep' | 'images.setSealWidth' | 'images.remove' | 'images.show'
>;

/** Hand signature and seal of the vault; each change is one transaction with its audit entry. */
export function imageCalls(session: Session, openPhotos: () => Promise<AnnexPhotos>): ImageCalls {
  /** What is kept after a change. */
  async function changed(
    opened: OpenVaultSession,
    change: () => Promise<Result<void>>,
  ): Promise<Result<SignatureImages>> {
    const done = await session.inTurn(change);
    return done.ok ? readImages(opened.vault) : done;
  }

  return {
    async 'images.get'() {
      const opened = session.opened();
      return opened.ok ? readImages(opened.value.vault) : opened;
    },
    async 'images.keep'({ slot, widthMm, path: source }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const file = path.basename(source);
      const bytes = await readLimitedFile(source, imageLimits.bytes);
      if (bytes === null) return fail('file-unreadable', { file });
      if (bytes === 'too-large') return fail('image-too-large', { file, limitBytes: imageLimits.bytes });
      const photos = await openPhotos();
      const picture = readPicture(bytes, slot, file, (png) => photos.decodePng(png, longestSide));
      if (!picture.ok) return picture;
      const { width, height } = picture.value;
      const png = photos.encodePng({ width, height, pixels: pixelsOf(picture.value) });
      const facts = { width, height, widthMm: slot === 'seal' ? widthMm : null };
      return changed(opened.value, () => keepImage(opened.value, slot, { ...facts, png }));
    },
    async 'images.setSealWidth'({ widthMm }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const saved = setSealWidth(opened.value.vault, widthMm);
      return saved.ok ? succeed({ savedAt: session.moment() }) : saved;
    },
    async 'images.remove'({ slot }) {
      const opened = session.opened();
      return opened.ok ? changed(opened.value, () => removeImage(opened.value, slot)) : opened;
    },
    async 'images.show'({ imageId }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const bytes = await readImageBytes(opened.value, imageId);
      return bytes.ok ? succeed({ bytes: bytes.value, mediaType: 'image/png' }) : bytes;
    },
  };
}

function pixelsOf({ rgb, alpha }: Picture): Uint8Array {
  const pixels = new Uint8Array(alpha.length * 4);
  for (const [at, opacity] of alpha.entries()) {
    pixels.set(rgb.subarray(at * 3, at * 3 + 3), at * 4);
    pixels[at * 4 + 3] = opacity;
  }
  return pixels;
}
