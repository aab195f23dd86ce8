import { draftsSchema } from '../../../shared/contract/draftCalls.ts';
import { succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import type { Session } from '../session.ts';

type DraftCalls = Pick<EngineCalls, 'drafts.get' | 'drafts.keep'>;

/** Typed text that is no value yet, sealed in the vault of the officer who typed it. */
export function draftCalls(session: Session): DraftCalls {
  return {
    async 'drafts.get'() {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const found = opened.value.vault.draft();
      if (!found.ok) return found;
      return succeed(found.value === null ? {} : draftsSchema.parse(found.value));
    },
    async 'drafts.keep'(drafts) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const kept = opened.value.vault.keepDraft(drafts);
      return kept.ok ? succeed({ savedAt: session.moment() }) : kept;
    },
  };
}
