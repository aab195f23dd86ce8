import type { BackupProgress, BackupsState } from '../../shared/domain/backup.ts';
import type { Problem } from '../../shared/problems.ts';
import { fail, problem, type Result, succeed } from '../../shared/result.ts';
import type { EngineNeeds, OpenVaultSession, Session } from './session.ts';
import {
  automaticBackupNames,
  describeAutomaticBackup,
  makeAutomaticBackup,
} from './vault/automaticBackup.ts';
import type { BackupOptions, CopySoFar } from './vault/backupOptions.ts';
import { type BackupName, isBackupDue, nextBackupAt, readBackupName } from './vault/backupRetention.ts';

/** Looked at so often whether one is due; the first time after unlock at the latest by then. */
const checkEveryMs = 60_000;
const afterFailureMs = 60 * 60 * 1000;
const overdueMs = 7 * 24 * 60 * 60 * 1000;
/** The window is told of progress so often at most. */
const tellEveryMs = 100;

/** One backup or restore at a time. */
export interface BackupWork {
  run<T>(
    work: BackupProgress['work'],
    job: (options: Required<Pick<BackupOptions, 'onProgress' | 'signal'>>) => Promise<Result<T>>,
  ): Promise<Result<T>>;
  cancel(): void;
  readonly running: BackupProgress['work'] | null;
}

export function createBackupWork(tell: EngineNeeds['tell']): BackupWork {
  let current: {
    readonly work: BackupProgress['work'];
    readonly stop: AbortController;
    done: Promise<unknown>;
  } | null = null;
  return {
    get running() {
      return current?.work ?? null;
    },
    cancel: () => current?.stop.abort(),
    async run(work, job) {
      // What a person asks for goes before what the program does by itself.
      if (current?.work === 'automatic' && work !== 'automatic') {
        current.stop.abort();
        await current.done;
      }
      if (current !== null) return fail('backup-running', {});
      const stop = new AbortController();
      const { promise, resolve } = Promise.withResolvers<void>();
      current = { work, stop, done: promise };
      try {
        return await job({ signal: stop.signal, onProgress: tellSometimes(tell, work) });
      } finally {
        current = null;
        resolve();
      }
    },
  };
}

export interface AutomaticBackups {
  state(): Promise<Result<BackupsState>>;
  makeNow(): Promise<Result<void>>;
  /** Makes one when it is due. */
  check(): Promise<void>;
}

/** Copies of the open vault, one a day, in the background. */
export function createAutomaticBackups(
  { now, tell }: EngineNeeds,
  session: Session,
  work: BackupWork,
): AutomaticBackups {
  let failed: {
    readonly at: number;
    readonly vaultId: string;
    readonly problems: readonly Problem[];
  } | null = null;

  async function make({ vault }: OpenVaultSession): Promise<Result<void>> {
    const made = await work
      .run('automatic', (options) => makeAutomaticBackup(vault, options))
      .catch(
        // A bug here must not end the engine with the open vault every minute; the person sees its name.
        (error: unknown) => fail('write-refused', { reason: error instanceof Error ? error.name : 'Error' }),
      );
    // Stopped by the person, by locking, or by other work: no failure of the backup.
    const isStopped = !made.ok && made.problems.every(({ code }) => stopCodes.has(code));
    if (!isStopped)
      failed = made.ok ? null : { at: now().getTime(), vaultId: vault.vaultId, problems: made.problems };
    tell('backups.changed', {});
    return made.ok ? succeed(undefined) : made;
  }

  async function check(): Promise<void> {
    const opened = session.opened();
    if (!opened.ok || opened.value.vault.readOnly || work.running !== null) return;
    const { vault } = opened.value;
    const isRecent =
      failed?.vaultId === vault.vaultId && Math.abs(now().getTime() - failed.at) < afterFailureMs;
    if (isRecent || !isBackupDue(await automaticBackupNames(vault.dir, vault.vaultId), now())) return;
    await make(opened.value);
  }

  /** While attempts fail: nothing has been made for a week, counted from the vault's first day where there is none. */
  function overdue({ vault, momentText }: OpenVaultSession, names: readonly string[]): readonly Problem[] {
    // One made while the clock was ahead tells nothing of when.
    const [newest] = wholeOnes(names).filter(({ madeAt }) => madeAt.getTime() <= now().getTime());
    const first = newest === undefined ? vault.auditEntries(0, 1) : null;
    const since = newest?.madeAt.getTime() ?? (first?.ok ? Date.parse(first.value[0]?.at ?? '') : Number.NaN);
    if (!(now().getTime() - since >= overdueMs)) return [];
    return [problem('automatic-backup-overdue', { lastAt: newest ? momentText(newest.madeAt) : null })];
  }

  const timer = setInterval(() => void check(), checkEveryMs);
  timer.unref();

  return {
    check,
    async makeNow() {
      const opened = session.opened();
      return opened.ok ? make(opened.value) : opened;
    },
    async state() {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const { vault, momentText } = opened.value;
      const names = await automaticBackupNames(vault.dir, vault.vaultId);
      const found = await Promise.all(
        names.map((name) => describeAutomaticBackup(vault.dir, vault.vaultId, name)),
      );
      return succeed({
        backups: found.flatMap((one) =>
          one === null ? [] : [{ name: one.name, madeAt: momentText(one.madeAt), sizeBytes: one.sizeBytes }],
        ),
        problems: [
          ...(failed?.vaultId === vault.vaultId ? [...overdue(opened.value, names), ...failed.problems] : []),
          ...damagedSince(names),
        ],
        nextAt: isBackupDue(names, now()) ? null : momentText(nextBackupAt(now())),
        isRunning: work.running === 'automatic',
      });
    },
  };
}

function wholeOnes(names: readonly string[]): readonly BackupName[] {
  return names.flatMap((name) => readBackupName(name) ?? []).filter(({ isDamaged }) => !isDamaged);
}

/** The last copy is one of a damaged vault. */
function damagedSince([newest]: readonly string[]): readonly Problem[] {
  const isDamaged = newest !== undefined && readBackupName(newest)?.isDamaged === true;
  return isDamaged ? [problem('backup-of-damaged', { folder: newest })] : [];
}

const stopCodes = new Set(['backup-cancelled', 'backup-running', 'vault-locked']);

function tellSometimes(tell: EngineNeeds['tell'], work: BackupProgress['work']): (soFar: CopySoFar) => void {
  let last = Number.NEGATIVE_INFINITY;
  let lastStep = '';
  return ({ step, done, total }) => {
    const time = performance.now();
    if (step === lastStep && time - last < tellEveryMs) return;
    last = time;
    lastStep = step;
    tell('backups.progress', { work, step, done, total } satisfies BackupProgress);
  };
}
