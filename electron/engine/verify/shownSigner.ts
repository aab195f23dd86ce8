import { points } from '../../../shared/domain/formProfile.ts';
import { foldedName } from '../../../shared/domain/sealRule.ts';
import { sealWidthMm } from '../../../shared/domain/signatureImage.ts';
import { momentOfLine, signatureLines } from '../../../shared/domain/signatureLines.ts';
import type { SignatureRole } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { documentGlyphs } from '../report/documentGlyphs.ts';
import { comparableText, printableText } from '../report/printableText.ts';
import { handPlace } from '../signing/picturePlaces.ts';
import { reservedCmsBytes, signatureKeyOrder } from '../signing/signatureSlot.ts';
import { appearanceWords } from './appearanceWords.ts';
import { subjectName } from './certificate.ts';
import type { CheckedSignature } from './checkSignature.ts';
import type { CosDict } from './cosValues.ts';
import { sizeOf } from './fieldAppearance.ts';
import { type ShownSignature, shownSignature } from './shownSignature.ts';
import type { SignatureFieldFound } from './signatureFields.ts';
import type { StrictPdf } from './strictPdf.ts';

/** Points by which a picture may lie beside its place: numbers are written with three decimals. */
const rounding = 0.01;

/**
 * What the appearance of a prepared field says of the signer, beside the certificate that signed (SIGNING.md, "Look"): drawn as the
 * product draws it, it must be what the product draws for this certificate, role and time; drawn by another program, its words should
 * hold the signer's name, else the person is told to look.
 */
export function shownProblems(
  pdf: StrictPdf,
  { name, dict, value }: SignatureFieldFound,
  { role, certificate, signedAt }: CheckedSignature,
): readonly Problem[] {
  if (certificate === null || value === null) return [];
  const signer = subjectName(certificate);
  const shown = shownSignature(pdf, dict);
  const differs = (text: string) => [problem('signature-shows-other', { field: name, signer, shown: text })];
  switch (shown.kind) {
    case 'nothing':
      return [];
    case 'lines':
      return areLinesOf(shown.lines, signer, signedAt) ? [] : differs(shown.lines.join(' '));
    case 'picture':
      return isPictureOf(shown, role, sizeOf(pdf, dict)) ? [] : differs('');
    case 'other': {
      const words = appearanceWords(pdf, dict);
      if (isWrittenAsOurs(value)) return differs(words ?? '');
      const holdsName = words !== null && folded(words).includes(folded(signer));
      return holdsName ? [] : [problem('signature-name-not-shown', { field: name, signer })];
    }
  }
}

function areLinesOf(lines: readonly string[], signer: string, signedAt: string | null): boolean {
  const [name = '', time = '', ...more] = lines;
  const moment = momentOfLine(time);
  const wanted = signatureLines(printableText(signer, documentGlyphs), '')[0];
  return (
    more.length === 0 &&
    comparable(name) === comparable(wanted) &&
    moment !== null &&
    // A signature without a time is told by itself.
    (signedAt === null || moment.getTime() === Date.parse(signedAt))
  );
}

/** The hand signature in the middle of the head's field; the seal in true size, which is given in whole millimetres. */
function isPictureOf(
  { place, pixels }: Extract<ShownSignature, { kind: 'picture' }>,
  role: SignatureRole | null,
  [width, height]: readonly [number, number],
): boolean {
  const [left, bottom, right, top] = place;
  if (role === 'head')
    return handPlace([0, 0, width, height], pixels).every(
      (side, i) => Math.abs(side - (place[i] ?? Number.NaN)) < rounding,
    );
  if (role !== 'agency') return false;
  const isInside =
    left > -rounding && bottom > -rounding && right < width + rounding && top < height + rounding;
  const isWhole = Math.abs((top - bottom) / (right - left) - pixels.height / pixels.width) < rounding;
  const millimetres = Math.round((right - left) / points(1));
  const isTrueSize =
    millimetres >= sealWidthMm.min &&
    millimetres <= sealWidthMm.max &&
    Math.abs(right - left - points(millimetres)) < rounding;
  return isInside && isWhole && isTrueSize;
}

/** A dictionary that has the keys in the product's order and the room that the product leaves. */
function isWrittenAsOurs({ entries }: CosDict): boolean {
  const keys = [...entries.keys()];
  const order = signatureKeyOrder.filter((key) => entries.has(key));
  const contents = entries.get('Contents');
  return (
    keys.length === order.length &&
    keys.every((key, i) => key === order[i]) &&
    contents?.kind === 'string' &&
    contents.end - contents.start === 2 * reservedCmsBytes + 2
  );
}

function comparable(text: string): string {
  return comparableText(text.normalize('NFC'), documentGlyphs);
}

function folded(text: string): string {
  return foldedName(text).replace(/\s/g, '');
}
