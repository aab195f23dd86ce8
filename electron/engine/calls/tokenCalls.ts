import { succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { certificateEntry } from '../certificateEntry.ts';
import type { EngineNeeds, Session } from '../session.ts';
import { unreachableStore } from '../signing/certificateStore.ts';
import type { TokenKeys } from '../tokenKeys.ts';

type TokenCalls = Pick<EngineCalls, 'tokens.modules' | 'tokens.list' | 'tokens.storeCertificates'>;

/** Which keys outside the app a return can be signed with. A driver is loaded for an open vault only. */
export function tokenCalls({ now }: EngineNeeds, session: Session, tokens: TokenKeys): TokenCalls {
  return {
    'tokens.modules': async () => succeed(await tokens.modules()),
    async 'tokens.list'(module) {
      const opened = session.opened();
      return opened.ok ? tokens.list(module) : opened;
    },
    async 'tokens.storeCertificates'() {
      const found = await unreachableStore.list();
      if (!found.ok) return found;
      return succeed(
        found.value.map(({ certificate }) =>
          certificateEntry(certificate.fingerprint256, certificate, now()),
        ),
      );
    },
  };
}
