/**
 * Value of JSON text in UTF-8, or undefined when it is none. A member named twice in one object is refused, and so is a byte
 * order mark: RFC 8259 (§4, §8.1) lets readers choose what to make of either.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return writtenMembers(text) === keptMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Each member has one colon outside strings. */
function writtenMembers(json: string): number {
  let count = 0;
  let isInString = false;
  for (let i = 0; i < json.length; i += 1) {
    const sign = json[i];
    if (sign === '"') isInString = !isInString;
    else if (isInString && sign === '\\') i += 1;
    else if (!isInString && sign === ':') count += 1;
  }
  return count;
}

function keptMembers(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, part) => sum + keptMembers(part), own);
}
