import { openVietnameseDate } from '../../../shared/domain/dates.ts';
import { preparedTextFields } from '../../../shared/domain/verifyEntry.ts';
import { documentGlyphs } from '../report/documentGlyphs.ts';
import { comparableText } from '../report/printableText.ts';
import { unpackAttachment } from './attachments.ts';
import { type CosDict, type CosStream, nameValue, numberValue } from './cosValues.ts';
import { type PageFont, PageResources } from './pageResources.ts';
import { PageUnread } from './pageUnread.ts';
import { resolve, resolveArray, resolveDict, resolveStream, type StrictPdf } from './strictPdf.ts';

const textFields: readonly string[] = preparedTextFields;
const formKeys = ['Type', 'Subtype', 'FormType', 'BBox', 'Resources', 'Length', 'Filter', 'DecodeParms'];
const maximumContentBytes = 64 * 1024;
/** What `lineAppearance` writes: one text, black, in one font. */
const line =
  /^\/Tx BMC q\s+BT 0 g \/F1 ([\d.]{1,9}) Tf (-?[\d.]{1,9}) (-?[\d.]{1,9}) Td\s+<([0-9a-f]{0,4000})> Tj\s+ET Q EMC\s*$/i;
/** What `emptyAppearance` writes: nothing, or a thin grey frame. */
export const frame =
  /^(?:q (?:1 0 0 1 -?[\d.]+ -?[\d.]+ cm )?0\.6 w 0\.6 G 0\.5 0\.5 -?[\d.]+ -?[\d.]+ re S Q)?\s*$/;
const smallestSize = 4;
/** No sign of Tinos that is filled in is narrower than this, in parts of its size; a digit is exactly half as wide as it is high. */
const narrow = { sign: 0.25, digit: 0.5 };
/** Points by which figures may be rounded. */
const rounding = 1;

/**
 * What a line for number or date shows, in the form of `comparableText`; null when it is drawn in another way than the product
 * draws it, so that it cannot be said what is seen.
 */
export function lineText(pdf: StrictPdf, field: CosDict): string | null {
  const form = plainForm(pdf, field);
  const match = form === null ? null : line.exec(contentOf(pdf, form));
  if (form === null || match === null) return null;
  const [size = 0, x = -1, y = -1] = match.slice(1, 4).map(Number);
  const shown = decoded(pdf, form.dict, match[4] ?? '');
  if (shown === null || !(size >= smallestSize)) return null;
  const [width, height] = sizeOf(pdf, field);
  const digits = shown.replace(/\D/g, '').length;
  const end = x + size * (narrow.digit * digits + narrow.sign * (shown.length - digits));
  const isInside = x >= 0 && y >= 0 && end <= width + rounding && y + size / 2 <= height;
  return isInside ? comparableText(shown, documentGlyphs) : null;
}

/** Whether a field that nobody has filled shows nothing but its frame, or the dots of an open line. */
export function isShownEmpty(pdf: StrictPdf, name: string, field: CosDict): boolean {
  if (!field.entries.has('AP')) return true;
  if (!textFields.includes(name)) {
    const form = plainForm(pdf, field);
    return form !== null && frame.test(contentOf(pdf, form));
  }
  const words = name === 'doc-date' ? openVietnameseDate.split(' ') : [];
  const shown = lineText(pdf, field);
  return shown !== null && /^\.*$/.test(words.reduce((rest, word) => rest.replace(word, ''), shown));
}

/** The one appearance of a field: a Form XObject of exactly its size, not turned, not bound to a layer. */
export function plainForm(pdf: StrictPdf, field: CosDict): CosStream | null {
  const appearance = resolveDict(pdf, field.entries.get('AP'));
  const form = resolveStream(pdf, appearance?.entries.get('N'));
  if (appearance?.entries.size !== 1 || form === null) return null;
  const { entries } = form.dict;
  if (nameValue(resolve(pdf, entries.get('Subtype'))) !== 'Form') return null;
  if ([...entries.keys()].some((key) => !formKeys.includes(key))) return null;
  const box = resolveArray(pdf, entries.get('BBox'))?.map((item) => numberValue(resolve(pdf, item)));
  const wanted = [0, 0, ...sizeOf(pdf, field)];
  const isWhole =
    box?.length === 4 && wanted.every((side, i) => Math.abs((box[i] ?? Number.NaN) - side) <= rounding);
  return isWhole ? form : null;
}

export function sizeOf(pdf: StrictPdf, field: CosDict): readonly [number, number] {
  const sides = (resolveArray(pdf, field.entries.get('Rect')) ?? []).map((item) => resolve(pdf, item));
  const [left = 0, bottom = 0, right = 0, top = 0] = sides.map((side) => numberValue(side) ?? Number.NaN);
  return [Math.abs(right - left), Math.abs(top - bottom)];
}

/** Latin-1; what cannot be unpacked is no content that is known here. */
export function contentOf(pdf: StrictPdf, form: CosStream): string {
  const bytes = unpackAttachment(form, pdf.work, maximumContentBytes);
  return bytes === null ? '?' : Buffer.from(bytes).toString('latin1');
}

/** Whether a font of the given resources is a face of the document font in which all codes look like what they say. */
export function isKnownFont(pdf: StrictPdf, resources: CosDict | null, name: string): boolean {
  const font = fontOf(pdf, resources, name);
  return font !== null && [...font.texts].every(([code, text]) => font.draws(code, text));
}

/** What a text in the one font `/F1` of an appearance says; null where its codes do not look like it. */
export function decoded(pdf: StrictPdf, form: CosDict, hex: string): string | null {
  const font = fontOf(pdf, resolveDict(pdf, form.entries.get('Resources')), 'F1');
  if (font === null || hex.length % 4 !== 0) return null;
  const texts = (hex.match(/.{4}/g) ?? []).map((digits) => {
    const code = Number.parseInt(digits, 16);
    const text = font.texts.get(code);
    return text !== undefined && font.draws(code, text) ? text : null;
  });
  return texts.every((text) => text !== null) ? texts.join('') : null;
}

function fontOf(pdf: StrictPdf, resources: CosDict | null, name: string): PageFont | null {
  const known = new PageResources(pdf);
  try {
    known.turnTo(0, resources);
    return known.font({ kind: 'name', value: name });
  } catch (error) {
    if (error instanceof PageUnread) return null;
    throw error;
  }
}
