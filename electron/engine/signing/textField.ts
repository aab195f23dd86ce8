import {
  PDFDict,
  type PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { PreparedTextField } from '../../../shared/domain/verifyEntry.ts';
import { addCidSet } from './cidSet.ts';
import { decimal, embedSubset, type Rect, registerForm } from './signatureAppearance.ts';

/** What the clerk enters into a prepared line. */
export interface TextFill {
  readonly field: PreparedTextField;
  readonly text: string;
  /** TrueType font of the line; only the letters used are embedded. */
  readonly fontBytes: Uint8Array;
}

export type LineFace = 'regular' | 'italic';
export type LineAlignment = 'left' | 'right';

/** How a line is set: told when it is prepared, read from the field when it is filled. */
interface LineLook {
  readonly rect: Rect;
  readonly fontSize: number;
  readonly align: LineAlignment;
}

interface BlankLine extends LineLook {
  readonly face: LineFace;
  readonly fontBytes: Uint8Array;
  readonly blank: string;
}

/** Names of the fonts in the form's resources. */
const fontNames = { regular: 'Tinos', italic: 'TinosItalic' } as const;
const digits = '0123456789';
const smallestSize = 4;
/** Ascent and descent of Tinos at size 1. */
const [ascent, descent] = [1825 / 2048, 443 / 2048];

export function defaultAppearance({ face, fontSize }: Pick<BlankLine, 'face' | 'fontSize'>): PDFString {
  return PDFString.of(`/${fontNames[face]} ${decimal(fontSize)} Tf 0 g`);
}

/** The dots of an open line. PDF/A wants an appearance for every widget. */
export function blankLine(document: PDFDocument, plan: BlankLine, font: PDFFont): PDFRef {
  return lineAppearance(document, plan, plan.blank, font);
}

/** The font that the field names, with digits and the letters of the open line, put into the form's resources once. */
export async function addFormFont(
  document: PDFDocument,
  form: PDFDict,
  { face, fontBytes, blank }: BlankLine,
): Promise<PDFFont> {
  const font = await embedSubset(document, [digits, blank], fontBytes);
  font.encodeText(digits + blank);
  await addCidSet(document, font);
  const resources = dictIn(document, form, 'DR');
  dictIn(document, resources, 'Font').set(PDFName.of(fontNames[face]), font.ref);
  return font;
}

function dictIn(document: PDFDocument, parent: PDFDict, key: string): PDFDict {
  const name = PDFName.of(key);
  const present = parent.lookupMaybe(name, PDFDict);
  if (present !== undefined) return present;
  const made = document.context.obj({});
  parent.set(name, made);
  return made;
}

/** Writes value and appearance; text too wide for the line is set smaller. Nothing else of the field changes. */
export async function fillText(
  document: PDFDocument,
  field: PDFDict,
  rect: Rect,
  { text, fontBytes }: TextFill,
): Promise<void> {
  const line = text.normalize('NFC');
  const font = await embedSubset(document, [line], fontBytes);
  const look = { rect, fontSize: plannedSize(field), align: alignmentOf(field) };
  const appearance = lineAppearance(document, look, line, font);
  await addCidSet(document, font);
  field.set(PDFName.of('V'), PDFHexString.fromText(line));
  field.set(PDFName.of('AP'), document.context.obj({ N: appearance }));
}

/** One line in the middle of the rectangle's height; a smaller size keeps the base line. */
function lineAppearance(
  document: PDFDocument,
  { rect, fontSize, align }: LineLook,
  line: string,
  font: PDFFont,
): PDFRef {
  const width = rect[2] - rect[0];
  const height = rect[3] - rect[1];
  const planned = Math.min(fontSize, height / (ascent + descent));
  const natural = font.widthOfTextAtSize(line, planned);
  const size = Math.max(smallestSize, natural > width ? (planned * width) / natural : planned);
  const left = align === 'right' ? Math.max(0, width - (natural * size) / planned) : 0;
  const baseline = (height - (ascent + descent) * planned) / 2 + descent * planned;
  const content = [
    '/Tx BMC q',
    `BT 0 g /F1 ${decimal(size)} Tf ${decimal(left)} ${decimal(baseline)} Td`,
    `${font.encodeText(line).toString()} Tj`,
    'ET Q EMC',
  ].join('\n');
  return registerForm(document, rect, content, { Font: { F1: font.ref } });
}

function plannedSize(field: PDFDict): number {
  const size = /([\d.]+) Tf/.exec(field.lookupMaybe(PDFName.of('DA'), PDFString)?.asString() ?? '')?.[1];
  return Number(size ?? 13);
}

function alignmentOf(field: PDFDict): LineAlignment {
  return field.lookupMaybe(PDFName.of('Q'), PDFNumber)?.asNumber() === 2 ? 'right' : 'left';
}
