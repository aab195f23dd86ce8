import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { passphrase, saved, setUp, startReturn } from './support/officialAtWork.ts';

/** Where pictures of the screens go, for whoever wants to look at them. */
const pictures = process.env.TUAN_THU_PICTURES;

describeUnless(whyNoApp(), `check of the vault (${runtime})`, () => {
  let launched: LaunchedApp;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-check-'));
    launched = await launchApp({ size: { width: 1366, height: 768 } });
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function picture(name: string): Promise<void> {
    if (pictures !== undefined) await launched.page.screenshot({ path: path.join(pictures, `${name}.png`) });
  }

  it('names damaged evidence by return and item, and lets it be taken off with a reason', async () => {
    const { page, dialogs, userData } = launched;
    await setUp(page);
    await startReturn(page);
    const file = path.join(folder, 'biên bản.txt');
    await writeFile(file, 'Biên bản họp tổ 3');
    await dialogs.chooseNext(file);
    await page.getByRole('button', { name: 'Chọn tệp' }).click();
    await page.getByRole('button', { name: 'Xem biên bản.txt' }).waitFor();
    await saved(page);
    await page.getByRole('button', { name: 'Trang chính' }).first().click();
    await page.getByRole('button', { name: 'Cài đặt' }).click();
    await page.getByRole('button', { name: 'Kiểm tra kho dữ liệu', exact: true }).click();
    await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
    await page.getByText(/^Dữ liệu nguyên vẹn/).waitFor();
    await picture('whole');
    await dialogs.saveNext(path.join(folder, 'báo cáo.txt'));
    await page.getByRole('button', { name: 'Lưu báo cáo' }).click();
    await page.getByText('Đã lưu báo cáo: báo cáo.txt').waitFor();
    expect(await readFile(path.join(folder, 'báo cáo.txt'), 'utf8')).toContain('Dữ liệu nguyên vẹn');

    await page.getByRole('button', { name: 'Khóa', exact: true }).click();
    const password = page.getByLabel('Mật khẩu', { exact: true });
    await password.waitFor();
    const database = new DatabaseSync(path.join(userData, 'vault', 'vault.db'));
    database.exec('UPDATE ev SET body = zeroblob(120)');
    database.close();
    await password.fill(passphrase);
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    // Back in the same section.
    await page.getByRole('button', { name: 'Kiểm tra ngay' }).click();
    await page.getByText(/^Có 1 chỗ hư hỏng/).waitFor();
    await page.getByText(/^Báo cáo “.+”.*, mục 1\.1\.a, minh chứng$/).waitFor();
    await picture('damaged');

    await page.getByRole('button', { name: 'Trang chính' }).first().click();
    await page
      .getByRole('button', { name: /^Làm tiếp/ })
      .first()
      .click();
    await page.getByText(/^Tệp không đọc được/).waitFor();
    await picture('item');
    await page.getByRole('button', { name: /^Bỏ tệp mã .* khỏi mục/ }).click();
    await page.getByLabel('Lý do').fill('Bản ghi hỏng sau khi mất điện');
    await picture('dialog');
    await page.getByRole('button', { name: 'Bỏ khỏi mục', exact: true }).click();
    await page.getByText(/^Tệp không đọc được/).waitFor({ state: 'detached' });
    expect(launched.consoleProblems).toEqual([]);
  });
});
