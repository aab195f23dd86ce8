import { createHash } from 'node:crypto';
import { answerSchema } from '../../../shared/domain/answer.ts';
import { isMoment } from '../../../shared/domain/moment.ts';
import {
  keptFilesOf,
  type PackedDocuments,
  type PackedReturn,
  packedBlobId,
  packedReturnSchema,
  type TransferScope,
  withBlobIds,
} from '../../../shared/domain/transfer.ts';
import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import { goneRows } from '../goneRows.ts';
import type { OpenVaultSession } from '../session.ts';
import { kinds, listReturnIds, readExports, readStoredReturn, readUnit } from '../stored.ts';
import { readRoad } from '../storedRoad.ts';
import type { AuditEntry, AuditObject } from '../vault/vault.ts';

/** What a vault holds of some returns, in the form in which it travels. */
export interface Gathered {
  readonly documents: PackedDocuments;
  /** Where the bytes of a file lie: SHA-256 → id in this vault. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Reads the returns as they are at this moment: nothing waits between two rows. A row that cannot be authenticated refuses the
 * whole, because what is missing in a package would be missing silently.
 */
export function gatherReturns(opened: OpenVaultSession, returnIds: readonly string[]): Result<Gathered> {
  const unit = readUnit(opened.vault);
  if (!unit.ok) return unit;
  const gone = goneRows(opened.vault, isOfReturns(returnIds));
  if (gone.length > 0) return failAll(gone);
  const files = new Map<string, string>();
  const returns: PackedReturn[] = [];
  for (const returnId of returnIds) {
    const one = packedReturn(opened, returnId, files);
    if (!one.ok) return one;
    returns.push(one.value);
  }
  return succeed({ documents: { unit: unit.value, returns }, files });
}

/** The returns that a package of this scope carries. */
export function returnIdsOf({ vault }: OpenVaultSession, scope: TransferScope): Result<readonly string[]> {
  if (scope.kind === 'return') return succeed([scope.returnId]);
  const ids = listReturnIds(vault);
  if (!ids.ok) return ids;
  const gone = goneRows(vault, ({ kind }) => kind === kinds.return);
  const damaged = [...ids.value.problems, ...gone];
  return damaged.length > 0 ? failAll(damaged) : succeed(ids.value.ids);
}

function isOfReturns(returnIds: readonly string[]): (object: AuditObject) => boolean {
  const tests = returnIds.map((returnId) => isOfReturn(returnId, new Set()));
  return (object) => tests.some((isOf) => isOf(object));
}

/** Those of the returns that this vault has. */
export function gatherPresent(opened: OpenVaultSession, returnIds: readonly string[]): Result<Gathered> {
  const present: string[] = [];
  for (const returnId of returnIds) {
    const stored = opened.vault.read(kinds.return, returnId);
    if (!stored.ok) return stored;
    if (stored.value !== null) present.push(returnId);
  }
  return gatherReturns(opened, present);
}

function packedReturn(
  { vault, evidence }: OpenVaultSession,
  returnId: string,
  files: Map<string, string>,
): Result<PackedReturn> {
  const details = readStoredReturn(vault, returnId);
  if (!details.ok) return details;
  const texts = vault.read(kinds.texts, returnId);
  if (!texts.ok) return texts;
  const answers = vault.list(kinds.answer(returnId));
  if (!answers.ok) return answers;
  const notes = vault.list(kinds.evidenceOf(returnId));
  if (!notes.ok) return notes;
  const exports = readExports(vault, returnId);
  if (!exports.ok) return exports;
  const road = readRoad(vault, details.value);
  if (!road.ok) return road;
  const damaged: Problem[] = [...answers.value.problems, ...notes.value.problems, ...road.value.problems];
  const contentOf = (id: string): string => {
    const record = evidence.find(id);
    if (record === undefined) damaged.push(problem('evidence-not-found', { id }));
    else if (!isMoment(record.addedAt)) damaged.push(problem('vault-row-damaged', { table: 'ev', id }));
    return record?.sha256 ?? id;
  };
  const packedEvidence = notes.value.documents.flatMap(({ key, value }) => {
    const record = evidence.find(key);
    // A lost file that no answer points to is nobody's loss.
    if (record === undefined) return [];
    files.set(record.sha256, files.get(record.sha256) ?? key);
    const { sha256, name, mediaType, sizeBytes, addedAt, addedBy } = record;
    const { caption } = value as { readonly caption: string };
    return [{ sha256, name, mediaType, sizeBytes, addedAt, addedBy, caption }];
  });
  const packedAnswers = answers.value.documents.map(({ value }) => {
    const answer = answerSchema.parse(value);
    return { ...answer, evidenceIds: [...new Set(answer.evidenceIds.map(contentOf))] };
  });
  for (const { sha256, blobId } of keptFilesOf(road.value.road.steps)) files.set(sha256, blobId);
  if (damaged.length > 0) return failAll(damaged);
  const packed = packedReturnSchema.safeParse({
    details: details.value,
    texts: texts.value === null ? null : texts.value.value,
    answers: packedAnswers,
    evidence: distinct(packedEvidence),
    exports: exports.value.toReversed(),
    road: road.value.road.steps.map((step) => withBlobIds(step, packedBlobId)),
  });
  // Packages ask for more than the vault does: what no program reads there must not leave here.
  return packed.success ? succeed(packed.data) : fail('vault-row-damaged', { table: 'doc', id: returnId });
}

function distinct<T extends { readonly sha256: string }>(entries: readonly T[]): T[] {
  return [...new Map(entries.map((entry) => [entry.sha256, entry])).values()];
}

/** The entries of the log that touch what is packed, each with only these objects. */
export function entriesOf(entry: AuditEntry, isPacked: (object: AuditObject) => boolean): AuditEntry | null {
  const objects = entry.objects.filter(isPacked);
  return objects.length === 0 ? null : { ...entry, objects };
}

/** Whether an object of the log belongs to a return or to one of its files. */
export function isOfReturn(returnId: string, fileIds: ReadonlySet<string>) {
  const own = new Set<string>([
    kinds.answer(returnId),
    kinds.evidenceOf(returnId),
    kinds.exportOf(returnId),
    kinds.roadOf(returnId),
  ]);
  return ({ table, kind, key }: AuditObject): boolean =>
    table === 'ev'
      ? fileIds.has(key)
      : own.has(kind) || ((kind === kinds.return || kind === kinds.texts) && key === returnId);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
