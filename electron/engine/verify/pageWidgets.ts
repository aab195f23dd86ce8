import { preparedTextFields, signatureRoles } from '../../../shared/domain/verifyEntry.ts';
import { type CosDict, nameValue, numberValue, textValue } from './cosValues.ts';
import { isKnownFont, isShownEmpty } from './fieldAppearance.ts';
import { foreignFieldKeys, isOwnSignature, isPreparedName } from './filledFields.ts';
import { pageNodes } from './pageTree.ts';
import { type TopField, topFields } from './revisionChange.ts';
import { resolve, resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';
import { hasPlainLook } from './widgetLook.ts';

const maximumPages = 5_000;
const preparedKeys = [...['Type', 'Subtype', 'FT', 'T', 'TU', 'F', 'Rect', 'P', 'V', 'AP', 'StructParent']];
const textKeys = ['DA', 'Q'];
/** Print and Locked (`prepareFields`). */
const preparedFlags = 132;
const largestLine = 14;
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
  if (!hasPlainLook(pdf, dict)) return false;
  if (isPreparedName(name) && !isAsPrepared(pdf, name, dict)) return false;
  const isText = textFields.includes(name);
  if (nameValue(resolve(pdf, entries.get('FT'))) !== (isText ? 'Tx' : 'Sig')) return false;
  if (isText) return entries.has('V') || isShownEmpty(pdf, name, dict);
  if (resolveDict(pdf, entries.get('V')) !== null) return true;
  return Object.hasOwn(signatureRoles, name) && isShownEmpty(pdf, name, dict);
}

/** The entries that the program writes; another program that signs in a prepared field may add a few. */
function isAsPrepared(pdf: StrictPdf, name: string, { entries }: CosDict): boolean {
  const isText = textFields.includes(name);
  const value = resolveDict(pdf, entries.get('V'));
  const isForeign = !isText && value !== null && !isOwnSignature(value);
  const known = [...preparedKeys, ...(isText ? textKeys : []), ...(isForeign ? foreignFieldKeys : [])];
  if ([...entries.keys()].some((key) => !known.includes(key))) return false;
  if (numberValue(resolve(pdf, entries.get('F'))) !== preparedFlags) return false;
  return !isText || hasKnownFormFont(pdf, entries);
}

/** What a viewer that sets a line anew would set it in: the font of the form, black, no larger than planned. */
function hasKnownFormFont(pdf: StrictPdf, entries: CosDict['entries']): boolean {
  const look = /^\/(Tinos|TinosItalic) (\d{1,2}(?:\.\d{1,3})?) Tf 0 g$/.exec(
    textValue(resolve(pdf, entries.get('DA'))) ?? '',
  );
  const form = resolveDict(pdf, pdf.catalog.entries.get('AcroForm'));
  const [, fontName = '', size = '0'] = look ?? [];
  if (!(Number(size) >= 4) || Number(size) > largestLine) return false;
  return isKnownFont(pdf, resolveDict(pdf, form?.entries.get('DR')), fontName);
}
