import { createHash } from 'node:crypto';
import { type PDFDocument, type PDFFont, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import { addCidSet } from './cidSet.ts';

/** Rectangle on a page in points from its lower left corner: left, bottom, right, top. */
export type Rect = readonly [left: number, bottom: number, right: number, top: number];

/** What stands in the visible signature. `fontBytes` is a whole TrueType font; only the letters used are embedded. */
export interface AppearanceText {
  readonly lines: readonly string[];
  readonly fontBytes: Uint8Array;
}

const fontSize = 9;
const leading = 11;
const inset = 5;
const frame = '0.6 w 0.6 G';

/** A thin grey frame around `part`: an empty field needs an appearance too, PDF/A wants one for every widget. */
export function emptyAppearance(document: PDFDocument, rect: Rect, part = rect): PDFRef {
  const content = hasArea(rect) ? `q ${shift(rect, part)}${frame} ${framePath(part)} S Q` : '';
  return registerForm(document, rect, content, {});
}

/**
 * Frame and text lines in dark red, inside `part` of the rectangle. Text that is too wide or too high for it is set smaller as a
 * whole; a rectangle without area, that of an invisible signature, stays empty.
 */
export async function textAppearance(
  document: PDFDocument,
  rect: Rect,
  { lines, fontBytes }: AppearanceText,
  part = rect,
): Promise<PDFRef> {
  if (!hasArea(rect)) return emptyAppearance(document, rect);
  const composed = lines.map((line) => line.normalize('NFC'));
  const font = await embedSubset(document, composed, fontBytes);
  const scale = scaleToFit(font, composed, part);
  const height = part[3] - part[1];
  const content = [
    `q ${shift(rect, part)}${frame} ${framePath(part)} S`,
    `BT 0.6 0 0 rg /F1 ${decimal(fontSize * scale)} Tf ${decimal(leading * scale)} TL`,
    `${inset} ${decimal(height - inset - (fontSize - 1) * scale)} Td`,
    ...composed.map((line) => `${font.encodeText(line).toString()} Tj T*`),
    'ET Q',
  ].join('\n');
  await addCidSet(document, font);
  return registerForm(document, rect, content, { Font: { F1: font.ref } });
}

/** The font with only the letters that will be encoded; its name follows from text and font. */
export function embedSubset(
  document: PDFDocument,
  lines: readonly string[],
  fontBytes: Uint8Array,
): Promise<PDFFont> {
  document.registerFontkit({ create });
  const customName = `${subsetTag(lines, fontBytes)}+Tinos`;
  return document.embedFont(fontBytes, { subset: true, customName });
}

type Resources = Readonly<
  Partial<Record<'Font' | 'XObject' | 'ExtGState', Readonly<Record<string, PDFRef>>>>
>;

/** A Form XObject of the rectangle's size. */
export function registerForm(
  document: PDFDocument,
  rect: Rect,
  content: string,
  resources: Resources,
): PDFRef {
  const bytes = Buffer.from(content, 'latin1');
  const dict = document.context.obj({
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, rect[2] - rect[0], rect[3] - rect[1]],
    Resources: resources,
    Length: bytes.length,
  });
  return document.context.register(PDFRawStream.of(dict, new Uint8Array(bytes)));
}

/** Moves the origin to the lower left corner of a part. */
function shift(rect: Rect, part: Rect): string {
  const [x, y] = [part[0] - rect[0], part[1] - rect[1]];
  return x === 0 && y === 0 ? '' : `1 0 0 1 ${decimal(x)} ${decimal(y)} cm `;
}

function framePath([left, bottom, right, top]: Rect): string {
  return `0.5 0.5 ${decimal(right - left - 1)} ${decimal(top - bottom - 1)} re`;
}

function hasArea([left, bottom, right, top]: Rect): boolean {
  return right > left && top > bottom;
}

function scaleToFit(font: PDFFont, lines: readonly string[], [left, bottom, right, top]: Rect): number {
  const width = right - left - 2 * inset;
  const height = top - bottom - inset;
  const widest = Math.max(1, ...lines.map((line) => font.widthOfTextAtSize(line, fontSize)));
  return Math.min(1, width / widest, height / (lines.length * leading));
}

/** Six capitals, as PDF/A wants them before the name of a subset; taken from the content so that output is reproducible. */
function subsetTag(lines: readonly string[], fontBytes: Uint8Array): string {
  const hash = createHash('sha256').update(lines.join('\n')).update(fontBytes).digest();
  return Array.from(hash.subarray(0, 6), (byte) => String.fromCharCode(0x41 + (byte % 26))).join('');
}

/** PDF knows no exponents. */
export function decimal(value: number): string {
  return Number(value.toFixed(3)).toString();
}
