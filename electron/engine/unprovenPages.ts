import { findingWeight } from '../../shared/domain/findingWeight.ts';
import type { Payload } from '../../shared/domain/payload.ts';
import type { VerifyEntry } from '../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../shared/problems.ts';
import { problem } from '../../shared/result.ts';
import { sha256Hex } from './directives/directiveSha256.ts';
import { payloadSha256 } from './report/payloadBytes.ts';
import { comparePayload } from './verify/comparePayload.ts';
import { readPayloadFile } from './verify/payload.ts';
import { readStrictPdf } from './verify/strictPdf.ts';

/**
 * What speaks against writing a finished file; [] proves that it carries exactly this payload and that its pages, read as a
 * receiver reads them, say all of it and nothing besides. The check of a signed file has read them already (`verification`);
 * roles that sign later are no fault of it. Pages that the check cannot read (`page-text-unread`) want another proof.
 */
export function unprovenPages(
  bytes: Uint8Array,
  payload: Payload,
  verification: VerifyEntry | null,
): readonly Problem[] {
  if (verification === null) return unprovenUnsigned(bytes, payload);
  const faults = verification.problems.filter(
    ({ code }) =>
      code === 'page-text-unread' || (findingWeight(code) === 'against' && code !== 'signature-missing-role'),
  );
  return faults.length > 0 ? faults : otherPayload(verification.payloadSha256, payload);
}

function unprovenUnsigned(bytes: Uint8Array, payload: Payload): readonly Problem[] {
  const strict = readStrictPdf(bytes);
  if (!strict.ok) return [problem('pdf-structure', strict.broken)];
  const read = readPayloadFile(strict.pdf);
  if (!read.ok) return read.problems;
  return [...comparePayload(strict.pdf, read.value), ...otherPayload(sha256Hex(read.value.bytes), payload)];
}

/** Left out when no payload was proven. */
function otherPayload(found: string | undefined, payload: Payload): readonly Problem[] {
  return found === payloadSha256(payload) ? [] : [problem('payload-damaged', { rule: 'return.json' })];
}
