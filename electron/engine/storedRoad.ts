import {
  allowedActions,
  assignableRoles,
  isFrozen,
  missingSignatures,
  type ReturnRoad,
  type RoadAction,
  type RoadStep,
  roadOf,
  roadStepSchema,
} from '../../shared/domain/returnRoad.ts';
import type { Problem } from '../../shared/problems.ts';
import { failAll, problem, type Result, succeed } from '../../shared/result.ts';
import { kinds, readStoredReturn, type StoredReturn, storedReturnSchema } from './stored.ts';
import type { DocumentList, Vault, VaultTransaction } from './vault/vault.ts';

/** Where a return stands, with the rows of its road that cannot be authenticated. */
export function readRoad(
  vault: Vault,
  { returnId, version }: Pick<StoredReturn, 'returnId' | 'version'>,
): Result<{ readonly road: ReturnRoad; readonly problems: readonly Problem[] }> {
  const list = vault.list(kinds.roadOf(returnId));
  if (!list.ok) return list;
  return succeed({ road: roadOf(stepsOf(list.value), version), problems: list.value.problems });
}

/** Refuses with `return-frozen` unless the return is a draft. A road that cannot be read whole refuses as well. */
export function refuseFrozen(vault: Vault, returnId: string): Result<void> {
  const stored = readStoredReturn(vault, returnId);
  if (!stored.ok) return stored;
  const read = readRoad(vault, stored.value);
  if (!read.ok) return read;
  const refused = frozenProblems(read.value.road, read.value.problems, stored.value.version);
  return refused.length > 0 ? failAll(refused) : succeed(undefined);
}

/** The same inside a transaction: nothing comes between the question and what is written. */
export function refuseFrozenInside(tx: VaultTransaction, returnId: string): void {
  const stored = storedInside(tx, returnId);
  if (stored === null) return;
  const { road, problems } = roadInside(tx, stored);
  const refused = frozenProblems(road, problems, stored.version);
  if (refused.length > 0) tx.refuse(refused);
}

function frozenProblems(road: ReturnRoad, damaged: readonly Problem[], version: number): readonly Problem[] {
  if (damaged.length > 0) return damaged;
  return isFrozen(road.state) ? [problem('return-frozen', { version })] : [];
}

/**
 * Adds a step inside a transaction, when the road allows it there and then. Sending back and amending also make the next version;
 * behind a sent one it gets a number and date of its own. Rows of earlier steps are never touched.
 */
export function takeStep(tx: VaultTransaction, returnId: string, step: RoadStep): void {
  const stored = storedInside(tx, returnId);
  if (stored === null) {
    tx.refuse([problem('return-unknown', { id: returnId })]);
    return;
  }
  const { road, problems, last } = roadInside(tx, stored);
  if (problems.length > 0) tx.refuse(problems);
  if (step.version !== stored.version || !allowedActions(road).includes(step.action))
    tx.refuse([refusalOf(road, step.action)]);
  if (step.action === 'role-assigned' && !isAssignable(road, step))
    tx.refuse([problem('role-not-assignable', { role: step.role })]);
  tx.put(kinds.roadOf(returnId), String(last + 1), roadStepSchema.parse(step));
  if (step.action !== 'sent-back' && step.action !== 'amended') return;
  const open = road.state === 'sent' ? { number: null, issuedOn: null } : {};
  tx.put(kinds.return, returnId, { ...stored, ...open, version: stored.version + 1 } satisfies StoredReturn);
}

/** Why the road does not allow the step now. */
export function refusalOf(road: ReturnRoad, action: RoadAction): Problem {
  const roles = missingSignatures(road);
  return action === 'sent' && road.state !== 'sent' && roles.length > 0
    ? problem('road-signatures-missing', { roles })
    : problem('road-step-refused', { state: road.state, action });
}

function isAssignable(
  road: ReturnRoad,
  { signature, role }: RoadStep & { action: 'role-assigned' },
): boolean {
  const roles = assignableRoles(road, signature);
  return role === null ? roles.length > 0 : roles.includes(role);
}

function storedInside(tx: VaultTransaction, returnId: string): StoredReturn | null {
  const document = tx.read(kinds.return, returnId);
  return document === null ? null : storedReturnSchema.parse(document.value);
}

function roadInside(tx: VaultTransaction, { returnId, version }: StoredReturn) {
  const list = tx.list(kinds.roadOf(returnId));
  const last = Math.max(0, ...list.documents.map(({ key }) => Number(key)));
  return { road: roadOf(stepsOf(list), version), problems: list.problems, last };
}

function stepsOf({ documents }: DocumentList): readonly RoadStep[] {
  return documents
    .toSorted((a, b) => Number(a.key) - Number(b.key))
    .map(({ value }) => roadStepSchema.parse(value));
}
