import { type CosValue, textValue } from './cosValues.ts';
import { equalBytes } from './der.ts';

/** Whether two values are the same to a reader: spelling and place in the file do not count. */
export function equalValues(a: CosValue | undefined, b: CosValue | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (a.kind === 'dict' && b.kind === 'dict') return differingKeys(a, b).length === 0;
  if (a.kind === 'array' && b.kind === 'array') return equalLists(a.items, b.items);
  if (a.kind === 'string' && b.kind === 'string') return equalBytes(a.bytes, b.bytes);
  if (a.kind === 'stream' && b.kind === 'stream')
    return equalValues(a.dict, b.dict) && equalBytes(a.data, b.data);
  if (a.kind === 'ref' && b.kind === 'ref') return a.number === b.number;
  if (a.kind === 'null' && b.kind === 'null') return true;
  return 'value' in a && 'value' in b && a.kind === b.kind && a.value === b.value;
}

/** Whether two strings are the same text, in whichever of its encodings (ISO 32000-1 §7.9.2.2). */
export function equalTexts(a: CosValue | undefined, b: CosValue | undefined): boolean {
  const [text, other] = [textValue(a), textValue(b)];
  // Other bytes are other signs than the same code of UTF-16.
  return equalValues(a, b) || (text === other && /^[ -~¡-ÿ]*$/.test(text ?? '\0'));
}

export function equalLists(a: readonly CosValue[], b: readonly CosValue[]): boolean {
  return a.length === b.length && a.every((item, i) => equalValues(item, b[i]));
}

/** Keys that only one of two dictionaries has or that lead to different values. */
export function differingKeys(
  a: Extract<CosValue, { kind: 'dict' }>,
  b: Extract<CosValue, { kind: 'dict' }>,
): readonly string[] {
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...keys].filter((key) => !equalValues(a.entries.get(key), b.entries.get(key)));
}
