import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { diceFrom } from '../support/mutatePdf.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { passphrase, setUp, startReturn } from './support/officialAtWork.ts';

/** Most that a crash may cost, in milliseconds of typing. */
const mostLostMs = 1000;
const journeys = 5;

describeUnless(whyNoApp(), `typing in ${runtime} that ends with a killed process`, () => {
  it('loses never more than the last second', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-typing-'));
    const dice = diceFrom(7);
    try {
      let expected = '';
      for (let journey = 0; journey <= journeys; journey += 1) {
        const launched = await launchApp({ userData: folder });
        await (journey === 0 ? beginReturn(launched) : openAgain(launched));
        const field = launched.page.getByRole('textbox', { name: 'Kết quả' });
        const found = await field.inputValue();
        expect(found.startsWith(expected)).toBe(true);
        if (journey === journeys) {
          await launched.close();
          break;
        }
        const kept = found.length;
        expected = await typeUntilKilled(launched, 1200 + dice.below(2600));
        expect(expected.length).toBeGreaterThan(kept);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 240_000);
});

async function beginReturn({ page }: LaunchedApp): Promise<void> {
  await setUp(page);
  await startReturn(page);
  await page.getByText('Đang thực hiện', { exact: true }).first().click();
}

async function openAgain({ page }: LaunchedApp): Promise<void> {
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
  await page.getByRole('button', { name: 'Mở khóa' }).click();
  await page.getByRole('button', { name: /Làm tiếp mục/ }).click();
  await page.getByRole('textbox', { name: 'Kết quả' }).waitFor();
}

/** Types at the end of the field and kills the app after a while; returns what was in the field a second before. */
async function typeUntilKilled({ page, app }: LaunchedApp, afterMs: number): Promise<string> {
  const mainProcess = await app.evaluate(() => process.pid);
  const field = page.getByRole('textbox', { name: 'Kết quả' });
  await field.press('Control+End');
  const typed: { at: number; text: string }[] = [];
  const before = await field.inputValue();
  let text = before;
  const end = performance.now() + afterMs;
  for (let n = 0; performance.now() < end; n += 1) {
    const letter = 'trực ban bảo đảm '.charAt(n % 17);
    await field.pressSequentially(letter);
    text += letter;
    typed.push({ at: performance.now(), text });
  }
  const gone = once(app.process(), 'exit');
  const killedAt = performance.now();
  process.kill(mainProcess, 'SIGKILL');
  await gone;
  return typed.findLast(({ at }) => at < killedAt - mostLostMs)?.text ?? before;
}
