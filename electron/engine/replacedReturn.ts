import path from 'node:path';
import type { OpenReturn } from '../../shared/contractAnswers.ts';
import type { ReplacedReturn } from '../../shared/domain/buildAmendment.ts';
import type { Directive } from '../../shared/domain/directive.ts';
import { returnFileName } from '../../shared/domain/returnFileName.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { directiveSha256, sha256Hex } from './directives/directiveSha256.ts';
import type { OpenVaultSession } from './session.ts';
import { extractPayload } from './verify/payload.ts';

/** The return that the bytes of a whole file hold, as one that a new return replaces. Says nothing about its signatures. */
export function replacedReturn(bytes: Uint8Array, reason: string): Result<ReplacedReturn> {
  const payload = extractPayload(bytes);
  return payload.ok ? succeed({ payload: payload.value, sha256: sha256Hex(bytes), reason }) : payload;
}

/** What a new return must share with the one it replaces. */
export interface SameReturn {
  readonly directive: Directive;
  readonly unit: Unit;
  /** Undefined: whatever return the replaced one is. */
  readonly returnId: string | undefined;
}

/** An amendment is of the same unit, the same directive in the same wording and the same return. */
export function checkSameReturn(
  { payload }: ReplacedReturn,
  { directive, unit, returnId }: SameReturn,
  file: string,
): Result<void> {
  const name = path.basename(file);
  if (payload.unit.code !== unit.code) return fail('amendment-other-return', { file: name, rule: 'unit' });
  if (payload.directive.id !== directive.id)
    return fail('amendment-other-return', { file: name, rule: 'directive' });
  if (payload.directive.sha256 !== directiveSha256(directive))
    return fail('amendment-other-return', { file: name, rule: 'directive-content' });
  if (returnId !== undefined && payload.returnId !== returnId)
    return fail('amendment-other-return', { file: name, rule: 'return' });
  return succeed(undefined);
}

/**
 * The sent version that an open return amends, read out of its kept file; null for a first return. The row of the vault that
 * names the file was authenticated, and so were its bytes.
 */
export async function replacedBy(
  { evidence }: OpenVaultSession,
  { complianceReturn, directive, unit, road }: OpenReturn,
): Promise<Result<ReplacedReturn | null>> {
  const { amends } = road;
  if (amends === null) return succeed(null);
  const bytes = await evidence.readBlob(amends.file.blobId);
  if (!bytes.ok) return bytes;
  const replaced = replacedReturn(bytes.value, amends.reason);
  if (!replaced.ok) return replaced;
  const { returnId } = complianceReturn;
  const { unit: sentBy, exportedAt } = replaced.value.payload;
  const name = returnFileName(sentBy.code, exportedAt);
  const same = checkSameReturn(replaced.value, { directive, unit, returnId }, name);
  return same.ok ? replaced : same;
}
