import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
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

const fontName = 'Tinos';
const smallestSize = 4;

export function defaultAppearance(fontSize: number): PDFString {
  return PDFString.of(`/${fontName} ${decimal(fontSize)} Tf 0 g`);
}

/** An empty line is not seen, but PDF/A wants an appearance for every widget. */
export function blankText(document: PDFDocument, rect: Rect): PDFRef {
  return registerForm(document, rect, '/Tx BMC EMC', {});
}

/** Puts the font that the text fields name into the form's resources, once. */
export async function addFormFont(
  document: PDFDocument,
  form: PDFDict,
  fontBytes: Uint8Array,
): Promise<void> {
  if (form.has(PDFName.of('DR'))) return;
  const digits = '0123456789';
  const font = await embedSubset(document, [digits], fontBytes);
  font.encodeText(digits);
  await addCidSet(document, font);
  form.set(PDFName.of('DR'), document.context.obj({ Font: { [fontName]: font.ref } }));
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
  const width = rect[2] - rect[0];
  const height = rect[3] - rect[1];
  const planned = Math.min(plannedSize(field), height);
  const natural = font.widthOfTextAtSize(line, planned);
  const size = Math.max(smallestSize, natural > width ? (planned * width) / natural : planned);
  const content = [
    '/Tx BMC q',
    `BT 0 g /F1 ${decimal(size)} Tf 0 ${decimal(Math.max(0, (height - size) / 2 + size * 0.22))} Td`,
    `${font.encodeText(line).toString()} Tj`,
    'ET Q EMC',
  ].join('\n');
  await addCidSet(document, font);
  field.set(PDFName.of('V'), PDFHexString.fromText(line));
  field.set(
    PDFName.of('AP'),
    document.context.obj({ N: registerForm(document, rect, content, { F1: font.ref }) }),
  );
}

function plannedSize(field: PDFDict): number {
  const size = /([\d.]+) Tf/.exec(field.lookupMaybe(PDFName.of('DA'), PDFString)?.asString() ?? '')?.[1];
  return Number(size ?? 13);
}
