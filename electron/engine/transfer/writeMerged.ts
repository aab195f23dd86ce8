import { type PackedReturn, packedBlobId, withBlobIds } from '../../../shared/domain/transfer.ts';
import { isSameJson } from '../../../shared/domain/transferMerge.ts';
import { kinds } from '../stored.ts';
import type { VaultTransaction } from '../vault/vault.ts';

/** SHA-256 → id in this vault. */
type Ids = ReadonlyMap<string, string>;

/**
 * Writes a return as it was merged: only documents that differ from `before`. Steps of the road are added behind those that are
 * there, never rewritten. `own`: the ids by which the return names its files already.
 */
export function writeMerged(
  tx: VaultTransaction,
  before: PackedReturn | null,
  after: PackedReturn,
  ids: { readonly evidence: Ids; readonly blobs: Ids },
  own: Ids,
): void {
  const { returnId } = after.details;
  if (!isSameJson(before?.details, after.details)) tx.put(kinds.return, returnId, after.details);
  if (after.texts !== null && !isSameJson(before?.texts, after.texts))
    tx.put(kinds.texts, returnId, after.texts);
  const evidenceId = (sha256: string) => {
    const isOwn = before?.evidence.some((file) => file.sha256 === sha256) === true;
    return found((isOwn ? own.get(sha256) : undefined) ?? ids.evidence.get(sha256), sha256);
  };
  writeEach(
    tx,
    kinds.answer(returnId),
    ({ itemId }) => itemId,
    (answer) => ({ ...answer, evidenceIds: answer.evidenceIds.map(evidenceId) }),
    before?.answers ?? [],
    after.answers,
  );
  writeEach(
    tx,
    kinds.evidenceOf(returnId),
    ({ sha256 }) => evidenceId(sha256),
    ({ caption }) => ({ caption }),
    before?.evidence ?? [],
    after.evidence,
  );
  append(tx, kinds.exportOf(returnId), after.exports.slice(before?.exports.length ?? 0));
  const blobId = (sha256: string) => found(ids.blobs.get(sha256), packedBlobId(sha256));
  append(
    tx,
    kinds.roadOf(returnId),
    after.road.slice(before?.road.length ?? 0).map((step) => withBlobIds(step, blobId)),
  );
}

function writeEach<T>(
  tx: VaultTransaction,
  kind: string,
  keyOf: (entry: T) => string,
  stored: (entry: T) => unknown,
  before: readonly T[],
  after: readonly T[],
): void {
  const earlier = new Map(before.map((entry) => [keyOf(entry), stored(entry)]));
  for (const entry of after) {
    const key = keyOf(entry);
    if (!isSameJson(earlier.get(key), stored(entry))) tx.put(kind, key, stored(entry));
    earlier.delete(key);
  }
  for (const key of earlier.keys()) tx.remove(kind, key);
}

function append(tx: VaultTransaction, kind: string, entries: readonly unknown[]): void {
  if (entries.length === 0) return;
  const last = Math.max(0, ...tx.list(kind).documents.map(({ key }) => Number(key)));
  entries.forEach((entry, place) => {
    tx.put(kind, String(last + 1 + place), entry);
  });
}

function found(id: string | undefined, name: string): string {
  if (id === undefined) throw new Error(`no file for ${name}`);
  return id;
}
