import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { RestoreCandidate } from '../../../shared/domain/backup.ts';
import { momentText } from '../../../shared/domain/moment.ts';
import { readRecoveryCode } from '../../../shared/domain/recoveryCode.ts';
import { fail, succeed } from '../../../shared/result.ts';
import type { EngineCalls } from '../../engineCalls.ts';
import { type BackupWork, createAutomaticBackups } from '../automaticBackups.ts';
import { copiesOfMissing } from '../finishRestore.ts';
import { prepareRestore } from '../restoreVault.ts';
import type { EngineNeeds, Session } from '../session.ts';
import { backupsFolder } from '../vault/automaticBackup.ts';
import { findBackups } from '../vault/findBackups.ts';
import { vaultPath } from '../vault/vaultPaths.ts';

type BackupCalls = Pick<
  EngineCalls,
  | 'backups.state'
  | 'backups.makeNow'
  | 'backups.cancel'
  | 'backups.candidates'
  | 'backups.readFolder'
  | 'backups.restore'
>;

export function backupCalls(needs: EngineNeeds, session: Session, work: BackupWork): BackupCalls {
  const { folders, now, offsetMinutes, kdf } = needs;
  const automatic = createAutomaticBackups(needs, session, work);
  /** Folders by candidate: paths stay here. */
  const candidates = new Map<string, string>();
  // The window is empty then: nobody would see that the vault is replaced.
  session.onLock(() => {
    if (work.running === 'restore') work.cancel();
  });

  async function candidateOf(folder: string, isAutomatic: boolean): Promise<RestoreCandidate> {
    const known = [...candidates].find(([, place]) => place === folder)?.[0];
    const candidateId = known ?? randomBytes(16).toString('hex');
    candidates.set(candidateId, folder);
    const database = await stat(vaultPath(folder, 'database')).catch(() => null);
    const changedAt = database === null ? null : momentText(database.mtime, offsetMinutes(database.mtime));
    return { candidateId, folderName: path.basename(folder), changedAt, isAutomatic };
  }

  return {
    'backups.state': () => automatic.state(),
    'backups.makeNow': () => automatic.makeNow(),
    async 'backups.cancel'() {
      work.cancel();
      return succeed(undefined);
    },
    async 'backups.candidates'() {
      const found = await findBackups(backupsFolder(folders.vault));
      const automatic = found.map((folder) => candidateOf(folder, true));
      const lost = (await copiesOfMissing(folders.vault)).filter((folder) => !found.includes(folder));
      const others = lost.map((folder) => candidateOf(folder, false));
      return succeed(await Promise.all([...automatic, ...others]));
    },
    async 'backups.readFolder'({ folder }) {
      const found = await findBackups(folder);
      if (found.length === 0) return fail('restore-source-missing', {});
      return succeed(await Promise.all(found.map((one) => candidateOf(one, false))));
    },
    'backups.restore': ({ candidateId, passphrase, ...accepted }) =>
      work.run('restore', async (options) => {
        const from = candidates.get(candidateId);
        if (from === undefined) return fail('restore-source-missing', {});
        const code = readRecoveryCode(passphrase);
        const secret =
          code.kind === 'code'
            ? ({ passphrase: code.secret, slotType: 'recovery' } as const)
            : { passphrase };
        const prepared = await session.tries.guard(() =>
          prepareRestore({
            ...options,
            ...secret,
            from,
            acceptDamage: accepted.acceptDamage === true,
            takeOverLock: accepted.takeOverLock === true,
            acceptOtherVault: accepted.acceptOtherVault === true,
            vaultDir: folders.vault,
            now,
            ...(kdf ? { allowWeakKdf: true } : {}),
          }),
        );
        if (!prepared.ok) {
          const hasNoCode = prepared.problems.some(({ code: found }) => found === 'vault-slot-not-found');
          return hasNoCode ? fail('recovery-code-wrong', {}) : prepared;
        }
        // A lock after the last look at the signal; the one that `replace` makes itself comes later.
        if (options.signal.aborted) {
          await prepared.value.drop();
          return fail('restore-cancelled', {});
        }
        const replaced = await session.replace(() => prepared.value.commit());
        return replaced.ok ? succeed({ ...replaced.value, problems: prepared.value.problems }) : replaced;
      }),
  };
}
