import type { VerifiedPayload, VerifyEntry } from './verifyEntry.ts';

type Identified = Pick<VerifiedPayload, 'returnId' | 'unit'>;

/** Whose return it is and which: an id alone is what any file says, so a return is one of its unit. */
export function returnKey({ returnId, unit }: Identified): string {
  return JSON.stringify([unit.code, returnId]);
}

/** Whether two files are versions of one return of one unit. */
export function isSameReturn(one: VerifyEntry, other: VerifyEntry): boolean {
  return (
    one.payload !== null && other.payload !== null && returnKey(one.payload) === returnKey(other.payload)
  );
}

/**
 * Whether two files of one return cannot both stand in one chain: they say different things under one number of amendment (0 for a
 * first version), or one with the lower number is later than what the other one replaces.
 */
export function areApart(one: VerifyEntry, other: VerifyEntry): boolean {
  if (one.payload === null || other.payload === null || !isSameReturn(one, other)) return false;
  if (one.payloadSha256 === other.payloadSha256) return false;
  const [a, b] = [numberOf(one.payload), numberOf(other.payload)];
  if (a === b) return true;
  const [lower, higher] = a < b ? [one.payload, other.payload] : [other.payload, one.payload];
  return higher.amendment !== null && lower.version > higher.amendment.replaces.version;
}

function numberOf({ amendment }: VerifiedPayload): number {
  return amendment?.number ?? 0;
}
