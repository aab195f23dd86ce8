import {
  type EnteredTexts,
  type PreparedTextField,
  preparedTextFields,
} from '../../../shared/domain/verifyEntry.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { documentGlyphs } from '../report/documentGlyphs.ts';
import { comparableText } from '../report/printableText.ts';
import { textValue } from './cosValues.ts';
import { lineText } from './fieldAppearance.ts';
import { topFields } from './revisionChange.ts';
import { resolve, resolveDict, type StrictPdf } from './strictPdf.ts';

/** What stands in the lines for number and date; null when both are empty or there are none. */
export function enteredTexts(pdf: StrictPdf): EnteredTexts | null {
  const fields = topFields(pdf, resolveDict(pdf, pdf.catalog.entries.get('AcroForm')));
  const textOf = (name: PreparedTextField) => {
    const dict = fields.find((field) => field.name === name)?.dict;
    const value = textValue(resolve(pdf, dict?.entries.get('V')));
    return value === null ? null : visibleName(value);
  };
  const [number, date] = [textOf('doc-number'), textOf('doc-date')];
  return number === null && date === null ? null : { number, date };
}

/** Names the filled lines whose appearance shows another text than their value says, or is drawn so that it cannot be read. */
export function enteredProblems(pdf: StrictPdf): Problem[] {
  const fields = topFields(pdf, resolveDict(pdf, pdf.catalog.entries.get('AcroForm')));
  return fields.flatMap(({ name, dict }) => {
    const field = preparedTextFields.find((prepared) => prepared === name);
    if (field === undefined || !dict.entries.has('V')) return [];
    const value = textValue(resolve(pdf, dict.entries.get('V')));
    const shown = lineText(pdf, dict);
    const isSame = value !== null && shown === comparableText(value.normalize('NFC'), documentGlyphs);
    return isSame ? [] : [problem('entered-text-differs', { field })];
  });
}
