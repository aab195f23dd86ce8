import path from 'node:path';
import {
  type CheckProgress,
  countOf,
  nextCheckAt,
  type VaultCheckReport,
  vaultCheckReportSchema,
} from '../../../shared/domain/vaultCheck.ts';
import type { Problem } from '../../../shared/problems.ts';
import { fail, failAll, type Result, succeed } from '../../../shared/result.ts';
import { vaultCheckLines } from '../../../shared/text/vaultCheckLines.ts';
import { durableWriter } from '../../durableWrite/durableWrite.js';
import type { EngineCalls } from '../../engineCalls.ts';
import type { DirectiveLibrary } from '../directives/directiveLibrary.ts';
import { findingPlaces } from '../findingPlaces.ts';
import { selfCheck } from '../selfCheck.ts';
import type { EngineNeeds, OpenVaultSession, Session } from '../session.ts';
import { kinds } from '../stored.ts';
import { writeProblem } from '../vault/diskProblems.ts';
import { findBackups } from '../vault/findBackups.ts';
import { defaultKdfCost } from '../vault/passphrase.ts';

type CheckCalls = Pick<
  EngineCalls,
  'check.state' | 'check.start' | 'check.cancel' | 'check.reportName' | 'check.writeReport'
>;

/** How often the program looks whether a check is due: never at unlock, when a person wants to begin. */
const lookMs = 5 * 60 * 1000;
const afterBugMs = 24 * 60 * 60 * 1000;
/** Least time between two messages about progress. */
const tellMs = 150;

interface Running {
  cancelled: boolean;
  progress: CheckProgress;
}

export function checkCalls(needs: EngineNeeds, session: Session, library: DirectiveLibrary): CheckCalls {
  let running: Running | null = null;
  /** Of vaults in which it could not be kept; gone with the vault. */
  const unkept = new WeakMap<OpenVault, VaultCheckReport>();

  /** When a check that the program began by itself ran into a bug: it would do so at each look. */
  let brokenAt: Date | null = null;

  setInterval(() => {
    // A bug here must not end the engine with the open vault; a person who starts the check sees it.
    checkWhenDue().catch(() => {
      brokenAt = needs.now();
    });
  }, lookMs).unref();

  async function checkWhenDue(): Promise<void> {
    const opened = session.opened();
    if (!opened.ok || opened.value.vault.readOnly || running !== null) return;
    if (brokenAt !== null && Math.abs(needs.now().getTime() - brokenAt.getTime()) < afterBugMs) return;
    const at = nextAt(opened.value.vault, needs.now());
    if (at.ok && at.value.getTime() <= needs.now().getTime()) await run(opened.value, true);
  }

  async function run(opened: OpenVaultSession, automatic: boolean): Promise<Result<VaultCheckReport>> {
    if (running !== null) return fail('check-running', {});
    const own: Running = { cancelled: false, progress: { step: 'keyring', done: 0, total: 1 } };
    running = own;
    let toldAt = 0;
    try {
      const startedAt = session.moment();
      const checked = await selfCheck({
        opened,
        places: findingPlaces(opened, library),
        backups: await findBackups(backupsFolder(needs.folders.vault)),
        kdfCost: needs.kdf?.kdfCost ?? defaultKdfCost,
        now: needs.now,
        isCancelled: () => own.cancelled,
        onProgress(progress) {
          own.progress = progress;
          const at = performance.now();
          if (at - toldAt < tellMs) return;
          toldAt = at;
          needs.tell('check.progress', progress);
        },
      });
      if (!checked.ok) return checked;
      const report: VaultCheckReport = {
        startedAt,
        finishedAt: session.moment(),
        automatic,
        ...checked.value,
      };
      const kept = opened.vault.readOnly ? succeed(0) : keep(opened.vault, report);
      const told = kept.ok
        ? report
        : {
            ...report,
            findings: [
              ...report.findings,
              ...kept.problems.filter(isNew).map((problem) => ({
                step: 'leftovers' as const,
                weight: 'warning' as const,
                problem,
                places: [],
              })),
            ],
          };
      if (kept.ok && !opened.vault.readOnly) unkept.delete(opened.vault);
      else unkept.set(opened.vault, told);
      needs.tell('check.finished', { automatic, damage: countOf(told, 'damage') });
      return succeed(told);
    } finally {
      running = null;
    }
  }

  function lastOf(vault: OpenVault): Result<VaultCheckReport | null> {
    const report = unkept.get(vault);
    return report === undefined ? lastReport(vault) : succeed(report);
  }

  return {
    async 'check.state'() {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const { vault, momentText } = opened.value;
      const at = nextAt(vault, needs.now());
      if (!at.ok) return at;
      const last = lastOf(vault);
      if (!last.ok) return last;
      return succeed({ running: running?.progress ?? null, last: last.value, nextAt: momentText(at.value) });
    },
    async 'check.start'() {
      const opened = session.opened();
      return opened.ok ? run(opened.value, false) : opened;
    },
    async 'check.cancel'() {
      if (running !== null) running.cancelled = true;
      return succeed(undefined);
    },
    async 'check.reportName'() {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const last = lastOf(opened.value.vault);
      if (!last.ok) return last;
      if (last.value === null) return fail('check-report-missing', {});
      const stamp = last.value.finishedAt.slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-');
      return succeed(`kiem-tra-kho-${stamp}.txt`);
    },
    async 'check.writeReport'({ language, path: place }) {
      const opened = session.opened();
      if (!opened.ok) return opened;
      const last = lastOf(opened.value.vault);
      if (!last.ok) return last;
      if (last.value === null) return fail('check-report-missing', {});
      const text = `\uFEFF${vaultCheckLines(last.value, language).join('\r\n')}\r\n`;
      try {
        await durableWriter(opened.value.vault.environment.disk).writeFileDurably(place, text);
      } catch (error) {
        return failAll([writeProblem(error)]);
      }
      return succeed({ fileName: path.basename(place) });
    },
  };
}

/** A damaged row of the last report was told with the other rows. */
function isNew({ code }: Problem): boolean {
  return code !== 'vault-row-damaged';
}

/** Where the automatic backups of a vault lie: beside it, never inside. */
function backupsFolder(vaultFolder: string): string {
  return path.join(path.dirname(vaultFolder), 'backups');
}

const lastKey = 'last';

type OpenVault = OpenVaultSession['vault'];

function keep(vault: OpenVault, report: VaultCheckReport): Result<unknown> {
  // The report is the record; repeating it field by field in the log would tell nothing more.
  return vault.transact('vault-checked', (tx) => tx.put(kinds.vaultCheck, lastKey, report, []));
}

function lastReport(vault: OpenVault): Result<VaultCheckReport | null> {
  const stored = vault.read(kinds.vaultCheck, lastKey);
  // A damaged report must not keep anyone from the next one.
  if (!stored.ok) return stored.problems.every(isNew) ? stored : succeed(null);
  const parsed = vaultCheckReportSchema.safeParse(stored.value?.value);
  return succeed(parsed.success ? parsed.data : null);
}

/** A vault that was never checked counts from its making. */
function nextAt(vault: OpenVault, now: Date): Result<Date> {
  const last = lastReport(vault);
  if (!last.ok) return last;
  if (last.value !== null) return succeed(nextCheckAt(new Date(last.value.finishedAt), now));
  const first = vault.auditEntries(0, 1);
  if (!first.ok) return first;
  return succeed(nextCheckAt(new Date(first.value[0]?.at ?? now), now));
}
