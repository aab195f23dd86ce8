import { z } from 'zod';
import { isAddressee } from '../../../shared/domain/applicability.ts';
import { keptFilesOf, type PackedReturn } from '../../../shared/domain/transfer.ts';
import { type PlannedReturn, planTransfer, type TransferPlan } from '../../../shared/domain/transferPlan.ts';
import type { PreviewedReturn, TransferPreview } from '../../../shared/domain/transferPreview.ts';
import { fail, problem, type Result, succeed } from '../../../shared/result.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import type { OpenVaultSession } from '../session.ts';
import { kinds } from '../stored.ts';
import type { OpenedTransfer } from './openTransfer.ts';
import { type Gathered, gatherPresent } from './packedReturns.ts';

const takenInSchema = z.object({ at: z.string() });

export interface Planned {
  readonly plan: TransferPlan;
  readonly here: Gathered;
  /** When the same package was taken in before, ISO 8601; null when it was not. */
  readonly takenInAt: string | null;
}

/** What the package would change in the vault as it is now. */
export function planOf(
  opened: OpenVaultSession,
  library: DirectiveLibrary,
  { documents, manifest }: OpenedTransfer,
): Result<Planned> {
  const here = gatherPresent(
    opened,
    documents.returns.map(({ details }) => details.returnId),
  );
  if (!here.ok) return here;
  const earlier = opened.vault.read(kinds.transferIn, manifest.packageId);
  if (!earlier.ok) return earlier;
  const takenInAt = earlier.value === null ? null : takenInSchema.parse(earlier.value.value).at;
  const plan = planTransfer(here.value.documents, documents, {
    wasTakenIn: takenInAt !== null,
    obstacleOf: ({ directiveId, groupId, adoptedGroup }) => {
      const directive = library.byId(directiveId);
      if (!directive.ok) return 'directive-missing';
      const groups = adoptedGroup === null ? [groupId] : [groupId, adoptedGroup];
      return groups.every((id) => isAddressee(directive.value, id)) ? null : 'addressee-missing';
    },
  });
  return succeed({ plan, here: here.value, takenInAt });
}

/** The plan as a person reads it. A package in which nothing is new is refused. */
export function previewTransfer(
  opened: OpenVaultSession,
  library: DirectiveLibrary,
  transfer: OpenedTransfer,
): Result<{ readonly preview: TransferPreview; readonly plan: TransferPlan }> {
  const planned = planOf(opened, library, transfer);
  if (!planned.ok) return planned;
  const { plan, here, takenInAt } = planned.value;
  const { manifest, documents, fileName, sizeBytes } = transfer;
  const isUnitNew = here.documents.unit === null && documents.unit !== null;
  if (!isUnitNew && plan.unit.length === 0 && plan.returns.every(({ outcome }) => outcome === 'same'))
    return fail('transfer-nothing-new', { file: fileName, takenInAt });
  const evidence = new Map(
    documents.returns.flatMap((one) => one.evidence.map((file) => [file.sha256, file])),
  );
  const kept = new Map(
    documents.returns.flatMap(({ road }) => keptFilesOf(road)).map((file) => [file.sha256, file]),
  );
  const knownEvidence = opened.evidence.idsByContent('evidence');
  const knownBlobs = opened.evidence.idsByContent('blob');
  const newBytes = (files: ReadonlyMap<string, { sizeBytes: number }>, known: ReadonlyMap<string, string>) =>
    [...files].reduce((sum, [sha256, file]) => sum + (known.has(sha256) ? 0 : file.sizeBytes), 0);
  const { unit } = here.documents;
  const { from } = manifest;
  return succeed({
    plan,
    preview: {
      fileName,
      sizeBytes,
      from,
      madeAt: manifest.madeAt,
      scope: manifest.scope.kind,
      isOwn: from.vaultId === opened.vault.vaultId,
      takenInAt,
      isOtherUnit:
        unit !== null &&
        documents.unit !== null &&
        (unit.code !== documents.unit.code || unit.name !== documents.unit.name),
      counts: {
        returns: documents.returns.length,
        answers: documents.returns.reduce((sum, { answers }) => sum + answers.length, 0),
        evidence: evidence.size,
        evidenceKnown: [...evidence.keys()].filter((sha256) => knownEvidence.has(sha256)).length,
        newBytes: newBytes(evidence, knownEvidence) + newBytes(kept, knownBlobs),
        keptFiles: kept.size,
        auditEntries: manifest.audit.count,
      },
      problems:
        transfer.unreadableLine === null
          ? []
          : [problem('transfer-trail-unreadable', { file: fileName, line: transfer.unreadableLine })],
      unit: plan.unit,
      returns: plan.returns.map((planned, place) => {
        const packed = documents.returns[place] as PackedReturn;
        const directive = library.byId(packed.details.directiveId);
        return {
          ...planned,
          subject: directive.ok ? directive.value.metadata.subject : packed.details.directiveId,
          period: packed.details.period,
          answers: packed.answers.length,
          files: packed.evidence.length,
          ...comingFiles(
            here.documents.returns.find(({ details }) => details.returnId === planned.returnId),
            packed,
            planned.outcome,
          ),
        };
      }),
    },
  });
}

function comingFiles(
  here: PackedReturn | undefined,
  there: PackedReturn,
  outcome: PlannedReturn['outcome'],
): Pick<PreviewedReturn, 'newFiles' | 'newKept'> {
  if (outcome === 'same' || outcome === 'kept') return { newFiles: [], newKept: 0 };
  const own = new Set(here?.evidence.map(({ sha256 }) => sha256));
  return {
    newFiles: there.evidence.filter(({ sha256 }) => !own.has(sha256)).map(({ name }) => name),
    newKept: keptFilesOf(there.road.slice(here?.road.length ?? 0)).length,
  };
}
