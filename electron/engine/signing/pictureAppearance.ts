import { deflateSync } from 'node:zlib';
import { type PDFDocument, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import type { Picture } from './picture.ts';
import { decimal, type Rect, registerForm } from './signatureAppearance.ts';

/** A picture and where it is drawn on the page, inside the rectangle of its field. */
export interface PlacedPicture {
  readonly picture: Picture;
  readonly place: Rect;
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
