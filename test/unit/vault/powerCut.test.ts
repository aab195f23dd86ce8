import { expect, test } from 'vitest';
import { powerCutRun, whyNoPowerCut } from '../../crash/powerCut.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { diceFrom } from '../../support/mutatePdf.ts';

describeUnless(await whyNoPowerCut(), 'a simulated power cut', () => {
  test('loses nothing acknowledged of a vault, 20 times', async () => {
    const report = await powerCutRun('vault', 20, diceFrom(11));
    expect(report.faults).toEqual([]);
    expect(report.acknowledgedWrites).toBeGreaterThan(20);
  }, 600_000);

  test('loses nothing acknowledged of a file of the durable writer, 20 times', async () => {
    const report = await powerCutRun('file', 20, diceFrom(12));
    expect(report.faults).toEqual([]);
    expect(report.acknowledgedWrites).toBeGreaterThan(20);
  }, 600_000);

  test('is seen: the same writer without the sync of the folder loses an acknowledged file', async () => {
    const report = await powerCutRun('file-unsynced', 20, diceFrom(12));
    expect(report.faults.length).toBeGreaterThan(0);
  }, 600_000);
});
