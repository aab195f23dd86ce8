import { points } from '../../../shared/domain/formProfile.ts';
import { handSignatureMm } from '../../../shared/domain/signatureImage.ts';
import type { Picture } from './picture.ts';
import type { Rect } from './signatureAppearance.ts';

type Size = Pick<Picture, 'width' | 'height'>;

/** The hand signature in the middle of the head's field, as large as its room allows. */
export function handPlace(field: Rect, picture: Size): Rect {
  const room = [points(handSignatureMm.width), points(handSignatureMm.height)] as const;
  const width = Math.min(room[0], field[2] - field[0]);
  const height = Math.min(room[1], field[3] - field[1]);
  const scale = Math.min(width / picture.width, height / picture.height);
  return around(centreOf(field), picture.width * scale, picture.height * scale);
}

/**
 * The seal in true size: its right edge a third of the way into the head's signature, on the same middle line. `head` is the picture
 * of the hand signature or what stands for it. Moved as little as needed to stay inside the agency's field; null when that is too small.
 */
export function sealPlace(field: Rect, head: Rect, picture: Size, widthMm: number): Rect | null {
  const width = points(widthMm);
  const height = (width * picture.height) / picture.width;
  if (width > field[2] - field[0] || height > field[3] - field[1]) return null;
  const right = within(head[0] + (head[2] - head[0]) / 3, field[0] + width, field[2]);
  const middle = within((head[1] + head[3]) / 2, field[1] + height / 2, field[3] - height / 2);
  return [right - width, middle - height / 2, right, middle + height / 2];
}

/** Where the head's signature counts as standing when it shows no picture. */
export function plainHandPlace(field: Rect): Rect {
  return handPlace(field, handSignatureMm);
}

const placement = /^q \/Ink gs ([\d.]+) 0 0 ([\d.]+) (-?[\d.]+) (-?[\d.]+) cm \/Im1 Do Q$/;

/** Where the content of an appearance made above draws its picture; null for any other content. */
export function placeInContent(content: string, field: Rect): Rect | null {
  const numbers = placement.exec(content)?.slice(1).map(Number);
  if (numbers === undefined) return null;
  const [width = 0, height = 0, x = 0, y = 0] = numbers;
  return [field[0] + x, field[1] + y, field[0] + x + width, field[1] + y + height];
}

function centreOf([left, bottom, right, top]: Rect): readonly [number, number] {
  return [(left + right) / 2, (bottom + top) / 2];
}

function around([x, y]: readonly [number, number], width: number, height: number): Rect {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
