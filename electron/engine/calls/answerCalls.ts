import { type Answer, answerSchema } from '../../../shared/domain/answer.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { definedFields } from '../definedFields.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import { lastAnswer } from '../lastAnswer.ts';
import type { Session } from '../session.ts';
import { kinds, readAnswer } from '../stored.ts';
import { refuseFrozen } from '../storedRoad.ts';
import type { Vault } from '../vault/vault.ts';
import { returnItem } from './returnItem.ts';

type AnswerCalls = Pick<EngineCalls, 'answers.save' | 'answers.lastPeriod'>;

/**
 * Saving an answer. Typing updates the row durably; history and audit get one entry per visit of the field, and a change of
 * status is an entry of its own.
 */
export function answerCalls(session: Session, library: DirectiveLibrary): AnswerCalls {
  return {
    async 'answers.save'({ returnId, itemId, patch, leaving }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const { vault } = opened.value;
      const open = refuseFrozen(vault, returnId);
      if (!open.ok) return open;
      const item = returnItem(vault, library, returnId, itemId);
      if (!item.ok) return item;
      if (patch.status === 'nothing-occurred' && !item.value.nothingOccurredAllowed)
        return fail('nothing-occurred-not-allowed', { item: itemId });
      const current = readAnswer(vault, returnId, itemId);
      if (!current.ok) return current;
      const next = answerSchema.parse({ ...current.value, ...definedFields(patch) });
      const saved = saveAnswer(vault, returnId, current.value, next, leaving);
      return saved.ok ? succeed({ savedAt: session.moment() }) : saved;
    },
    async 'answers.lastPeriod'({ returnId, itemId }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const { vault } = opened.value;
      const item = returnItem(vault, library, returnId, itemId);
      return item.ok ? lastAnswer(vault, library, returnId, item.value) : item;
    },
  };
}

function saveAnswer(
  vault: Vault,
  returnId: string,
  current: Answer,
  next: Answer,
  leaving: boolean,
): Result<unknown> {
  const kind = kinds.answer(returnId);
  if (next.status !== current.status)
    return vault.transact('answer-status-changed', (tx) => tx.put(kind, next.itemId, next));
  if (JSON.stringify(next) !== JSON.stringify(current)) {
    const saved = vault.saveQuietly(kind, next.itemId, next);
    if (!saved.ok) return saved;
  }
  return leaving ? vault.closeVisit(kind, next.itemId) : succeed(undefined);
}
