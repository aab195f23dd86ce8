// Names of automatic backups and which of them are kept: FORMAT.md §14. Days and weeks are those of UTC, so that a
// journey or a new time zone changes nothing.

const dailyKept = 7;
const weeklyKept = 4;
const dayMs = 24 * 60 * 60 * 1000;

/** Longer than this without a backup: the clock was set to another time, or the vault lay idle. Either is a run of its own. */
const runGapMs = 90 * dayMs;
const runsKept = 3;
const damagedKept = 3;
/** Begins the name of a copy made before a package is taken in. */
export const importMark = 'truoc-khi-nhap-';
const importsKept = 5;
/** Ends the name of a copy in which something could not be authenticated. */
export const damagedMark = '-damaged';

export interface BackupName {
  readonly name: string;
  readonly madeAt: Date;
  readonly isDamaged: boolean;
}

/** Such as `20261124-095100`. */
export function backupName(now: Date): string {
  return now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

/** Null for any other name. */
export function readBackupName(name: string): BackupName | null {
  const isDamaged = name.endsWith(damagedMark);
  const moment = isDamaged ? name.slice(0, -damagedMark.length) : name;
  const found = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})$/.exec(moment);
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const madeAt = new Date(
    Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0),
  );
  return backupName(madeAt) === moment ? { name, madeAt, isDamaged } : null;
}

/**
 * The names to remove: all but the newest of each of the last 7 days and of each of the last 4 weeks that have one. Backups made while
 * the clock was wrong push no good one out: those of the future, and each run of them that is more than 90 days from
 * the next, are counted apart (three runs of the past and three of the future at most). Copies of a damaged vault push out only each other.
 */
export function backupsToRemove(names: readonly string[], now: Date): readonly string[] {
  const regular = names.flatMap((name) => readBackupName(name) ?? []);
  const newestFirst = [...regular].sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  const isFuture = ({ madeAt }: BackupName) => madeAt.getTime() > now.getTime();
  const whole = newestFirst.filter(({ isDamaged }) => !isDamaged);
  const kept = new Set(
    newestFirst
      .filter(({ isDamaged }) => isDamaged)
      .slice(0, damagedKept)
      .map(({ name }) => name),
  );
  for (const side of [whole.filter(isFuture), whole.filter((one) => !isFuture(one))])
    for (const run of runsOf(side).slice(0, runsKept)) {
      for (const { name } of firstOfEach(run, dayOf).slice(0, dailyKept)) kept.add(name);
      for (const { name } of firstOfEach(run, weekOf).slice(0, weeklyKept)) kept.add(name);
    }
  return regular.map(({ name }) => name).filter((name) => !kept.has(name));
}

/**
 * Of the copies made before an import: all but the newest five, those of the future counted apart (a wrong clock), and all but three of
 * a damaged vault. Any other name is left alone.
 */
export function importBackupsToRemove(names: readonly string[], now: Date): readonly string[] {
  const found = names.flatMap((name) => {
    const read = readBackupName(
      /^truoc-khi-nhap-(.+)-[0-9a-f]{4}(-damaged)?$/.exec(name)?.slice(1, 3).join('') ?? '',
    );
    return read === null ? [] : [{ ...read, name }];
  });
  const newestFirst = found.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  const whole = newestFirst.filter(({ isDamaged }) => !isDamaged);
  const isFuture = ({ madeAt }: BackupName) => madeAt.getTime() > now.getTime();
  const kept = new Set([
    ...whole.filter(isFuture).slice(0, importsKept),
    ...whole.filter((one) => !isFuture(one)).slice(0, importsKept),
    ...newestFirst.filter(({ isDamaged }) => isDamaged).slice(0, damagedKept),
  ]);
  return names.filter((name) => found.some((one) => one.name === name && !kept.has(one)));
}

/** One a day: due while none carries today's date, damaged or not. */
export function isBackupDue(names: readonly string[], now: Date): boolean {
  const today = Math.floor(now.getTime() / dayMs);
  return !names.some((name) => {
    const found = readBackupName(name);
    return found !== null && dayOf(found) === today;
  });
}

/** The beginning of the next day. */
export function nextBackupAt(now: Date): Date {
  return new Date((Math.floor(now.getTime() / dayMs) + 1) * dayMs);
}

/** Cut where more than {@link runGapMs} lie between two neighbours. */
function runsOf(newestFirst: readonly BackupName[]): readonly (readonly BackupName[])[] {
  const runs: BackupName[][] = [];
  let before = Number.NaN;
  for (const one of newestFirst) {
    const run = before - one.madeAt.getTime() <= runGapMs ? runs.at(-1) : undefined;
    if (run === undefined) runs.push([one]);
    else run.push(one);
    before = one.madeAt.getTime();
  }
  return runs;
}

function firstOfEach(
  backups: readonly BackupName[],
  periodOf: (backup: BackupName) => number,
): readonly BackupName[] {
  const seen = new Set<number>();
  return backups.filter((backup) => {
    const period = periodOf(backup);
    if (seen.has(period)) return false;
    seen.add(period);
    return true;
  });
}

function dayOf({ madeAt }: BackupName): number {
  return Math.floor(madeAt.getTime() / dayMs);
}

/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
function weekOf(backup: BackupName): number {
  return Math.floor((dayOf(backup) + 3) / 7);
}
