// Names of automatic backups and which of them are kept: FORMAT.md §14. Days and weeks are those of UTC, so that a
// journey or a new time zone changes nothing.

const dailyKept = 7;
const weeklyKept = 4;
const dayMs = 24 * 60 * 60 * 1000;

export interface BackupName {
  readonly name: string;
  readonly madeAt: Date;
}

/** Such as `20261124-095100`. */
export function backupName(now: Date): string {
  return now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

/** Null for any other name. */
export function readBackupName(name: string): BackupName | null {
  const found = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})$/.exec(name);
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const madeAt = new Date(
    Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0),
  );
  return backupName(madeAt) === name ? { name, madeAt } : null;
}

/**
 * The names to remove: all but the newest of each of the last 7 days and of each of the last 4 weeks that have one.
 * Backups from the future, made while the clock was wrong, are counted apart: they neither push
 * good ones out nor are they pushed out by them.
 */
export function backupsToRemove(names: readonly string[], now: Date): readonly string[] {
  const regular = names.flatMap((name) => readBackupName(name) ?? []);
  const isFuture = ({ madeAt }: BackupName) => madeAt.getTime() > now.getTime();
  const kept = new Set<string>();
  for (const group of [regular.filter(isFuture), regular.filter((one) => !isFuture(one))]) {
    const newestFirst = [...group].sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
    for (const { name } of firstOfEach(newestFirst, dayOf).slice(0, dailyKept)) kept.add(name);
    for (const { name } of firstOfEach(newestFirst, weekOf).slice(0, weeklyKept)) kept.add(name);
  }
  return regular.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** One a day: due while none carries today's date. */
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
