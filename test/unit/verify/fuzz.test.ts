import { expect, it, vi } from 'vitest';
import { fuzzVerify } from '../../support/fuzzVerify.ts';

// Two thousand whole verifications in one test; the figure only bounds a hang.
vi.setConfig({ testTimeout: 120_000 });

it('verifyPdf finds none of 2,000 mutants valid, hangs on none and throws for none', async () => {
  const { counts, findings } = await fuzzVerify(2_000, 20_240_422);

  expect(findings.map(({ index, what }) => [index, what])).toEqual([]);
  expect(counts.invalid + counts.indeterminate + counts.valid).toBe(2_000);
  expect(counts.invalid).toBeGreaterThan(1_900);
});
