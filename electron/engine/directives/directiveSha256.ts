import { createHash } from 'node:crypto';
import type { Directive } from '../../../shared/domain/directive.ts';

/**
 * JSON with object keys sorted by UTF-16 code units and no white space: the form of RFC 8785 for values without
 * fractional numbers, so that equal content has equal bytes in UTF-8.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of the canonical JSON in UTF-8, lower-case hex: names the very text a return answers. */
export function directiveSha256(directive: Directive): string {
  return sha256Hex(canonicalJson(directive));
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
