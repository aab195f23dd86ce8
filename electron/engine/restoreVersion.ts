import type { z } from 'zod';
import { answerSchema } from '../../shared/domain/answer.ts';
import type { RestorablePart } from '../../shared/domain/auditTrail.ts';
import { freeTextsSchema } from '../../shared/domain/complianceReturn.ts';
import { problem, type Result } from '../../shared/result.ts';
import type { OpenVaultSession } from './session.ts';
import { evidenceNoteSchema, kinds } from './stored.ts';
import { refuseFrozenInside } from './storedRoad.ts';
import type { VaultTransaction } from './vault/vault.ts';

interface Place {
  readonly kind: string;
  readonly key: string;
  readonly action: string;
  readonly schema: z.ZodType;
}

function placeOf(returnId: string, of: RestorablePart): Place {
  switch (of.part) {
    case 'answer':
      return {
        kind: kinds.answer(returnId),
        key: of.itemId,
        action: 'answer-restored',
        schema: answerSchema,
      };
    case 'texts':
      return { kind: kinds.texts, key: returnId, action: 'texts-restored', schema: freeTextsSchema };
    case 'caption':
      return {
        kind: kinds.evidenceOf(returnId),
        key: of.evidenceId,
        action: 'caption-restored',
        schema: evidenceNoteSchema,
      };
  }
}

/**
 * Makes a version of the history the present one: an action like any other, so that the version before it stays kept. Evidence that is
 * no longer in the vault is left out; how many, is the answer. Refuses with `return-frozen` and `version-unknown`.
 */
export function restoreVersion(
  { vault, evidence }: OpenVaultSession,
  { returnId, of, rev }: { readonly returnId: string; readonly of: RestorablePart; readonly rev: number },
): Result<number> {
  const { kind, key, action, schema } = placeOf(returnId, of);
  // What is typed but not yet closed is a version of its own: it must be in the history before it is replaced.
  const closed = vault.closeVisit(kind, key);
  if (!closed.ok) return closed;
  const wanted = vault.version(kind, key, rev);
  if (!wanted.ok) return wanted;
  return vault.transact(action, (tx) => {
    refuseFrozenInside(tx, returnId);
    if (wanted.value === null || tx.read(kind, key)?.rev === rev)
      return tx.refuse([problem('version-unknown', {})]);
    const value = schema.parse(wanted.value.value);
    if (of.part !== 'answer') {
      tx.put(kind, key, value);
      return 0;
    }
    const answer = answerSchema.parse(value);
    const evidenceIds = answer.evidenceIds.filter((id) => evidence.find(id) !== undefined);
    tx.put(kind, key, { ...answer, evidenceIds });
    for (const id of evidenceIds) noteInside(tx, returnId, id);
    return answer.evidenceIds.length - evidenceIds.length;
  });
}

/** A file that an answer names belongs to the return, with a caption to be written. */
function noteInside(tx: VaultTransaction, returnId: string, evidenceId: string): void {
  if (tx.read(kinds.evidenceOf(returnId), evidenceId) === null)
    tx.put(kinds.evidenceOf(returnId), evidenceId, { caption: '' });
}
