import path from 'node:path';
import { succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import type { EngineNeeds, Session } from '../session.ts';
import type { TokenKeys } from '../tokenKeys.ts';

type VaultCalls = Pick<
  EngineCalls,
  'vault.state' | 'vault.findings' | 'vault.create' | 'vault.unlock' | 'vault.lock' | 'vault.backUp'
>;

export function vaultCalls({ now }: EngineNeeds, session: Session, tokens: TokenKeys): VaultCalls {
  return {
    'vault.state': async () => succeed(await session.state()),
    'vault.findings': async () => succeed(session.findings()),
    'vault.create': ({ passphrase }) => session.create(passphrase),
    'vault.unlock': ({ passphrase, ...choices }) => session.unlock(passphrase, choices),
    async 'vault.lock'() {
      tokens.close();
      return session.lock();
    },
    async 'vault.backUp'({ folder }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const stamp = now().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
      const folderName = `tuan-thu-sao-luu-${stamp}`;
      const copied = await opened.value.vault.backupTo(path.join(folder, folderName));
      return copied.ok ? succeed({ folderName }) : copied;
    },
  };
}
