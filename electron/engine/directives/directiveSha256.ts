import { createHash } from 'node:crypto';
import type { Directive } from '../../../shared/domain/directive.ts';
import { canonicalJson } from '../vault/canonicalJson.ts';

/** SHA-256 of the canonical JSON in UTF-8, lower-case hex: names the very text a return answers. */
export function directiveSha256(directive: Directive): string {
  return sha256Hex(canonicalJson(directive));
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
