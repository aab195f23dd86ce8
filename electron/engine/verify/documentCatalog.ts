import type { ReportModel } from '../../../shared/domain/reportModel.ts';
import { annexTitles, outlineTitleOf } from '../report/annexes.ts';
import { documentHeadings } from '../report/documentContent.ts';
import { type CosDict, type CosValue, hasOnly, nameValue, textValue } from './cosValues.ts';
import { resolve, resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';
import { isPlainExtensions } from './writerTraces.ts';

/** What a return writes into its catalog and what signing programs add; the rest is for others to judge by their own kind. */
const judgedElsewhere = ['Type', 'Pages', 'AcroForm', 'Perms', 'AF', 'Metadata', 'OutputIntents', 'Lang'];
const structureKeys = ['MarkInfo', 'StructTreeRoot'];
const nameTrees = ['Dests', 'EmbeddedFiles'];
const pageModes = ['UseOutlines', 'UseNone'];
const itemKeys = ['Type', 'Title', 'Parent', 'Prev', 'Next', 'Dest', 'Count', 'F', 'C'];

/**
 * First entry of the catalog that a return does not have, or null. Such an entry decides what a viewer shows at opening, prints or
 * numbers: something of which nobody has looked at what it does.
 */
export function unknownCatalogEntry(pdf: StrictPdf): string | null {
  const unknown = [...pdf.catalog.entries].find(([key, value]) => !isKnown(pdf, key, value));
  return unknown?.[0] ?? null;
}

function isKnown(pdf: StrictPdf, key: string, value: CosValue): boolean {
  switch (key) {
    case 'Version':
      return value.kind === 'name';
    case 'Extensions':
      return isPlainExtensions(value);
    case 'Names':
      return isPlain(resolveDict(pdf, value), nameTrees);
    case 'Outlines':
      return resolveDict(pdf, value) !== null;
    case 'PageMode':
      return pageModes.includes(nameValue(resolve(pdf, value)) ?? '');
    case 'ViewerPreferences':
      return isPlain(resolveDict(pdf, value), ['DisplayDocTitle']);
    default:
      return judgedElsewhere.includes(key) || structureKeys.includes(key);
  }
}

/** Whether the outline that stands beside the pages has the headings of the return, each once, in their order, and nothing else. */
export function isOutlineExpected(pdf: StrictPdf, model: ReportModel): boolean {
  const root = resolveDict(pdf, pdf.catalog.entries.get('Outlines'));
  if (root === null) return true;
  const { direction, results, figures, difficulties, proposals } = documentHeadings;
  const expected = [
    ...[direction, results, figures, difficulties, proposals],
    ...annexTitles(model).map(outlineTitleOf),
  ];
  let next = root.entries.get('First');
  const titles: string[] = [];
  while (next !== undefined && titles.length <= expected.length) {
    const item = resolveDict(pdf, next);
    if (item === null || !hasOnly(item, itemKeys)) return false;
    const target = item.entries.get('Dest');
    if (target !== undefined && resolveArray(pdf, target) === null) return false;
    titles.push(textValue(resolve(pdf, item.entries.get('Title'))) ?? '');
    next = item.entries.get('Next');
  }
  return titles.length === expected.length && titles.every((title, i) => title === expected[i]);
}

function isPlain(dict: CosDict | null, keys: readonly string[]): boolean {
  return dict !== null && hasOnly(dict, keys);
}
