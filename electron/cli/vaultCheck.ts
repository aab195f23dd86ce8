import path from 'node:path';
import { countOf, type VaultCheckReport } from '../../shared/domain/vaultCheck.ts';
import { placesText, vaultCheckLines } from '../../shared/text/vaultCheckLines.ts';
import { openDirectiveLibrary } from '../engine/directives/directiveLibrary.ts';
import { findingPlaces } from '../engine/findingPlaces.ts';
import { selfCheck } from '../engine/selfCheck.ts';
import { findBackups } from '../engine/vault/findBackups.ts';
import { defaultKdfCost } from '../engine/vault/passphrase.ts';
import type { CommandWorld, ExitCode } from './commandWorld.ts';
import { type CliVault, openCliVault } from './openCliVault.ts';
import { answerProblems, filed, type Output, oneLine, problemDocument } from './output.ts';

/** `vault check`: opens the vault without writing a byte. 0 = whole, 1 = damaged, 2 = it cannot be opened. */
export async function vaultCheck(
  vault: Omit<CliVault, 'readOnly'>,
  { backups }: Readonly<Record<string, string>>,
  world: CommandWorld,
  output: Output,
): Promise<ExitCode> {
  const opened = await openCliVault({ ...vault, readOnly: true });
  if (!opened.ok) {
    answerProblems(filed(opened.problems, vault.dir), output);
    return 2;
  }
  try {
    const { momentText } = opened.value;
    const library = await openDirectiveLibrary(path.join(world.assetsFolder, 'directives'));
    const { steps } = output.texts.vaultCheck;
    let told: string | null = null;
    const checked = await selfCheck({
      opened: opened.value,
      places: findingPlaces(opened.value, library),
      backups: await findBackups(path.resolve(backups ?? path.join(path.dirname(vault.dir), 'backups'))),
      kdfCost: defaultKdfCost,
      now: () => world.now,
      isCancelled: () => false,
      onProgress({ step }) {
        if (step === told) return;
        told = step;
        output.say(`${steps[step]}…`);
      },
    });
    if (!checked.ok) {
      answerProblems(filed(checked.problems, vault.dir), output);
      return 2;
    }
    const report: VaultCheckReport = {
      startedAt: momentText(world.now),
      finishedAt: momentText(new Date()),
      automatic: false,
      ...checked.value,
    };
    const isWhole = countOf(report, 'damage') === 0;
    output.answer(
      reportDocument(report, isWhole, output),
      vaultCheckLines(report, output.language).map(oneLine),
    );
    return isWhole ? 0 : 1;
  } finally {
    opened.value.vault.lock();
  }
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
