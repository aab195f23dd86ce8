import { createHmac, type KeyObject } from 'node:crypto';

export const tallyBytes = 32;

/**
 * Keyed fingerprint of a set of rows: XOR of one HMAC per row. It is kept sealed and changes with every write,
 * so a row that was removed, added or put back in an older version shows at unlock without decrypting any.
 */
export function toggleRow(
  tally: Buffer,
  tallyKey: Buffer | KeyObject,
  parts: readonly (string | number)[],
): void {
  const mark = createHmac('sha256', tallyKey).update(parts.join('|'), 'utf8').digest();
  for (let i = 0; i < tallyBytes; i++) tally[i] = (tally[i] ?? 0) ^ (mark[i] ?? 0);
}
