import { expect, test } from 'vitest';
import { killRun } from '../../crash/killRun.ts';
import { diceFrom } from '../../support/mutatePdf.ts';

test('killed 120 times at any moment: nothing acknowledged is lost, nothing is torn, the log is whole', async () => {
  const report = await killRun(120, diceFrom(20261124));
  expect(report.faults).toEqual([]);
  expect(report.acknowledgedWrites).toBeGreaterThan(120);
  expect(report.evidence).toBeGreaterThan(10);
  expect(report.passphraseChanges).toBeGreaterThan(3);
  expect(report.officerRound).toBeGreaterThan(20);
  expect(report.recoveryRound).toBeGreaterThan(20);
  expect(report.importRound).toBeGreaterThan(20);
  expect(report.backups).toBeGreaterThan(0);
}, 600_000);
