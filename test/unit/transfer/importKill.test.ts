import { expect, test } from 'vitest';
import { importRun } from '../../crash/importRun.ts';
import { diceFrom } from '../../support/mutatePdf.ts';

test('an import killed 20 times at any moment leaves each return whole or not at all, and none that was acknowledged is lost', async () => {
  const report = await importRun(20, diceFrom(20261124));
  expect(report.faults).toEqual([]);
  expect(report.crashes).toBe(20);
}, 600_000);
