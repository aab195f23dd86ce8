import { unpackAttachment } from './attachments.ts';
import type { CosStream } from './cosValues.ts';
import { parseStrictJson } from './strictJson.ts';
import type { Work } from './work.ts';

export interface UnpackedJson {
  readonly bytes: Uint8Array;
  readonly value: unknown;
}

const signs = { quote: 0x22, backslash: 0x5c, separators: new Set([0x2c, 0x3a, 0x5b, 0x7b]) };

/** JSON of one reading in an embedded file; null for what is none. Its size is counted before anything is made of it. */
export function unpackJson(stream: CosStream, work: Work): UnpackedJson | null {
  const bytes = unpackAttachment(stream, work);
  if (bytes === null) return null;
  work.spend('json', bytes.length);
  work.spend('values', valuesIn(bytes));
  const value = parseStrictJson(bytes);
  return value === undefined ? null : { bytes, value };
}

/** At most one more than there are: each value but the first stands behind a comma, a colon or an opening bracket. */
function valuesIn(json: Uint8Array): number {
  let count = 1;
  let isInString = false;
  for (let i = 0; i < json.length; i += 1) {
    const sign = json[i] ?? 0;
    if (sign === signs.quote) isInString = !isInString;
    else if (isInString) i += sign === signs.backslash ? 1 : 0;
    else if (signs.separators.has(sign)) count += 1;
  }
  return count;
}
