import type { EnteredTexts, PreparedTextField } from '../../../shared/domain/verifyEntry.ts';
import { visibleName } from '../../../shared/domain/visibleName.ts';
import { textValue } from './cosValues.ts';
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
