import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { setUp, startReturn } from './support/officialAtWork.ts';

/** A busy machine may take its time. */
const patience = { timeout: 20_000 };

/** What is done with the keyboard alone and taken back. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `speed of hand in ${runtime}`, () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  const row = (id: string) => page.locator(`[data-item="${id}"]`).first();

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-hand-'));
    launched = await launchApp({ userData: path.join(folder, 'user-data') });
    page = launched.page;
    await setUp(page);
    await startReturn(page);
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('a field takes its own typing back first, then the edit before it', async () => {
    const result = page.getByRole('textbox', { name: 'Kết quả' });
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: 'Hoàn tác: đổi trạng thái 1.1.a' }).waitFor();
    await result.focus();
    await page.keyboard.type('X');
    await page.keyboard.press('Control+z');
    await expect.poll(() => result.inputValue(), patience).toBe('');
    expect(await page.getByRole('radio', { name: 'Đang thực hiện' }).isChecked()).toBe(true);
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Làm lại: đổi trạng thái 1.1.a' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Chưa thực hiện' }).isChecked()).toBe(true);
  });

  it('rows are picked, get a status after a preview, and are taken back at once', async () => {
    await row('1.1.a').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Alt+3');
    await page.getByRole('heading', { name: '3 mục đã chọn' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Hoàn tác: sửa 3 mục' }).waitFor();
    expect(await row('1.1.c').textContent()).toContain('Đã thực hiện');
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Làm lại: sửa 3 mục' }).waitFor();
    expect(await row('1.1.c').textContent()).toContain('Chưa thực hiện');
  });
});
