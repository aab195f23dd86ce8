import { setImmediate as letOthersRun } from 'node:timers/promises';
import {
  type CheckFinding,
  type CheckProgress,
  type CheckStep,
  type FindingPlace,
  type FindingWeight,
  listedFindings,
  sortFindings,
  type VaultCheckReport,
} from '../../shared/domain/vaultCheck.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, type Result, succeed } from '../../shared/result.ts';
import { checkBackups, identityOf, overdueBackup, stopCodes } from './checkBackups.ts';
import type { FindingPlaces } from './findingPlaces.ts';
import { platformFigures, platformProblems } from './platformFigures.ts';
import type { OpenVaultSession } from './session.ts';
import type { ExaminedVault } from './vault/vault.ts';
import { freeSpace, leftoverProblems } from './vault/vaultLeftovers.ts';

export interface SelfCheckNeeds {
  readonly opened: OpenVaultSession;
  readonly places: FindingPlaces;
  /** Folders of backups to open, newest first. */
  readonly backups: readonly string[];
  /** scrypt N that is measured. */
  readonly kdfCost: number;
  readonly now: () => Date;
  readonly onProgress: (progress: CheckProgress) => void;
  readonly isCancelled: () => boolean;
}

const unlockDamage: readonly string[] = [
  'vault-database-damaged',
  'vault-rows-altered',
  'vault-row-damaged',
  'vault-audit-broken',
  'vault-keyring-rolled-back',
];

export type SelfCheckReport = Omit<VaultCheckReport, 'startedAt' | 'finishedAt' | 'automatic'>;

const nothingExamined = {
  rows: 0,
  entries: 0,
  damagedRows: [],
  auditProblems: [],
  keyringProblems: [],
  firstEntryAt: null,
  lastBackupAt: null,
} satisfies ExaminedVault;

/** Whole self-check of an open vault: looks, measures and reports; it repairs and removes nothing. */
export async function selfCheck(needs: SelfCheckNeeds): Promise<Result<SelfCheckReport>> {
  const { opened, places, now, onProgress, isCancelled } = needs;
  const { vault, evidence } = opened;
  const findings: CheckFinding[] = [];
  const add = (
    step: CheckStep,
    weight: FindingWeight,
    problems: readonly Problem[],
    where: readonly FindingPlace[] = [],
  ) => findings.push(...problems.map((found) => ({ step, weight, problem: found, places: where })));

  const examined = await vault.examine(async (soFar) => {
    onProgress(soFar);
    await letOthersRun();
    return !isCancelled();
  });
  if (!examined.ok && examined.problems.some(({ code }) => stopCodes.includes(code))) return examined;
  // Pages that cannot be walked end the look at the rows; what lies beside them is looked at all the same.
  const { rows, entries, damagedRows, auditProblems, keyringProblems, firstEntryAt, lastBackupAt } =
    examined.ok ? examined.value : nothingExamined;
  if (!examined.ok) add('rows', 'damage', examined.problems);
  for (const found of keyringProblems) add('keyring', isDamage(found) ? 'damage' : 'warning', [found]);
  add('audit', 'damage', auditProblems, [{ kind: 'vault', part: 'log' }]);
  for (const { problem: found, name } of damagedRows) add('rows', 'damage', [found], places.ofRow(name));
  // Known since the vault was opened and not found again by name.
  const sinceUnlock = vault.problems.filter(
    (found) => !findings.some(({ problem: named }) => isSameFinding(named, found)),
  );
  add(
    'rows',
    'damage',
    sinceUnlock.filter(({ code }) => unlockDamage.includes(code)),
  );
  for (const found of sinceUnlock.filter(({ code }) => !unlockDamage.includes(code)))
    add(found.code === 'vault-keyring-ahead' ? 'keyring' : 'leftovers', 'warning', [found]);

  const proven = new Set<string>();
  const files = await checkFiles(opened, needs, proven, (id, problems) => {
    const held = problems.every(({ code }) => code === 'evidence-file-held');
    add('evidence', held ? 'warning' : 'damage', problems, places.ofFile(id));
  });
  if (!files.ok) return files;

  const backups = await checkBackups(needs, proven);
  if (!backups.ok) return backups;
  for (const found of backups.value.problems)
    add('backups', found.code === 'backup-ahead' ? 'damage' : 'warning', [found]);
  if (examined.ok) add('backups', 'warning', overdueBackup(firstEntryAt, lastBackupAt, now()));

  onProgress({ step: 'leftovers', done: 0, total: 1 });
  const known = new Set(evidence.stored().map(({ id }) => id));
  // With rows of files damaged, their files look like orphans.
  const isJudged = examined.ok && !damagedRows.some(({ table }) => table === 'ev');
  const leftovers = await leftoverProblems(vault.dir, now(), (id) => !isJudged || known.has(id));
  for (const found of leftovers)
    add('leftovers', found.code === 'unknown-files' ? 'warning' : 'note', [found]);
  const space = await freeSpace(vault.dir);
  add('leftovers', 'warning', space.problems);

  if (isCancelled()) return fail('check-cancelled', {});
  onProgress({ step: 'platform', done: 0, total: 1 });
  const mode = vault.databaseMode();
  if (!mode.ok) return mode;
  const platform = await platformFigures(mode.value, needs.kdfCost);
  for (const { weight, problem: found } of platformProblems(platform, vault.readOnly))
    add('platform', weight, [found]);

  const sorted = sortFindings(findings);
  return succeed({
    counts: {
      rows,
      entries,
      files: files.value.files,
      fileBytes: files.value.bytes,
      backups: backups.value.count,
      freeBytes: space.freeBytes,
    },
    platform,
    findings: sorted.slice(0, listedFindings),
    unlisted: Math.max(0, sorted.length - listedFindings),
    ...(examined.ok ? {} : { unexamined: ['audit', 'rows'] as const }),
  });
}

/**
 * The report of a vault that cannot be opened for damage: what kept it shut, and what can be told without opening it. `at`: the
 * step that met the damage.
 */
export async function reportUnopened(
  dir: string,
  at: CheckStep,
  problems: readonly Problem[],
  kdfCost: number,
): Promise<SelfCheckReport> {
  const space = await freeSpace(dir);
  const mode = { journalMode: '?', synchronous: 0, sqlite: process.versions.sqlite ?? '?' };
  const finding = (step: CheckStep, weight: FindingWeight) => (found: Problem) => ({
    step,
    weight,
    problem: found,
    places: [],
  });
  return {
    counts: { rows: 0, entries: 0, files: 0, fileBytes: 0, backups: 0, freeBytes: space.freeBytes },
    platform: await platformFigures(mode, kdfCost),
    findings: [
      ...problems.map(finding(at, 'damage')),
      ...space.problems.map(finding('leftovers', 'warning')),
    ],
    unlisted: 0,
    unexamined: ['keyring', 'audit', 'rows', 'evidence', 'backups'],
  };
}

/** Reads every file to its end. `proven` gets the places on the disk that were read and are as they should be. */
async function checkFiles(
  { evidence }: Pick<OpenVaultSession, 'evidence'>,
  { onProgress, isCancelled }: Pick<SelfCheckNeeds, 'onProgress' | 'isCancelled'>,
  proven: Set<string>,
  onDamage: (id: string, problems: readonly Problem[]) => void,
): Promise<Result<{ readonly files: number; readonly bytes: number }>> {
  const stored = evidence.stored();
  const total = stored.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let done = 0;
  for (const { id, sizeBytes, path: place } of stored) {
    let read = 0;
    const checked = await evidence.verify(id, (bytes) => {
      read += bytes;
      onProgress({ step: 'evidence', done: done + read, total });
      return !isCancelled();
    });
    if (isCancelled()) return fail('check-cancelled', {});
    if (checked.ok) proven.add(await identityOf(place));
    else if (checked.problems.some(({ code }) => code === 'vault-locked')) return checked;
    // Removed by the person while the check went on: nobody misses it.
    else if (!checked.problems.some(({ code }) => code === 'evidence-not-found'))
      onDamage(id, checked.problems);
    done += sizeBytes;
  }
  return succeed({ files: stored.length, bytes: total });
}

/** A row is the same in whatever table of its versions it was met, and a chain has one first break. */
function isSameFinding(a: Problem, b: Problem): boolean {
  if (a.code === 'vault-audit-broken' && b.code === a.code) return true;
  if (a.code !== 'vault-row-damaged' || b.code !== a.code)
    return a.code === b.code && JSON.stringify(a.facts) === JSON.stringify(b.facts);
  const tableOf = (table: string) => (table === 'doc_hist' ? 'doc' : table);
  return a.facts.id === b.facts.id && tableOf(a.facts.table) === tableOf(b.facts.table);
}

/** A keyring that is held or belongs to another user may be whole; one that the disk fails to read is not. */
function isDamage(found: Problem): boolean {
  if (found.code === 'vault-file-unreadable') return found.facts.reason === 'EIO';
  return found.code !== 'spare-keyring-unusable';
}
