import { deflateSync } from 'node:zlib';
import { type PDFDocument, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import { points } from '../../../shared/domain/formProfile.ts';
import { handSignatureMm } from '../../../shared/domain/signatureImage.ts';
import type { Picture } from './picture.ts';
import { decimal, type Rect, registerForm } from './signatureAppearance.ts';

/** A picture and where it is drawn on the page, inside the rectangle of its field. */
export interface PlacedPicture {
  readonly picture: Picture;
  readonly place: Rect;
}

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

/** The picture alone: the decree asks for no text beside it (NĐ 30/2020, Annex I, II.7 and II.8). */
export function pictureAppearance(
  document: PDFDocument,
  field: Rect,
  { picture, place }: PlacedPicture,
): PDFRef {
  const [left, bottom, right, top] = place;
  const matrix = [right - left, 0, 0, top - bottom, left - field[0], bottom - field[1]].map(decimal);
  // Ink darkens what it falls on: the words below the rim of a seal stay readable.
  const ink = document.context.register(document.context.obj({ Type: 'ExtGState', BM: 'Multiply' }));
  return registerForm(document, field, `q /Ink gs ${matrix.join(' ')} cm /Im1 Do Q`, {
    XObject: { Im1: registerImage(document, picture) },
    ExtGState: { Ink: ink },
  });
}

const placement = /^q \/Ink gs ([\d.]+) 0 0 ([\d.]+) (-?[\d.]+) (-?[\d.]+) cm \/Im1 Do Q$/;

/** Where the content of an appearance made above draws its picture; null for any other content. */
export function placeInContent(content: string, field: Rect): Rect | null {
  const numbers = placement.exec(content)?.slice(1).map(Number);
  if (numbers === undefined) return null;
  const [width = 0, height = 0, x = 0, y = 0] = numbers;
  return [field[0] + x, field[1] + y, field[0] + x + width, field[1] + y + height];
}

/** What a picture adds to a file, in bytes. */
export function packedBytes({ rgb, alpha }: Picture): number {
  return deflateSync(rgb).length + deflateSync(alpha).length;
}

/** Colours of the page's output intent (sRGB) as DeviceRGB; opacity as soft mask. */
function registerImage(document: PDFDocument, { width, height, rgb, alpha }: Picture): PDFRef {
  const image = (colours: 'DeviceRGB' | 'DeviceGray', samples: Uint8Array, mask?: PDFRef) => {
    const packed = deflateSync(samples);
    const dict = document.context.obj({
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: colours,
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
      ...(mask === undefined ? {} : { SMask: mask }),
      Length: packed.length,
    });
    return document.context.register(PDFRawStream.of(dict, new Uint8Array(packed)));
  };
  return image('DeviceRGB', rgb, image('DeviceGray', alpha));
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
