import { type Answer, answerSchema } from '../../../shared/domain/answer.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import { fail, type Result, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { definedFields } from '../definedFields.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import type { Session } from '../session.ts';
import { kinds, readAnswer, readStoredReturn } from '../stored.ts';
import type { Vault } from '../vault/vault.ts';

type AnswerCalls = Pick<EngineCalls, 'answers.save'>;

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
      const allowed = checkItem(vault, library, returnId, itemId, patch.status);
      if (!allowed.ok) return allowed;
      const current = readAnswer(vault, returnId, itemId);
      if (!current.ok) return current;
      const next = answerSchema.parse({ ...current.value, ...definedFields(patch) });
      const saved = saveAnswer(vault, returnId, current.value, next, leaving);
      return saved.ok ? succeed({ savedAt: session.moment() }) : saved;
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

function checkItem(
  vault: Vault,
  library: DirectiveLibrary,
  returnId: string,
  itemId: string,
  status: Answer['status'] | undefined,
): Result<void> {
  const stored = readStoredReturn(vault, returnId);
  if (!stored.ok) return stored;
  const directive = library.byId(stored.value.directiveId);
  if (!directive.ok) return directive;
  const item = directiveItems(directive.value).find(({ id }) => id === itemId);
  if (!item) return fail('unknown-item', { item: itemId });
  if (status === 'nothing-occurred' && !item.nothingOccurredAllowed)
    return fail('nothing-occurred-not-allowed', { item: itemId });
  return succeed(undefined);
}
