/**
 * The same JSON value with every string and key in Unicode NFC: text written on some systems arrives decomposed, and
 * would not equal the same words elsewhere in the return.
 */
export function normalizedTexts(json: unknown): unknown {
  if (typeof json === 'string') return json.normalize('NFC');
  if (Array.isArray(json)) return json.map(normalizedTexts);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key.normalize('NFC'), normalizedTexts(value)]),
  );
}
