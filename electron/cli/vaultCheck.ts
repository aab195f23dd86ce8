import path from 'node:path';
import { momentText } from '../../shared/domain/moment.ts';
import { type CheckStep, countOf, type VaultCheckReport } from '../../shared/domain/vaultCheck.ts';
import { type Result, succeed } from '../../shared/result.ts';
import { placesText, vaultCheckLines } from '../../shared/text/vaultCheckLines.ts';
import { openDirectiveLibrary } from '../engine/directives/directiveLibrary.ts';
import { findingPlaces } from '../engine/findingPlaces.ts';
import { reportUnopened, type SelfCheckReport, selfCheck } from '../engine/selfCheck.ts';
import type { OpenVaultSession } from '../engine/session.ts';
import { findBackups } from '../engine/vault/findBackups.ts';
import { defaultKdfCost } from '../engine/vault/passphrase.ts';
import type { AuditHead } from '../engine/vault/vault.ts';
import { commandSentence } from './commandSentence.ts';
import type { CommandWorld, ExitCode } from './commandWorld.ts';
import { type CliVault, openCliVault, tellHead } from './openCliVault.ts';
import { answerProblems, filed, type Output, oneLine, problemDocument } from './output.ts';

interface Checked {
  readonly report: SelfCheckReport;
  /** End of the log; null when it cannot be read. */
  readonly head: AuditHead | null;
}

/** What keeps a vault shut and is damage of it: code → the step of the check that meets it. */
const damageAtOpening: Readonly<Record<string, CheckStep>> = {
  'vault-database-damaged': 'rows',
  'vault-database-missing': 'rows',
  'vault-keyring-damaged': 'keyring',
  'vault-keyring-missing': 'keyring',
  'vault-keyring-altered': 'keyring',
};

/** `vault check`: opens the vault without writing a byte. 0 = whole, 1 = damaged, 2 = it was not looked at. */
export async function vaultCheck(
  vault: Omit<CliVault, 'readOnly'>,
  { backups }: Readonly<Record<string, string>>,
  world: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  const opened = await openCliVault({ ...vault, readOnly: true });
  const checked = opened.ok
    ? await checkOpened(opened.value, vault.dir, backups, world, output)
    : await reportDamage(vault.dir, opened);
  if (!checked.ok) {
    answerProblems(filed(checked.problems, vault.dir), output);
    return 2;
  }
  const withOffset = (moment: Date) => momentText(moment, -moment.getTimezoneOffset());
  const report: VaultCheckReport = {
    startedAt: withOffset(world.now),
    finishedAt: withOffset(new Date()),
    automatic: false,
    ...checked.value.report,
  };
  const { head } = checked.value;
  const isWhole = countOf(report, 'damage') === 0;
  output.answer(
    { ...reportDocument(report, isWhole, output), head },
    vaultCheckLines(report, output.language, commandSentence).map(oneLine),
  );
  return isWhole ? 0 : 1;
}

async function checkOpened(
  opened: OpenVaultSession,
  dir: string,
  backups: string | undefined,
  world: CommandWorld,
  output: Output,
): Promise<Result<Checked>> {
  try {
    const library = await openDirectiveLibrary(path.join(world.assetsFolder, 'directives'));
    const { steps } = output.texts.vaultCheck;
    let told: string | null = null;
    const checked = await selfCheck({
      opened,
      places: findingPlaces(opened, library),
      backups: await findBackups(path.resolve(backups ?? path.join(path.dirname(dir), 'backups'))),
      kdfCost: defaultKdfCost,
      now: () => world.now,
      isCancelled: () => false,
      onProgress({ step }) {
        if (step === told) return;
        told = step;
        output.say(`${steps[step]}…`);
      },
    });
    return checked.ok ? succeed({ report: checked.value, head: tellHead(opened, output) }) : checked;
  } finally {
    opened.vault.lock();
  }
}

/** Damage is a finding, whether or not the vault still opens; anything else that keeps it shut is no check of it. */
async function reportDamage(
  dir: string,
  refused: Extract<Result<unknown>, { readonly ok: false }>,
): Promise<Result<Checked>> {
  const steps = refused.problems.flatMap(({ code }) => damageAtOpening[code] ?? []);
  const [at] = steps;
  if (at === undefined || steps.length < refused.problems.length) return refused;
  const report = await reportUnopened(dir, at, refused.problems, defaultKdfCost);
  return succeed({ report, head: null });
}

function reportDocument(report: VaultCheckReport, ok: boolean, { language }: Output) {
  return {
    ok,
    ...report,
    findings: report.findings.map((finding) => ({
      step: finding.step,
      weight: finding.weight,
      places: placesText(finding, language),
      ...problemDocument({ file: null, problem: finding.problem }, language),
    })),
  };
}
