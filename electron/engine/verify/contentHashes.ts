import { amendableTexts, textsBefore } from '../../../shared/domain/buildAmendment.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { unlistedTexts } from '../../../shared/domain/unlistedTexts.ts';
import type { ContentHashes } from '../../../shared/domain/verifyEntry.ts';
import { sha256Hex } from '../directives/directiveSha256.ts';

/** What an amendment must agree on with the return that it replaces, short enough to be kept for a thousand files. */
export function contentHashes(payload: Payload): ContentHashes {
  const before = textsBefore(payload);
  const unlisted = unlistedTexts(payload);
  return {
    now: hashOf(amendableTexts(payload)),
    before: before === null ? null : hashOf(before),
    unlisted: {
      quotes: hashOfText(unlisted.quotes),
      sentences: hashOfText(unlisted.sentences),
      unit: hashOfText(unlisted.unit),
      directive: hashOfText(unlisted.directive),
      addressee: hashOfText(unlisted.addressee),
      preparer: hashOfText(unlisted.preparer),
      signer: hashOfText(unlisted.signer),
      distribution: hashOfText(unlisted.distribution),
      sample: hashOfText(unlisted.sample),
    },
  };
}

function hashOf(texts: ReadonlyMap<string, string>): string {
  return hashOfText(JSON.stringify([...texts].sort(([a], [b]) => (a < b ? -1 : 1))));
}

function hashOfText(text: string): string {
  return sha256Hex(new TextEncoder().encode(text));
}
