import { placeInContent } from '../signing/picturePlaces.ts';
import type { Rect } from '../signing/signatureAppearance.ts';
import { type CosDict, nameValue, numberValue } from './cosValues.ts';
import { contentOf, decoded, frame, plainForm, sizeOf } from './fieldAppearance.ts';
import { resolve, resolveDict, resolveStream, type StrictPdf } from './strictPdf.ts';

/** What is seen of a signature, as far as the product draws it. */
export type ShownSignature =
  /** No area, no appearance, or the frame of an empty field. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** One picture: its place in the field, counted from the field's lower left corner, and its size in pixels. */
  | { readonly kind: 'picture'; readonly place: Rect; readonly pixels: Pixels }
  /** Drawn in another way than the product draws. */
  | { readonly kind: 'other' };

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** What `textAppearance` writes: the frame, then lines of text, dark red, in one font. */
const lines =
  /^q (?:1 0 0 1 -?[\d.]+ -?[\d.]+ cm )?0\.6 w 0\.6 G 0\.5 0\.5 -?[\d.]+ -?[\d.]+ re S\nBT 0\.6 0 0 rg \/F1 [\d.]+ Tf [\d.]+ TL\n5 -?[\d.]+ Td\n((?:<[0-9a-f]{0,4000}> Tj T\*\n){1,8})ET Q$/i;

export function shownSignature(pdf: StrictPdf, field: CosDict): ShownSignature {
  const [width, height] = sizeOf(pdf, field);
  if (!(width > 0 && height > 0) || !field.entries.has('AP')) return { kind: 'nothing' };
  const form = plainForm(pdf, field);
  if (form === null) return { kind: 'other' };
  const content = contentOf(pdf, form);
  if (frame.test(content)) return { kind: 'nothing' };
  const texts = [...(lines.exec(content)?.[1] ?? '').matchAll(/<([^>]*)>/g)].map(([, hex = '']) =>
    decoded(pdf, form.dict, hex),
  );
  if (texts.length > 0)
    return texts.every((text) => text !== null) ? { kind: 'lines', lines: texts } : { kind: 'other' };
  const place = placeInContent(content, [0, 0, width, height]);
  const pixels = place === null ? null : pixelsOf(pdf, form.dict);
  return place === null || pixels === null ? { kind: 'other' } : { kind: 'picture', place, pixels };
}

function pixelsOf(pdf: StrictPdf, form: CosDict): Pixels | null {
  const resources = resolveDict(pdf, form.entries.get('Resources'));
  const objects = resolveDict(pdf, resources?.entries.get('XObject'));
  const image = resolveStream(pdf, objects?.entries.get('Im1'))?.dict.entries;
  const [width, height] = ['Width', 'Height'].map((key) => numberValue(resolve(pdf, image?.get(key))));
  const isImage = nameValue(resolve(pdf, image?.get('Subtype'))) === 'Image';
  return isImage && width != null && height != null && width > 0 && height > 0 ? { width, height } : null;
}
