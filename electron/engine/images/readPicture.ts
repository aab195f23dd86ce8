import type { ImageSlot } from '../../../shared/domain/signatureImage.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import type { Rgba } from '../report/photos.ts';
import type { Picture } from '../signing/picture.ts';
import { readPngHeader } from './pngHeader.ts';

/** Decodes a PNG into sRGB with opacity; null when its pixels cannot be read. */
export type DecodePng = (bytes: Uint8Array) => Rgba | null;

/** Fainter than this a pixel does not count as drawn: soft edges and dust of a scan. */
const drawnFrom = 32;
/** Part of the picture that must be see-through: around a round seal it is a fifth at least. */
const smallestClear = 0.1;
const smallestSide = 16;

/**
 * A picture of a hand signature or a seal from a PNG somebody gives: checked, reduced to its pixels, cut to what is drawn, so
 * that its width is that of the drawing. `file` is for messages.
 */
export function readPicture(
  bytes: Uint8Array,
  slot: ImageSlot,
  file: string,
  decode: DecodePng,
): Result<Picture> {
  const header = readPngHeader(bytes, file);
  if (!header.ok) return header;
  const decoded = decode(bytes);
  if (decoded === null) return fail('image-unreadable', { file, reason: 'damaged' });
  const clear = countWhere(decoded, (alpha) => alpha < drawnFrom);
  if (clear < smallestClear * decoded.width * decoded.height) return fail('image-not-transparent', { file });
  const picture = cutToDrawing(decoded);
  if (picture === null) return fail('image-empty', { file });
  return hasColourOf(slot, picture) ? succeed(picture) : fail('image-wrong-colour', { file, slot });
}

function countWhere({ pixels }: Rgba, holds: (alpha: number) => boolean): number {
  let count = 0;
  for (let at = 3; at < pixels.length; at += 4) if (holds(pixels[at] ?? 0)) count += 1;
  return count;
}

/** Null when what is drawn is no larger than a dot. */
function cutToDrawing({ width, height, pixels }: Rgba): Picture | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((pixels[(y * width + x) * 4 + 3] ?? 0) >= drawnFrom) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
  const [wide, high] = [right - left + 1, bottom - top + 1];
  if (wide < smallestSide || high < smallestSide) return null;
  const rgb = new Uint8Array(wide * high * 3);
  const alpha = new Uint8Array(wide * high);
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) {
      const from = ((y + top) * width + x + left) * 4;
      const to = y * wide + x;
      const opacity = pixels[from + 3] ?? 0;
      alpha[to] = opacity;
      // What stands below a see-through pixel is nobody's business: it is not carried into a signed file.
      if (opacity > 0) rgb.set(pixels.subarray(from, from + 3), to * 3);
    }
  return { width: wide, height: high, rgb, alpha };
}

/** Mean colour of what is drawn, against the one the decree asks for: red for the seal, blue for the hand signature. */
function hasColourOf(slot: ImageSlot, { rgb, alpha }: Picture): boolean {
  const mean = [0, 0, 0];
  for (const [at, opacity] of alpha.entries())
    for (const channel of [0, 1, 2])
      mean[channel] = (mean[channel] ?? 0) + opacity * (rgb[at * 3 + channel] ?? 0);
  const [red = 0, green = 0, blue = 0] = mean;
  return slot === 'seal' ? red > 1.3 * Math.max(green, blue) : blue > 1.15 * red && blue > 1.05 * green;
}
