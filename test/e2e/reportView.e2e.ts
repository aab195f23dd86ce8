import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { setUp, startReturn } from './support/officialAtWork.ts';

/** More lines than the words of the directive beside it. */
const longAnswer = 'Bố trí 06 cán bộ trực 24/7, mỗi ca 02 cán bộ, có số điện thoại. '.repeat(4);
/** A slow machine builds slowly. */
const patience = { timeout: 20_000 };

describeUnless(whyNoApp(), `the pages beside the answers in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-pages-'));
    launched = await launchApp({
      userData: path.join(folder, 'user-data'),
      size: { width: 1366, height: 728 },
    });
    await setUp(launched.page);
    await startReturn(launched.page);
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Height of the highlighted answer, in pixels of the screen. */
  async function markedHeight(): Promise<number> {
    const box = await launched.page.locator('.answer-mark').first().boundingBox();
    return box?.height ?? 0;
  }

  it('are drawn, with the place of the open answer highlighted', async () => {
    const { page } = launched;
    await page.keyboard.press('Control+3');
    const drawn = page.getByRole('main', { name: 'Báo cáo sẽ in' }).getByRole('img', { name: 'Trang 1/4' });
    await expect
      .poll(() => drawn.evaluate((canvas: HTMLCanvasElement) => canvas.width), patience)
      .toBeGreaterThan(400);
    expect(await markedHeight()).toBeGreaterThan(0);
  });

  it('follow what is typed, while the caret stays where it was put', async () => {
    const { page } = launched;
    const before = await markedHeight();
    const field = page.getByRole('textbox', { name: 'Kết quả' });
    await field.fill('Kết quả.');
    await field.press('Home');
    await page.keyboard.type(longAnswer);
    await expect.poll(markedHeight, patience).toBeGreaterThan(before);
    const [caret, length] = await field.evaluate((area: HTMLTextAreaElement) => [
      area.selectionStart,
      area.value.length,
    ]);
    expect(caret).toBe((length ?? 0) - 'Kết quả.'.length);
    expect(await field.evaluate((area) => area === document.activeElement)).toBe(true);
  });

  it('open the item whose row is pressed', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'Mở mục 1.1.c' }).click();
    await page.getByRole('complementary', { name: 'Mục 1.1.c' }).waitFor();
  });
});
