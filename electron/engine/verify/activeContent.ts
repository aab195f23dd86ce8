import { type CosDict, type CosValue, nameValue } from './cosValues.ts';
import type { StrictPdf } from './strictPdf.ts';

/** Dictionary keys that make a document run or change by itself. None of them occurs in a return, PDF/A forbids most. */
const activeKeys = [
  'JS',
  'JavaScript',
  'AA',
  'XFA',
  'OCProperties',
  'NeedAppearances',
  'Requirements',
  'Collection',
];

/** Keys of XObjects that put something else in their place (ISO 19005-3 §6.2.9 forbids them). */
const replacingKeys = ['Ref', 'OPI', 'Alternates', 'PS'];

/** Every action but a jump inside the document. Their names are never references: the strict reader sees to that. */
const activeActions = [
  'JavaScript',
  'URI',
  'Named',
  'Thread',
  'Trans',
  'Launch',
  'SubmitForm',
  'ResetForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'Hide',
  'Rendition',
  'Movie',
  'Sound',
  'SetOCGState',
  'GoTo3DView',
  'RichMediaExecute',
];

const activeAnnotations = ['RichMedia', 'Movie', 'Sound', 'Screen', '3D', 'TrapNet'];

/** Name of the first active part found anywhere in the file, or null. */
export function findActiveContent(pdf: StrictPdf): string | null {
  for (const object of pdf.allObjects) {
    const found = inValue(object);
    if (found !== null) return found;
  }
  return null;
}

function inValue(value: CosValue): string | null {
  switch (value.kind) {
    case 'dict':
      return inDict(value);
    case 'stream':
      return inStream(value.dict);
    case 'array':
      return firstOf(value.items);
    default:
      return null;
  }
}

/** Streams kept in other files, pages of other files, and pictures with another one for printing. */
function inStream(dict: CosDict): string | null {
  if (dict.entries.has('F')) return 'external stream';
  const key = replacingKeys.find((candidate) => dict.entries.has(candidate));
  return key ?? inDict(dict);
}

function inDict({ entries }: CosDict): string | null {
  const key = activeKeys.find((candidate) => entries.has(candidate));
  if (key !== undefined) return key;
  const action = nameValue(entries.get('S'));
  if (action !== null && activeActions.includes(action)) return action;
  const subtype = nameValue(entries.get('Subtype'));
  if (subtype !== null && activeAnnotations.includes(subtype)) return subtype;
  return firstOf([...entries.values()]);
}

function firstOf(values: readonly CosValue[]): string | null {
  for (const value of values) {
    const found = inValue(value);
    if (found !== null) return found;
  }
  return null;
}
