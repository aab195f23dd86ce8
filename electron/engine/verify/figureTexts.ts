import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { photoAlt } from '../report/annexes.ts';
import { documentGlyphs } from '../report/documentGlyphs.ts';
import { comparableText } from '../report/printableText.ts';
import { codeAlt } from '../report/proofBlock.ts';
import { type CosValue, nameValue, textValue } from './cosValues.ts';
import { resolve, resolveDict, type StrictPdf } from './strictPdf.ts';

/** Deeper than the structure of any return. */
const deepest = 64;

/**
 * Whether the pictures of the structure tree, in its order, are heard as the layout has it: the code, then each photo by name and
 * caption. A file without such a tree has no text that is heard in place of a picture.
 */
export function areFiguresHeard(pdf: StrictPdf, { photos }: ReportModel): boolean {
  const root = resolveDict(pdf, pdf.catalog.entries.get('StructTreeRoot'));
  if (root === null) return true;
  const heard = figureTexts(pdf, root.entries.get('K'));
  const expected = [codeAlt, ...photos.map(photoAlt)];
  return (
    heard.length === expected.length &&
    expected.every((text, i) => comparable(text) === comparable(heard[i] ?? ''))
  );
}

/** The alternate text of each Figure; empty where it has none. */
function figureTexts(pdf: StrictPdf, kids: CosValue | undefined): readonly string[] {
  const texts: string[] = [];
  const seen = new Set<CosValue>();
  const walk = (item: CosValue | undefined, depth: number): void => {
    const value = resolve(pdf, item);
    if (value === undefined || value === null || depth > deepest) return;
    if ((value.kind !== 'dict' && value.kind !== 'array') || seen.has(value)) return;
    seen.add(value);
    if (value.kind === 'array') {
      for (const kid of value.items) walk(kid, depth + 1);
      return;
    }
    if (nameValue(resolve(pdf, value.entries.get('S'))) === 'Figure')
      texts.push(textValue(resolve(pdf, value.entries.get('Alt'))) ?? '');
    walk(value.entries.get('K'), depth + 1);
  };
  walk(kids, 0);
  return texts;
}

function comparable(text: string): string {
  return comparableText(text.normalize('NFC'), documentGlyphs);
}
