import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import {
  describeUnit,
  makeVault,
  namePeople,
  passphrase,
  saved,
  startReturn,
} from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

/** Every screen, drawn by the browser in both themes at the smallest window. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `every screen in ${runtime}`, () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-screens-'));
    launched = await launchApp({
      userData: path.join(folder, 'user-data'),
      size: { width: 1024, height: 600 },
    });
    page = launched.page;
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const faults = async () => [...(await axeViolations(page)), ...(await layoutProblems(page))];

  it('of the first start has no violation', async () => {
    await page.getByRole('button', { name: 'Tạo kho dữ liệu' }).click();
    expect(await faults()).toEqual([]);
    await makeVault(page);
    await page.getByRole('button', { name: 'Tiếp tục: Người tham gia' }).click();
    expect(await faults()).toEqual([]);
    await describeUnit(page);
    expect(await faults()).toEqual([]);
    await namePeople(page);
  });

  it('around a new return has no violation', async () => {
    await page.getByRole('button', { name: /Lập báo cáo/ }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: /Lập báo cáo/ }).click();
    await page.getByRole('button', { name: 'Lập báo cáo' }).click();
    await page.getByRole('alert', { name: /chỗ cần sửa/ }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Hủy' }).click();
    await startReturn(page);
  });

  it('with an open item has no violation, whatever stands in it', async () => {
    await writeFile(path.join(folder, 'lịch trực.txt'), 'Ca 1: Nguyễn Văn An');
    await launched.dialogs.chooseNext(path.join(folder, 'lịch trực.txt'));
    await page.keyboard.press('Control+o');
    await page.getByText('lịch trực.txt').first().waitFor();
    await page.keyboard.press('Alt+3');
    await page.getByText('Mâu thuẫn trong mục này').waitFor();
    await page.getByRole('textbox', { name: 'Ngày hoàn thành' }).fill('31/04');
    await page.keyboard.press('Tab');
    await page.getByText(/31\/04 không có/).waitFor();
    expect(await faults()).toEqual([]);

    await page.getByRole('button', { name: 'Xem lịch trực.txt' }).click();
    await page.getByRole('dialog').getByText('Ca 1: Nguyễn Văn An').waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Đầu mối hỗ trợ' }).click();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Ngày hoàn thành' }).fill('1/5');
    await page.keyboard.press('Tab');
    await saved(page);
  });

  it('does not move the fields of an item while a contradiction comes and goes', async () => {
    const placeOf = (name: string) =>
      page
        .getByRole(name === 'Kết quả' ? 'textbox' : 'radio', { name })
        .evaluate(
          (field) => field.getBoundingClientRect().top + (field.closest('.zone-body')?.scrollTop ?? 0),
        );
    const places = async () => [await placeOf('Đã thực hiện'), await placeOf('Kết quả')];
    const note = page.getByText('Mâu thuẫn trong mục này');
    const withNote = await places();

    await page.getByRole('textbox', { name: 'Kết quả' }).fill('Bố trí 06 cán bộ.');
    await note.waitFor({ state: 'detached' });
    expect(await places()).toEqual(withNote);
    await page.getByRole('textbox', { name: 'Kết quả' }).fill('');
    await note.waitFor();
    expect(await places()).toEqual(withNote);
    await page.keyboard.press('Tab');
    await saved(page);
  });

  it('in every view of the return has no violation, and the half-written answer keeps its caret', async () => {
    const field = page.getByRole('textbox', { name: 'Kết quả' });
    await field.fill('Đã bố trí 06 cán bộ trực');
    await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(3, 3));
    await page.keyboard.press('Control+2');
    await page.getByRole('article', { name: 'Nguyên văn văn bản chỉ đạo' }).waitFor();
    expect(await field.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(3);
    expect(await field.evaluate((area) => area === document.activeElement)).toBe(true);
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: /^Mở 2 đoạn không giao/ }).click();
    await page.getByText(/Củng cố và ưu tiên nguồn lực/).waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Control+1');
    await page.getByRole('grid', { name: 'Danh sách nội dung yêu cầu' }).waitFor();
    await field.fill('');
    await page.keyboard.press('Tab');
    await saved(page);
  });

  it.each(['Minh chứng', 'Thông tin báo cáo', 'Phần lời văn', 'Soát lại', 'Trình ký và xuất'])(
    'of the outline has no violation: %s',
    async (name) => {
      await page.getByRole('button', { name: /mở mục lục/ }).click();
      expect(await faults()).toEqual([]);
      await page.getByRole('navigation').getByRole('button', { name }).click();
      if (name === 'Trình ký và xuất') await page.getByText(/^Trang 1\//).waitFor();
      expect(await faults()).toEqual([]);
    },
  );

  it('outside a return has no violation', async () => {
    await page.getByRole('button', { name: 'Trang chính' }).click();
    await page.getByRole('button', { name: /Làm tiếp mục/ }).waitFor();
    expect(await faults()).toEqual([]);
    await launched.dialogs.chooseNext(path.join(folder, 'lịch trực.txt'));
    await page.getByRole('button', { name: 'Kiểm tra tệp đã ký' }).click();
    await page.getByRole('button', { name: 'Chọn tệp' }).click();
    await page.getByText('không khớp', { exact: true }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'Trang chính' }).click();
    await page.getByRole('button', { name: 'Cài đặt' }).click();
    const outline = page.getByRole('navigation', { name: 'Cài đặt' });
    const sections = outline.getByRole('button');
    await sections.first().waitFor();
    for (const section of await sections.all()) {
      await section.click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await faults()).toEqual([]);
    }
  });

  it('before unlocking has no violation', async () => {
    await page.keyboard.press('Control+l');
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill('không phải');
    await page.keyboard.press('Enter');
    await page.getByText(/Mật khẩu không mở được kho dữ liệu/).waitFor();
    expect(await faults()).toEqual([]);
    // After a wrong passphrase the next try waits for a second; then the screen of before is back.
    await page.waitForTimeout(1_100);
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Trang chính' }).first().waitFor();
  });
});
