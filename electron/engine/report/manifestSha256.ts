import { deliveredFiles } from '../../../shared/domain/evidenceDelivery.ts';
import type { ManifestEntry } from '../../../shared/domain/payload.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';
import { canonicalJson } from '../vault/canonicalJson.ts';

/**
 * SHA-256 of the list of evidence (number, name in the package, size, SHA-256 of each file) in RFC 8785 form, lower-case hex.
 * Known before anything is exported: a package written later is judged by it.
 */
export function manifestSha256(manifest: readonly ManifestEntry[]): string {
  return sha256Hex(new TextEncoder().encode(canonicalJson(deliveredFiles(manifest))));
}
