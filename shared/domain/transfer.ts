import { z } from 'zod';
import { answerSchema } from './answer.ts';
import { complianceReturnSchema, freeTextsSchema } from './complianceReturn.ts';
import { isMoment } from './moment.ts';
import { fileOfStep, type RoadStep, roadStepSchema } from './returnRoad.ts';
import { unitSchema } from './unit.ts';

// What a transfer package says: TRANSFER.md of the engine describes the bytes.

/**
 * Largest package, in bytes: FAT32, the format of most USB sticks, ends at 4 GiB − 1. A larger one is refused, not split: parts
 * that travel separately get lost separately, and a vault is sent return by return as well.
 */
export const transferLimitBytes = 4_000_000_000;

export const transferVersion = 1;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const idSchema = z.string().regex(/^[0-9a-f]{32}$/);
const momentSchema = z.string().max(40).refine(isMoment);

const partSchema = z.strictObject({ count: z.int().min(0), sizeBytes: z.int().min(0), sha256: sha256Schema });

export const transferManifestSchema = z.strictObject({
  format: z.literal('tuan-thu-transfer'),
  version: z.literal(transferVersion),
  packageId: idSchema,
  madeAt: momentSchema,
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('return'), returnId: z.uuid() }),
    z.strictObject({ kind: z.literal('vault') }),
  ]),
  from: z.strictObject({
    vaultId: idSchema,
    /** Who made it: alias of the slot. */
    madeBy: z.string().max(200),
    unitCode: z.string().max(40).nullable(),
    unitName: z.string().max(300).nullable(),
    auditHead: z.strictObject({ seq: z.int().min(0), mac: z.string().regex(/^[0-9a-f]{16}$/) }),
  }),
  /** Who stands behind the slots that steps and entries name by id, the former ones too. `recovery`: a printed code. */
  slots: z
    .array(
      z.strictObject({
        id: z.string().max(64),
        kind: z.enum(['officer', 'recovery']),
        alias: z.string().max(200),
        fullName: z.string().max(200).nullable(),
      }),
    )
    .max(1000),
  documents: partSchema,
  audit: partSchema,
  files: z
    .array(z.strictObject({ sha256: sha256Schema, sizeBytes: z.int().min(1) }))
    .max(100_000)
    .refine((files) => new Set(files.map(({ sha256 }) => sha256)).size === files.length),
});
export type TransferManifest = z.infer<typeof transferManifestSchema>;
export type TransferScope = TransferManifest['scope'];

/** The row `return` of the vault: the return without its texts, with the addressee whose items it answers. */
const detailsSchema = complianceReturnSchema
  .omit({ texts: true })
  .extend({ groupId: z.string().min(1), createdAt: momentSchema });

const packedEvidenceSchema = z.strictObject({
  sha256: sha256Schema,
  name: z.string().min(1).max(5000),
  mediaType: z.string().min(1).max(200),
  sizeBytes: z.int().min(1),
  addedAt: momentSchema,
  addedBy: z.string().max(64),
  caption: z.string().max(1000),
});
export type PackedEvidence = z.infer<typeof packedEvidenceSchema>;

const packedExportSchema = z.strictObject({
  at: momentSchema,
  fileName: z.string().max(5000),
  way: z.enum(['p12', 'token', 'seal', 'unsigned']),
  sha256: sha256Schema,
  sizeBytes: z.int().min(0),
});

/**
 * One return as it travels: nothing in it depends on a vault. Answers name evidence by its SHA-256, kept files of the road have
 * as `blobId` the first 32 digits of their SHA-256.
 */
export const packedReturnSchema = z
  .strictObject({
    details: detailsSchema,
    texts: freeTextsSchema.nullable(),
    answers: z.array(answerSchema).max(10_000),
    evidence: z.array(packedEvidenceSchema).max(100_000),
    exports: z.array(packedExportSchema).max(100_000),
    road: z.array(roadStepSchema).max(100_000),
  })
  .refine(
    ({ details, answers, evidence, road }) =>
      isCounted(road, details.version) &&
      road.every(({ at }) => isMoment(at)) &&
      isDistinct(answers.map(({ itemId }) => itemId)) &&
      isDistinct(evidence.map(({ sha256 }) => sha256)) &&
      answers.every(({ evidenceIds }) => isDistinct(evidenceIds)) &&
      citesOnly(
        answers.flatMap(({ evidenceIds }) => evidenceIds),
        evidence,
      ) &&
      keptFilesOf(road).every(({ blobId, sha256 }) => blobId === packedBlobId(sha256)),
  );
export type PackedReturn = z.infer<typeof packedReturnSchema>;

export const packedDocumentsSchema = z
  .strictObject({
    unit: unitSchema.nullable(),
    returns: z.array(packedReturnSchema).max(10_000),
  })
  .refine(({ returns }) => isDistinct(returns.map(({ details }) => details.returnId)));
export type PackedDocuments = z.infer<typeof packedDocumentsSchema>;

/** Stands for the vault's own name of a kept file. */
export function packedBlobId(sha256: string): string {
  return sha256.slice(0, 32);
}

/** Files and scans that the steps keep, in their order. */
export function keptFilesOf(
  road: readonly RoadStep[],
): readonly { readonly blobId: string; readonly sha256: string; readonly sizeBytes: number }[] {
  return road.flatMap((step) => fileOfStep(step) ?? []);
}

/** The same step with other names of kept files. */
export function withBlobIds(step: RoadStep, blobIdOf: (sha256: string) => string): RoadStep {
  if (step.action === 'submitted' || step.action === 'signed')
    return { ...step, file: { ...step.file, blobId: blobIdOf(step.file.sha256) } };
  if (step.action === 'sent-on-paper')
    return { ...step, scan: { ...step.scan, blobId: blobIdOf(step.scan.sha256) } };
  return step;
}

/** Every file that a return needs, once. */
export function filesOf({ evidence, road }: PackedReturn): readonly { sha256: string; sizeBytes: number }[] {
  const files = new Map<string, number>();
  for (const { sha256, sizeBytes } of [...evidence, ...keptFilesOf(road)]) files.set(sha256, sizeBytes);
  return [...files].map(([sha256, sizeBytes]) => ({ sha256, sizeBytes }));
}

/** Sending back and amending begin the next version; every other step belongs to the one that is open. */
function isCounted(road: readonly RoadStep[], version: number): boolean {
  let open = 1;
  for (const step of road) {
    if (step.version !== open) return false;
    if (step.action === 'sent-back' || step.action === 'amended') open += 1;
  }
  return open === version;
}

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

function citesOnly(cited: readonly string[], evidence: readonly PackedEvidence[]): boolean {
  const known = new Set(evidence.map(({ sha256 }) => sha256));
  return cited.every((sha256) => known.has(sha256));
}
