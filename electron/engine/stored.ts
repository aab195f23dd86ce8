import { z } from 'zod';
import { type Answer, answerSchema, emptyAnswer } from '../../shared/domain/answer.ts';
import {
  type ComplianceReturn,
  complianceReturnSchema,
  emptyFreeTexts,
  type FreeTexts,
  freeTextsSchema,
} from '../../shared/domain/complianceReturn.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import { isMoment } from '../../shared/domain/moment.ts';
import { type Unit, unitSchema } from '../../shared/domain/unit.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import type { OpenVaultSession } from './session.ts';
import type { StoredDocument, Vault } from './vault/vault.ts';

/**
 * Where each document of a return lies in the vault. One row per answer; the long free texts have a row of their own,
 * so that typing rewrites little.
 *
 * | kind | key | value |
 * | `unit` | `unit` | Unit |
 * | `return` | returnId | ComplianceReturn without its texts |
 * | `returnTexts` | returnId | FreeTexts |
 * | `answer/<returnId>` | item id | Answer |
 * | `evidenceOf/<returnId>` | evidence id | caption of the file in this return |
 * | `revisionOf/<returnId>` | evidence id | which newer file took its place |
 * | `exportOf/<returnId>` | sequence number | one written file |
 * | `roadOf/<returnId>` | sequence number | one step of the road, never rewritten |
 * | `sealCertificate` | `certificate` | certificate of the vault's seal |
 * | `signatureImage` | `hand-signature`, `seal` | blob, size and true width of a picture for signatures |
 * | `trustedRoot` | SHA-256 of the certificate | root that a person confirmed |
 * | `revocationList` | SHA-256 of the list | which blob holds it |
 * | `unitIdentity` | id | certificate confirmed for a unit |
 * | `transferIdentity` | `identity` | key pair that opens packages made for this vault |
 * | `transferOut`, `transferIn` | package id | a package that was written, that was taken in |
 * | `vaultCheck` | `last` | report of the last self-check |
 */
export const kinds = {
  unit: 'unit',
  return: 'return',
  texts: 'returnTexts',
  answer: (returnId: string) => `answer/${returnId}`,
  evidenceOf: (returnId: string) => `evidenceOf/${returnId}`,
  revisionOf: (returnId: string) => `revisionOf/${returnId}`,
  exportOf: (returnId: string) => `exportOf/${returnId}`,
  roadOf: (returnId: string) => `roadOf/${returnId}`,
  sealCertificate: 'sealCertificate',
  image: 'signatureImage',
  trustedRoot: 'trustedRoot',
  revocationList: 'revocationList',
  unitIdentity: 'unitIdentity',
  transferIdentity: 'transferIdentity',
  transferOut: 'transferOut',
  transferIn: 'transferIn',
  vaultCheck: 'vaultCheck',
} as const;

/** `groupId`: the addressee whose items the unit answers, fixed when the return is made: a later change of the unit's kind does not change it. */
export const storedReturnSchema = complianceReturnSchema
  .omit({ texts: true })
  .extend({ groupId: z.string().min(1) });
export type StoredReturn = z.infer<typeof storedReturnSchema>;

/** Row of a file that a newer one took the place of; the key is the older one's id. */
const revisionSchema = z.strictObject({ newer: z.string().regex(/^[0-9a-f]{32}$/) });

export const evidenceNoteSchema = z.strictObject({ caption: z.string().max(1000) });

const exportRecordSchema = z.strictObject({
  at: z.string(),
  fileName: z.string(),
  way: z.enum(['p12', 'token', 'seal', 'unsigned']),
  sha256: z.string(),
  sizeBytes: z.int(),
});
export type ExportRecord = z.infer<typeof exportRecordSchema>;

/** A sealed row was authenticated, so a value that its schema refuses is a bug or a newer program: it throws. */
function decode<S extends z.ZodType>(schema: S, document: StoredDocument): z.infer<S> {
  return schema.parse(document.value);
}

export function readUnit(vault: Vault): Result<Unit | null> {
  const document = vault.read(kinds.unit, 'unit');
  if (!document.ok) return document;
  return succeed(document.value === null ? null : decode(unitSchema, document.value));
}

export function readStoredReturn(vault: Vault, returnId: string): Result<StoredReturn> {
  const document = vault.read(kinds.return, returnId);
  if (!document.ok) return document;
  return document.value === null
    ? fail('return-unknown', { id: returnId })
    : succeed(decode(storedReturnSchema, document.value));
}

/** The return with its texts, and the addressee whose items it answers. */
export function readReturn(
  vault: Vault,
  returnId: string,
): Result<{ readonly complianceReturn: ComplianceReturn; readonly groupId: string }> {
  const stored = readStoredReturn(vault, returnId);
  if (!stored.ok) return stored;
  const texts = readTexts(vault, returnId);
  if (!texts.ok) return texts;
  const { groupId, ...rest } = stored.value;
  return succeed({ complianceReturn: { ...rest, texts: texts.value }, groupId });
}

export function readTexts(vault: Vault, returnId: string): Result<FreeTexts> {
  const document = vault.read(kinds.texts, returnId);
  if (!document.ok) return document;
  return succeed(document.value === null ? emptyFreeTexts : decode(freeTextsSchema, document.value));
}

/** Ids of all returns, newest first; those that cannot be authenticated are reported beside them. */
export function listReturnIds(
  vault: Vault,
): Result<{ readonly ids: readonly string[]; readonly problems: readonly Problem[] }> {
  const list = vault.list(kinds.return);
  if (!list.ok) return list;
  const returns = list.value.documents.map((document) => decode(storedReturnSchema, document));
  const ids = returns.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map(({ returnId }) => returnId);
  return succeed({ ids, problems: list.value.problems });
}

export function readAnswer(vault: Vault, returnId: string, itemId: string): Result<Answer> {
  const document = vault.read(kinds.answer(returnId), itemId);
  if (!document.ok) return document;
  return succeed(document.value === null ? emptyAnswer(itemId) : decode(answerSchema, document.value));
}

/**
 * One answer per item, in the order given; an item without a row is not started. Rows that cannot be authenticated are
 * reported beside the others: they are read as not started here, and saving over them is refused.
 */
export function readAnswers(
  vault: Vault,
  returnId: string,
  itemIds: readonly string[],
): Result<{ readonly answers: readonly Answer[]; readonly problems: readonly Problem[] }> {
  const list = vault.list(kinds.answer(returnId));
  if (!list.ok) return list;
  const stored = new Map(
    list.value.documents.map((document) => [document.key, decode(answerSchema, document)]),
  );
  const answers = itemIds.map((itemId) => stored.get(itemId) ?? emptyAnswer(itemId));
  return succeed({ answers, problems: list.value.problems });
}

/**
 * The evidence files of a return in the order they were attached; `missing` are the ids of files whose own row cannot be
 * authenticated or used, `problems` the captions.
 */
export function readEvidence(
  { vault, evidence, momentText }: OpenVaultSession,
  returnId: string,
): Result<{
  readonly evidence: readonly Evidence[];
  readonly missing: readonly string[];
  readonly problems: readonly Problem[];
}> {
  const notes = vault.list(kinds.evidenceOf(returnId));
  if (!notes.ok) return notes;
  const revisions = vault.list(kinds.revisionOf(returnId));
  if (!revisions.ok) return revisions;
  const newerOf = new Map(
    revisions.value.documents.map((document) => [document.key, decode(revisionSchema, document).newer]),
  );
  const missing: string[] = [];
  const files: Evidence[] = [];
  for (const document of notes.value.documents) {
    const record = evidence.find(document.key);
    if (record === undefined || !isMoment(record.addedAt)) {
      missing.push(document.key);
      continue;
    }
    const replacedBy = newerOf.get(record.id);
    files.push({
      id: record.id,
      returnId,
      name: record.name,
      sizeBytes: record.sizeBytes,
      sha256: record.sha256,
      mediaType: record.mediaType,
      addedAt: momentText(new Date(record.addedAt)),
      caption: decode(evidenceNoteSchema, document).caption,
      annexBlobId: record.derived.annex ?? null,
      ...(replacedBy === undefined ? {} : { replacedBy }),
    });
  }
  files.sort((a, b) => (a.addedAt === b.addedAt ? (a.id < b.id ? -1 : 1) : a.addedAt < b.addedAt ? -1 : 1));
  return succeed({
    evidence: files,
    missing,
    problems: [...notes.value.problems, ...revisions.value.problems],
  });
}

/** Every file written of the return, newest first. */
export function readExports(vault: Vault, returnId: string): Result<readonly ExportRecord[]> {
  const list = vault.list(kinds.exportOf(returnId));
  if (!list.ok) return list;
  const records = list.value.documents.map((document) => ({
    number: Number(document.key),
    record: decode(exportRecordSchema, document),
  }));
  return succeed(records.sort((a, b) => b.number - a.number).map(({ record }) => record));
}

/** Key of the next record of a written file. */
export function nextExportNumber(vault: Vault, returnId: string): Result<string> {
  const list = vault.list(kinds.exportOf(returnId));
  if (!list.ok) return list;
  const last = Math.max(0, ...list.value.documents.map(({ key }) => Number(key)));
  return succeed(String(last + 1));
}
