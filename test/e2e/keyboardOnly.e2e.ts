import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { passphrase, saved } from './support/officialAtWork.ts';

/** The main job without a mouse: only keys, only what Tab and the documented keys reach. In order. */
describeUnless(whyNoApp(), `the keyboard alone in ${runtime}`, () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-keys-'));
    launched = await launchApp({
      userData: path.join(folder, 'user-data'),
      size: { width: 1366, height: 768 },
    });
    page = launched.page;
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const field = (name: string | RegExp) => page.getByRole('textbox', { name });
  const button = (name: string | RegExp) => page.getByRole('button', { name });

  async function fill(name: string | RegExp, text: string) {
    await tabTo(page, field(name));
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  }

  async function press(name: string | RegExp) {
    await tabTo(page, button(name).first());
    await page.keyboard.press('Enter');
  }

  it('makes the vault and the profile', async () => {
    await fill('Mật khẩu mới', passphrase);
    await fill('Nhập lại mật khẩu', passphrase);
    await tabTo(page, page.getByRole('checkbox'));
    await page.keyboard.press('Space');
    await press('Tạo kho dữ liệu');
    await page.getByRole('heading', { name: 'Mã phục hồi' }).waitFor();
    await press('Để sau');
    await page.getByRole('heading', { name: 'Hồ sơ đơn vị' }).waitFor();

    await tabTo(page, page.getByRole('combobox', { name: 'Loại đơn vị' }));
    await page.keyboard.press('ArrowDown');
    await fill('Tên đơn vị', 'Ủy ban nhân dân huyện Thử Nghiệm');
    await fill('Ký hiệu trong số văn bản', 'BC-UBND');
    await fill(/Nơi nhận báo cáo/, 'Ủy ban nhân dân tỉnh Tuyên Quang');
    await fill('Địa danh', 'Thử Nghiệm');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Người tham gia' }).waitFor();

    await fill('Họ và tên cán bộ lập báo cáo', 'Nguyễn Thị Mẫu');
    await fill('Họ và tên lãnh đạo ký', 'Trần Văn Mẫu');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Ủy ban nhân dân huyện Thử Nghiệm' }).waitFor();
  });

  it('begins a return; days need no year', async () => {
    await press(/Lập báo cáo/);
    await fill('Từ ngày', '27/4');
    await fill('Đến ngày', '7/5');
    await tabTo(page, page.getByRole('checkbox'));
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('group', { name: /^Trạng thái/ }).waitFor();

    await expect.poll(() => focusedName(page)).toBe('Danh sách nội dung yêu cầu');
  });

  it('answers an item that was searched without accents', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText('ung truc');
    await tabTo(page, page.getByRole('row', { name: /1\.1\.a / }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+3');
    await fill('Kết quả', 'Bố trí 06 cán bộ trực 24/7 từ ngày 27/4 đến 07/5/2024.');
    await fill('Ngày hoàn thành', '25/4');
    await page.keyboard.press('Tab');
    await saved(page);

    expect(await field('Ngày hoàn thành').inputValue()).toBe('25/04/2024');
    await page.getByRole('row', { name: /1\.1\.a .*Đã thực hiện/ }).waitFor();
  });

  it('attaches a file, writes its caption, takes it off and back', async () => {
    await writeFile(path.join(folder, 'lịch trực.txt'), 'Ca 1: Nguyễn Văn An');
    await launched.dialogs.chooseNext(path.join(folder, 'lịch trực.txt'));
    await page.keyboard.press('Control+o');
    await press('Xem lịch trực.txt');
    await fill('Chú thích', 'Lịch trực đã được phê duyệt');
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedName(page)).toBe('Xem lịch trực.txt');

    await press('Gỡ lịch trực.txt');
    await page.getByText(/Đã gỡ lịch trực\.txt/).waitFor();
    await expect.poll(() => focusedName(page)).toBe('Hoàn tác');
    await page.keyboard.press('Enter');
    await page.getByText('Lịch trực đã được phê duyệt').waitFor();
    await expect.poll(() => focusedName(page)).toBe('Xem lịch trực.txt');
  });

  it('reviews and exports', async () => {
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedName(page)).toMatch(/1\.1\.a/);
    await page.keyboard.press('Shift+F6');
    await page.keyboard.press('Shift+F6');
    await press('Soát lại');
    await page.getByRole('heading', { name: 'Soát lại trước khi ký' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Trang 1\//).waitFor();

    await tabTo(page, page.getByRole('radio', { name: 'Trình ký' }));
    await arrowTo(page, page.getByRole('radio', { name: 'Niêm phong' }));
    await launched.dialogs.saveNext(path.join(folder, 'bao-cao.pdf'));
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => focusedName(page)).toBe('Niêm phong và xuất');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => focusedName(page)).toBe('Vẫn xuất');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Đã niêm phong, tệp đã đọc lại và khớp/ }).waitFor();

    expect((await readFile(path.join(folder, 'bao-cao.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

/** Presses Tab until the control has the focus; a control that Tab does not reach is a failure. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < 100; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${control}`);
}

/** Presses the arrow down until the choice of a group is made. */
async function arrowTo(page: Page, radio: Locator): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    if (await radio.isChecked()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows do not reach ${radio}`);
}

/** Name of the focused element as the page gives it: its label, or its text. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );
}
