import path from 'node:path';
import { succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import type { BackupWork } from '../automaticBackups.ts';
import type { EngineNeeds, Session } from '../session.ts';
import type { TokenKeys } from '../tokenKeys.ts';
import { backupName, damagedMark } from '../vault/backupRetention.ts';

type VaultCalls = Pick<
  EngineCalls,
  'vault.state' | 'vault.findings' | 'vault.create' | 'vault.unlock' | 'vault.lock' | 'vault.backUp'
>;

export function vaultCalls(
  { now }: EngineNeeds,
  session: Session,
  tokens: TokenKeys,
  work: BackupWork,
): VaultCalls {
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
      const folderName = `tuan-thu-sao-luu-${backupName(now())}`;
      const copied = await work.run('backup', (options) =>
        opened.value.vault.backupTo(path.join(folder, folderName), { ...options, damagedMark }),
      );
      if (!copied.ok) return copied;
      const { folder: made, problems } = copied.value;
      return succeed({ folderName: path.basename(made), problems, isLogged: !opened.value.vault.readOnly });
    },
  };
}
