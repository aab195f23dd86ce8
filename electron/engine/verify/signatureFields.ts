import { type CosDict, type CosValue, nameValue, textValue } from './cosValues.ts';
import { resolve, resolveArray, resolveDict, type StrictPdf } from './strictPdf.ts';

export interface SignatureFieldFound {
  /** Full name: partial names from the top, joined by full stops (ISO 32000-1 §12.7.3.2). */
  readonly name: string;
  /** The signature dictionary; null while the field is empty. */
  readonly value: CosDict | null;
  readonly dict: CosDict;
  /** Field and widget in one object that stands in the form's own list. */
  readonly isPlain: boolean;
}

export interface SignatureFieldsFound {
  readonly fields: readonly SignatureFieldFound[];
  /** Signature dictionaries that no field of the form refers to, and fields or values met twice. */
  readonly hasStraySignature: boolean;
  /** More fields than a return can have; the rest is not looked at. */
  readonly hasTooMany: boolean;
}

const maximumDepth = 8;
/** A return has six, other programs add a few: a hostile file must not ask for thousands of looks at its pages. */
const maximumFields = 64;

/** Signature fields of the form, in its order, through /Kids too. */
export function findSignatureFields(pdf: StrictPdf): SignatureFieldsFound {
  const form = resolveDict(pdf, pdf.catalog.entries.get('AcroForm'));
  const seen = new Set<CosValue>();
  const fields = collect(pdf, form?.entries.get('Fields'), '', null, 0, seen);
  const values = fields.map((field) => field.value).filter((value) => value !== null);
  const known = new Set<CosValue>(values);
  const stray = pdf.allObjects.some((object) => isSignature(object) && !known.has(object));
  const names = new Set(fields.map((field) => field.name));
  const ambiguous = names.size !== fields.length || known.size !== values.length;
  return { fields, hasStraySignature: stray || ambiguous, hasTooMany: seen.size > maximumFields };
}

function collect(
  pdf: StrictPdf,
  list: CosValue | undefined,
  parentName: string,
  parentType: string | null,
  depth: number,
  seen: Set<CosValue>,
): SignatureFieldFound[] {
  if (depth > maximumDepth) return [];
  const found: SignatureFieldFound[] = [];
  for (const item of resolveArray(pdf, list) ?? []) {
    const field = resolveDict(pdf, item);
    if (field === null || seen.has(field)) continue;
    seen.add(field);
    if (seen.size > maximumFields) break;
    const partial = textValue(resolve(pdf, field.entries.get('T')));
    const name = [parentName, partial ?? ''].filter((part) => part !== '').join('.');
    const type = nameValue(resolve(pdf, field.entries.get('FT'))) ?? parentType;
    const value = resolveDict(pdf, field.entries.get('V'));
    if (type === 'Sig' && (partial !== null || value !== null)) {
      found.push({ name, value, dict: field, isPlain: depth === 0 && !field.entries.has('Kids') });
    }
    found.push(...collect(pdf, field.entries.get('Kids'), name, type, depth + 1, seen));
  }
  return found;
}

function isSignature(object: CosValue): boolean {
  if (object.kind !== 'dict') return false;
  const type = nameValue(object.entries.get('Type'));
  return type === 'Sig' || type === 'DocTimeStamp' || object.entries.has('ByteRange');
}
