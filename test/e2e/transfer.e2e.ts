import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { saved, setUp, startReturn } from './support/officialAtWork.ts';

const packagePassphrase = 'mật khẩu của gói 2024';
const size = { width: 1366, height: 728 };

/** Work that goes from one profile to another and comes back, through the windows of both. */
describeUnless(whyNoApp(), `a return between two profiles in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  const place = (name: string) => path.join(folder, name);

  async function at(profile: string): Promise<LaunchedApp> {
    await launched?.close();
    launched = await launchApp({ userData: place(profile), size });
    return launched;
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-chuyen-'));
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('arrives with its evidence, and a difference is asked about', { timeout: 180_000 }, async () => {
    const first = await at('mot');
    await setUp(first.page);
    await startReturn(first.page);
    await answer(first.page, 'Bố trí 06 cán bộ trực 24/7.');
    await writeFile(place('Lịch trực.txt'), 'Ca 1: Nguyễn Văn An');
    await first.dialogs.chooseNext(place('Lịch trực.txt'));
    await first.page.getByRole('button', { name: 'Chọn tệp' }).click();
    await first.page.getByRole('row', { name: /1\.1\.a .*1 minh chứng/ }).waitFor();
    await first.page.getByRole('button', { name: 'Trình ký và xuất' }).click();
    await first.page.getByRole('button', { name: 'Chuyển dữ liệu sang máy khác' }).click();
    await first.page.getByRole('textbox', { name: 'Mật khẩu của gói', exact: true }).fill(packagePassphrase);
    await first.page.getByRole('textbox', { name: 'Nhập lại mật khẩu của gói' }).fill(packagePassphrase);
    await first.dialogs.saveNext(place('goi.age'));
    await first.page.getByRole('button', { name: 'Tạo gói' }).click();
    await first.page.getByText(/Có thể rút thiết bị lưu trữ/).waitFor();
    expect(await readFile(place('goi.age.sha256'), 'utf8')).toMatch(/^[0-9a-f]{64} {2}goi\.age\n$/);
    expect(first.consoleProblems).toEqual([]);

    const second = await at('hai');
    await setUp(second.page);
    await receive(second, packagePassphrase);
    await second.page.getByText('Báo cáo mới').waitFor();
    await second.page.getByRole('button', { name: 'Nhập vào kho' }).click();
    await second.page.getByText('1 báo cáo mới, 0 báo cáo thay đổi, 1 tệp được ghi.').waitFor();
    await second.page.getByRole('button', { name: 'Xem danh sách báo cáo' }).click();
    await second.page
      .getByRole('button', { name: /^Làm tiếp mục/ })
      .first()
      .click();
    await second.page.getByRole('row', { name: /1\.1\.a .*1 minh chứng/ }).click();
    const result = second.page.getByRole('textbox', { name: 'Kết quả' });
    expect(await result.inputValue()).toBe('Bố trí 06 cán bộ trực 24/7.');
    await result.fill('Bố trí 08 cán bộ trực 24/7.');
    await saved(second.page);

    await receive(second, packagePassphrase);
    const question = second.page.getByRole('group', { name: 'Mục 1.1.a: Kết quả' });
    await question.getByText('Bố trí 08 cán bộ trực 24/7.').waitFor();
    await question.getByText('Trong gói', { exact: true }).click();
    await second.page.getByRole('button', { name: 'Nhập vào kho' }).click();
    await second.page.getByText('0 báo cáo mới, 1 báo cáo thay đổi, 0 tệp được ghi.').waitFor();

    await receive(second, packagePassphrase);
    await second.page.getByText(/không có nội dung nào mới; gói này đã được nhập lúc/).waitFor();
    expect(second.consoleProblems).toEqual([]);
    expect(second.foreignRequests).toEqual([]);
  });

  async function receive({ page, dialogs }: LaunchedApp, passphrase: string): Promise<void> {
    const home = page.getByRole('button', { name: 'Trang chính' });
    if (await home.isVisible()) await home.click();
    await page.getByRole('button', { name: 'Chuyển dữ liệu', exact: true }).click();
    await page.getByRole('button', { name: 'Nhận về' }).click();
    await dialogs.chooseNext(place('goi.age'));
    await page.getByRole('button', { name: 'Chọn gói' }).click();
    await page.getByRole('textbox', { name: 'Mật khẩu do người gửi cung cấp' }).fill(passphrase);
    await page.getByRole('button', { name: 'Xem trước' }).click();
  }
});

async function answer(page: Page, text: string): Promise<void> {
  await page
    .getByRole('group', { name: /^Trạng thái/ })
    .getByText('Đã thực hiện', { exact: true })
    .click();
  await page.getByRole('textbox', { name: 'Kết quả' }).fill(text);
  await saved(page);
}
