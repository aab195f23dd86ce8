import { keptFilesOf, type PackedEvidence, type PackedReturn } from '../../../shared/domain/transfer.ts';
import { isSameJson } from '../../../shared/domain/transferMerge.ts';
import {
  mergedReturn,
  mergedUnit,
  type PlannedReturn,
  type TransferChoices,
  type TransferPlan,
} from '../../../shared/domain/transferPlan.ts';
import type { TakenIn } from '../../../shared/domain/transferPreview.ts';
import { fail, failAll, problem, type Result, succeed } from '../../../shared/result.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import type { EvidenceBatch } from '../evidence/evidenceBatch.ts';
import { refusedSpace } from '../evidence/evidenceSource.ts';
import type { OpenVaultSession } from '../session.ts';
import { kinds } from '../stored.ts';
import { type OpenedTransfer, type ReadingWatch, readAgain } from './openTransfer.ts';
import type { Gathered } from './packedReturns.ts';
import { planOf } from './previewTransfer.ts';
import { writeMerged } from './writeMerged.ts';

export interface TakeInOrder extends ReadingWatch {
  readonly transfer: OpenedTransfer;
  /** As it was shown. */
  readonly plan: TransferPlan;
  readonly choices: TransferChoices;
  /** Keeps the present state first; gives the backup's name. */
  readonly backUp: () => Promise<Result<string>>;
}

/** Files that a changed return needs and the vault does not have. */
interface Missing {
  readonly evidence: ReadonlyMap<string, PackedEvidence>;
  readonly blobs: ReadonlyMap<string, number>;
  /** Where the log lies already when the package was taken in before. */
  readonly auditBlobId: string | null;
}

interface Changes {
  readonly unit: Gathered['documents']['unit'];
  readonly returns: readonly { readonly before: PackedReturn | null; readonly after: PackedReturn }[];
}

class Refused extends Error {
  readonly refusal: Result<never>;

  constructor(refusal: Result<never>) {
    super('the vault refused a file');
    this.refusal = refusal;
  }
}

/**
 * Takes a package in as it was chosen: backup first, files into staging, then everything in one transaction, which asks once
 * more whether the vault is still as it was shown. Fails without a trace, except for the backup.
 */
export async function takeInTransfer(
  opened: OpenVaultSession,
  library: DirectiveLibrary,
  order: TakeInOrder,
): Promise<Result<TakenIn>> {
  const { transfer, plan, choices, backUp } = order;
  const planned = planOf(opened, library, transfer);
  if (!planned.ok) return planned;
  if (!isSameJson(planned.value.plan, plan)) return fail('transfer-changed-meanwhile', {});
  const { here } = planned.value;
  const changes = changesOf(here, transfer, plan, choices);
  if (changes.unit === here.documents.unit && changes.returns.length === 0)
    return nothingTaken(transfer.fileName, plan);
  const missing = missingFiles(opened, changes, transfer.manifest);
  const noSpace = await refusedSpace(opened.vault.dir, bytesOf(missing));
  if (noSpace !== null) return failAll([noSpace]);
  const backup = await backUp();
  if (!backup.ok) return order.signal?.aborted === true ? fail('transfer-cancelled', {}) : backup;

  const batch = opened.evidence.batch();
  try {
    const staged = await stageFiles(batch, missing, order);
    if (!staged.ok) return staged;
    const { evidence, blobs, auditBlobId } = staged.value;
    const ids = {
      evidence: new Map([...opened.evidence.idsByContent('evidence'), ...evidence]),
      blobs: new Map([...opened.evidence.idsByContent('blob'), ...blobs]),
    };
    const committed = await batch.commit('transfer-taken-in', (tx) => {
      const now = planOf(opened, library, transfer);
      if (!now.ok) return tx.refuse(now.problems);
      if (!isSameJson(now.value.plan, plan)) return tx.refuse([problem('transfer-changed-meanwhile', {})]);
      const { unit, returns } = changesOf(now.value.here, transfer, plan, choices);
      if (unit !== now.value.here.documents.unit) tx.put(kinds.unit, 'unit', unit);
      for (const { before, after } of returns) writeMerged(tx, before, after, ids, now.value.here.files);
      tx.put(kinds.transferIn, transfer.manifest.packageId, recordOf(opened, transfer, plan, auditBlobId));
    });
    if (!committed.ok) return committed;
    return succeed({
      fileName: transfer.fileName,
      added: changes.returns.filter(({ before }) => before === null).length,
      changed: changes.returns.filter(({ before }) => before !== null).length,
      files: evidence.size + blobs.size,
      backupName: backup.value,
    });
  } finally {
    await batch.discard();
  }
}

/** The preview had something to choose or to tell: what it was stays as it is here. */
function nothingTaken(file: string, { unit, returns }: TransferPlan): Result<never> {
  const countOf = (outcome: PlannedReturn['outcome']) =>
    returns.filter((one) => one.outcome === outcome).length;
  const merged = returns.filter(({ outcome }) => outcome === 'merge');
  return fail('transfer-nothing-taken', {
    file,
    differences: [...unit, ...merged.flatMap(({ differences }) => differences)].length,
    whole: countOf('advance'),
    kept: countOf('kept'),
  });
}

function changesOf(
  here: Gathered,
  { documents }: OpenedTransfer,
  plan: TransferPlan,
  choices: TransferChoices,
): Changes {
  const own = new Map(here.documents.returns.map((one) => [one.details.returnId, one]));
  const unit = mergedUnit(here.documents.unit, documents.unit, choices);
  const returns = documents.returns.flatMap((there, place) => {
    const planned = plan.returns[place];
    const before = own.get(there.details.returnId) ?? null;
    const after = planned === undefined ? null : mergedReturn(before, there, planned, choices);
    return after === null || isSameJson(after, before) ? [] : [{ before, after }];
  });
  return { unit: isSameJson(unit, here.documents.unit) ? here.documents.unit : unit, returns };
}

function missingFiles(
  { evidence }: OpenVaultSession,
  { returns }: Changes,
  { audit }: OpenedTransfer['manifest'],
): Missing {
  const [known, blobs] = [evidence.idsByContent('evidence'), evidence.idsByContent('blob')];
  const after = returns.map((change) => change.after);
  return {
    evidence: new Map(
      after
        .flatMap((one) => one.evidence)
        .filter(({ sha256 }) => !known.has(sha256))
        .map((file) => [file.sha256, file]),
    ),
    blobs: new Map(
      after
        .flatMap(({ road }) => keptFilesOf(road))
        .filter(({ sha256 }) => !blobs.has(sha256))
        .map(({ sha256, sizeBytes }) => [sha256, sizeBytes]),
    ),
    auditBlobId: blobs.get(audit.sha256) ?? null,
  };
}

/** A file that is both evidence and kept on the road is read twice: each copy has its own key. */
async function stageFiles(
  batch: EvidenceBatch,
  missing: Missing,
  { transfer, signal, onProgress }: TakeInOrder,
): Promise<
  Result<{
    readonly evidence: ReadonlyMap<string, string>;
    readonly blobs: ReadonlyMap<string, string>;
    readonly auditBlobId: string | null;
  }>
> {
  const evidence = new Map<string, string>();
  const blobs = new Map<string, string>();
  const audit = transfer.manifest.audit;
  let auditBlobId = missing.auditBlobId;
  const isDone = () =>
    evidence.size === missing.evidence.size &&
    blobs.size === missing.blobs.size &&
    (audit.sizeBytes === 0 || auditBlobId !== null);
  while (!isDone()) {
    const before = evidence.size + blobs.size;
    try {
      const read = await readAgain(
        transfer,
        async (part, chunks) => {
          const { sha256, sizeBytes } = part;
          const stage = async (own: PackedEvidence | null) => {
            const known = own === null ? null : recordFacts(own);
            const staged = await batch.stage({ sha256, sizeBytes, evidence: known }, chunks);
            if (!staged.ok) throw new Refused(staged);
            return staged.value;
          };
          if (part.kind === 'audit') {
            if (sizeBytes > 0 && auditBlobId === null) auditBlobId = await stage(null);
            return;
          }
          const own = missing.evidence.get(sha256);
          if (own !== undefined && !evidence.has(sha256)) evidence.set(sha256, await stage(own));
          else if (missing.blobs.has(sha256) && !blobs.has(sha256)) blobs.set(sha256, await stage(null));
        },
        { signal, onProgress },
      );
      if (!read.ok) return read;
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
    if (!isDone() && evidence.size + blobs.size === before) throw new Error('a file is not in the package');
  }
  return succeed({ evidence, blobs, auditBlobId });
}

function recordFacts({ name, addedAt, addedBy }: PackedEvidence) {
  return { name, addedAt, addedBy };
}

function bytesOf({ evidence, blobs }: Missing): number {
  const sizes = [...[...evidence.values()].map(({ sizeBytes }) => sizeBytes), ...blobs.values()];
  return sizes.reduce((sum, sizeBytes) => sum + sizeBytes, 0);
}

/** Whence it came, and where the trail lies that it brought: never mixed into the vault's own. */
function recordOf(
  { vault, momentText }: OpenVaultSession,
  { manifest, fileName }: OpenedTransfer,
  plan: TransferPlan,
  auditBlobId: string | null,
) {
  const { from, madeAt, scope, slots } = manifest;
  return {
    at: momentText(vault.environment.now()),
    slot: vault.slotId,
    fileName,
    madeAt,
    scope,
    from,
    slots,
    auditBlobId,
    returns: plan.returns.map(({ returnId, outcome }) => ({ returnId, outcome })),
  };
}
