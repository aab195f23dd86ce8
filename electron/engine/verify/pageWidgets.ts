import { preparedTextFields, signatureRoles } from '../../../shared/domain/verifyEntry.ts';
import { type CosDict, nameValue } from './cosValues.ts';
import { isShownEmpty } from './fieldAppearance.ts';
import { pageNodes } from './pageTree.ts';
import { type TopField, topFields } from './revisionChange.ts';
import { resolve, resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';

const maximumPages = 5_000;
const textFields: readonly string[] = preparedTextFields;

/**
 * Whether nothing lies on the pages but the fields of the form, each with its one widget at one place: the prepared ones, which show
 * nothing while they are empty, and signed signature fields. Anything else could hide or say what no signature stands for.
 */
export function areWidgetsExpected(pdf: StrictPdf): boolean {
  const form = resolveDict(pdf, pdf.catalog.entries.get('AcroForm'));
  const fields = topFields(pdf, form);
  const listed = resolveArray(pdf, form?.entries.get('Fields')) ?? [];
  if (listed.length !== fields.length || new Set(fields.map(({ name }) => name)).size !== fields.length)
    return false;
  if (!fields.every((field) => isExpected(pdf, field))) return false;
  const free = new Set<CosDict>(fields.map(({ dict }) => dict));
  return (pageNodes(pdf, maximumPages) ?? []).every(({ dict }) =>
    (resolveArray(pdf, dict.entries.get('Annots')) ?? []).every((item) => {
      const widget = resolveDict(pdf, item);
      const isWidget = nameValue(resolve(pdf, widget?.entries.get('Subtype'))) === 'Widget';
      return widget !== null && isWidget && free.delete(widget);
    }),
  );
}

function isExpected(pdf: StrictPdf, { name, dict }: TopField): boolean {
  const { entries } = dict;
  if (name === null || entries.has('Kids') || entries.has('Parent')) return false;
  const isText = textFields.includes(name);
  if (nameValue(resolve(pdf, entries.get('FT'))) !== (isText ? 'Tx' : 'Sig')) return false;
  if (isText) return entries.has('V') || isShownEmpty(pdf, name, dict);
  if (resolveDict(pdf, entries.get('V')) !== null) return true;
  return Object.hasOwn(signatureRoles, name) && isShownEmpty(pdf, name, dict);
}
