import { amendableTexts, textsBefore } from '../../../shared/domain/buildAmendment.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import type { ContentHashes } from '../../../shared/domain/verifyEntry.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';

/** What an amendment must agree on with the return that it replaces, short enough to be kept for a thousand files. */
export function contentHashes(payload: Payload): ContentHashes {
  const before = textsBefore(payload);
  return { now: hashOf(amendableTexts(payload)), before: before === null ? null : hashOf(before) };
}

function hashOf(texts: ReadonlyMap<string, string>): string {
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256Hex(new TextEncoder().encode(JSON.stringify(sorted)));
}
