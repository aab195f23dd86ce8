import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Problem } from '../../shared/problems.ts';
import { fail, problem, type Result, succeed } from '../../shared/result.ts';
import { type AheadOf, aheadOf } from './aheadOf.ts';
import { openEvidenceStore } from './evidence/evidenceStore.ts';
import type { SelfCheckNeeds } from './selfCheck.ts';
import { readKeyring } from './vault/keyringFile.ts';

const dayMs = 24 * 60 * 60 * 1000;
const backupOverdueDays = 30;
/** A check that cannot go on, whatever it looks at. */
export const stopCodes: readonly string[] = ['vault-locked', 'check-cancelled'];

interface Ahead extends AheadOf {
  readonly folder: string;
}

/**
 * Opens every backup of this vault, reads all of it and compares its log with the vault's. `proven`: places on the disk whose
 * bytes were read and are as they should be.
 */
export async function checkBackups(
  needs: SelfCheckNeeds,
  proven: ReadonlySet<string>,
): Promise<Result<{ readonly count: number; readonly problems: readonly Problem[] }>> {
  const backups = await backupsOfVault(needs.backups, needs.opened.vault.vaultId);
  const problems: Problem[] = [];
  const aheads: Ahead[] = [];
  for (const [index, folder] of backups.entries()) {
    needs.onProgress({ step: 'backups', done: index, total: backups.length });
    const checked = await checkBackup(needs, folder, proven, aheads);
    if (!checked.ok) return checked;
    if (!checked.value) problems.push(problem('backup-damaged', { folder: path.basename(folder) }));
  }
  const [newest] = aheads.sort((a, b) => Date.parse(b.until) - Date.parse(a.until));
  if (newest !== undefined) problems.push(problem('backup-ahead', { ...newest, count: aheads.length }));
  return succeed({ count: backups.length, problems });
}

/** Copies of another vault that was used on this PC are not this one's; one that cannot tell is looked at. */
async function backupsOfVault(folders: readonly string[], vaultId: string): Promise<readonly string[]> {
  const own: string[] = [];
  for (const folder of folders) {
    const read = await readKeyring(folder, 'keyring');
    if (read.kind !== 'keyring' || read.keyring.vaultId === vaultId) own.push(folder);
  }
  return own;
}

/** False when the copy does not open or anything in it is damaged. `aheads` gets what it holds more than the vault. */
async function checkBackup(
  needs: SelfCheckNeeds,
  folder: string,
  proven: ReadonlySet<string>,
  aheads: Ahead[],
): Promise<Result<boolean>> {
  const copy = await needs.opened.vault.openCopy(folder);
  if (!copy.ok) {
    const [found] = copy.problems;
    // A copy from before a change of format opens once it is restored: it is no damaged one.
    if (found?.code === 'vault-needs-conversion') return succeed(true);
    return found?.code === 'vault-locked' ? copy : succeed(false);
  }
  try {
    if (copy.value.problems.length > 0) return succeed(false);
    const examined = await copy.value.examine(async () => {
      await letOthersRun();
      return !needs.isCancelled() && !needs.opened.vault.isLocked;
    });
    if (!examined.ok)
      return examined.problems.some(({ code }) => stopCodes.includes(code)) ? examined : succeed(false);
    const { damagedRows, auditProblems, keyringProblems } = examined.value;
    const ahead = auditProblems.length === 0 ? aheadOf(needs.opened, copy.value) : null;
    if (ahead !== null) aheads.push({ folder: path.basename(folder), ...ahead });
    if (damagedRows.length + auditProblems.length > 0) return succeed(false);
    if (keyringProblems.some(({ code }) => code !== 'spare-keyring-unusable')) return succeed(false);
    const evidence = await openEvidenceStore(copy.value);
    if (!evidence.ok || evidence.value.problems.length > 0) return succeed(false);
    for (const { id, path: place } of evidence.value.stored()) {
      // The same file of the disk under a second name (hard link) was read a moment ago.
      if (proven.has(await identityOf(place))) continue;
      const checked = await evidence.value.verify(id, () => !needs.isCancelled());
      if (needs.isCancelled()) return fail('check-cancelled', {});
      if (!checked.ok) return succeed(false);
    }
    return succeed(true);
  } finally {
    copy.value.lock();
  }
}

/** The same file of a disk has the same one, whatever its name. */
export async function identityOf(place: string): Promise<string> {
  // Removed since it was read: then it is nobody's double.
  const found = await stat(place, { bigint: true }).catch(() => null);
  return found === null ? `gone:${place}` : `${found.dev}:${found.ino}`;
}

/** No copy outside for a month. Not told on the first day of a vault, which one made while the clock was ahead has behind it. */
export function overdueBackup(
  firstEntryAt: string | null,
  lastBackupAt: string | null,
  now: Date,
): readonly Problem[] {
  const days = (from: string) => Math.floor((now.getTime() - Date.parse(from)) / dayMs);
  if (lastBackupAt !== null)
    return days(lastBackupAt) > backupOverdueDays
      ? [problem('backup-overdue', { days: days(lastBackupAt) })]
      : [];
  const isNew = firstEntryAt !== null && days(firstEntryAt) < 1 && days(firstEntryAt) >= -1;
  return isNew ? [] : [problem('backup-overdue', { days: null })];
}
