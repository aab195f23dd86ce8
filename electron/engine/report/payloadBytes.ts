import type { Payload } from '../../../shared/domain/payload.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { canonicalJson } from '../vault/canonicalJson.ts';

/** `return.json` byte for byte: RFC 8785 in UTF-8, so that anybody who has the data can make the same bytes again. */
export function payloadBytes(payload: Payload): Uint8Array {
  return new TextEncoder().encode(canonicalJson(payload));
}

/** SHA-256 of `return.json`, lower-case hex: the figure printed under the signature. */
export function payloadSha256(payload: Payload): string {
  return sha256Hex(payloadBytes(payload));
}
