import { expect, it } from 'vitest';
import { fontMetrics } from '../../../electron/engine/report/fontMetrics.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { readPages, runOf } from './readPages.ts';
import { renderPayload } from './renderPayload.ts';

async function runStartingWith(result: string, start: string) {
  const payload = aPayload({ answers: [anAnswer('1.1.a', { result })] });
  return runOf(await readPages((await renderPayload(payload)).bytes), start);
}

it('sets a run exactly as wide as its letters, so that measured lines fit their cells', async () => {
  const text = 'AVATAR To: Việt Ưng';
  const run = await runStartingWith(text, 'AVATAR');

  expect(run.text).toBe(text);
  expect(run.right - run.left).toBeCloseTo(fontMetrics(fontsOfTinos).width(text, run.size, 'regular'), 1);
});

it('leaves combining marks that no letter contains to the rules of the font', async () => {
  const run = await runStartingWith('Dấu q\u0323 rời', 'Dấu');
  const { width } = fontMetrics(fontsOfTinos);

  expect(run.text).toBe('Dấu q\u0323 rời');
  expect(run.right - run.left).toBeCloseTo(width('Dấu q rời', run.size, 'regular'), 0);
});
