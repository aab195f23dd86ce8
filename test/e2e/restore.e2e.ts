import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { passphrase, sampleTexts, setUp } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

/** A folder for pictures of the screens, for people who want to look at them. */
const pictures = process.env.TUAN_THU_PICTURES;

/** Of a dialog: the screen behind it has a filled button of its own. */
async function problemsBehind(page: Page): Promise<readonly string[]> {
  return (await layoutProblems(page)).filter((found) => found !== '2 filled buttons');
}

describeUnless(whyNoApp(), `backups and restore (${runtime})`, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-restore-'));
    await mkdir(path.join(folder, 'usb'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('a backup on a stick becomes the vault of a fresh PC, and is put back over a vault that is kept', async () => {
    const usb = path.join(folder, 'usb');
    const first = await launchApp({ size: { width: 1280, height: 900 } });
    const shot = async (page: typeof first.page, name: string) => {
      if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    };
    try {
      const { page, dialogs } = first;
      await setUp(page);
      await page.getByRole('button', { name: 'Cài đặt' }).click();
      await page.getByRole('button', { name: 'Sao lưu và phục hồi' }).click();
      await dialogs.chooseNext(usb);
      await page.getByRole('button', { name: 'Sao lưu', exact: true }).click();
      await page.getByText(/Có thể rút ổ USB/).waitFor();
      await page.getByRole('button', { name: 'Sao lưu tự động ngay' }).click();
      await page.getByRole('table', { name: 'Sao lưu tự động trên máy này' }).waitFor();
      await shot(page, 'backups-settings');
      expect(await axeViolations(page)).toEqual([]);
      expect(await layoutProblems(page)).toEqual([]);
      expect(first.consoleProblems).toEqual([]);
    } finally {
      await first.close();
    }
    expect(await readdir(usb)).toHaveLength(1);

    const second = await launchApp({ size: { width: 1280, height: 900 } });
    try {
      const { page, dialogs, userData } = second;
      await page.getByRole('button', { name: 'Phục hồi từ bản sao lưu…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/Máy này không có bản sao lưu tự động/).waitFor();
      await shot(page, 'restore-first-start');
      await dialogs.chooseNext(path.join(usb));
      await dialog.getByRole('button', { name: 'Chọn thư mục khác…' }).click();
      await dialog.getByRole('radio').waitFor();
      await dialog.getByLabel('Mật khẩu của bản sao lưu').fill('không phải mật khẩu này');
      await dialog.getByRole('button', { name: 'Phục hồi', exact: true }).click();
      await dialog.getByText(/Mật khẩu không mở được/).waitFor();
      await shot(page, 'restore-wrong-passphrase');
      expect(await axeViolations(page)).toEqual([]);
      await dialog.getByLabel('Mật khẩu của bản sao lưu').fill(passphrase);
      await dialog.getByRole('button', { name: 'Phục hồi', exact: true }).click();
      await dialog.getByText(/Đã phục hồi kho từ bản sao lưu/).waitFor();
      await dialog.getByRole('button', { name: 'Đóng' }).click();
      await page.getByRole('heading', { name: 'Mở kho dữ liệu' }).waitFor();
      await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
      await page.getByRole('button', { name: 'Mở khóa' }).click();
      await page.getByRole('heading', { name: sampleTexts.unitName }).waitFor();

      await page.getByRole('button', { name: 'Cài đặt' }).click();
      await page.getByRole('button', { name: 'Sao lưu và phục hồi' }).click();
      await page.getByRole('button', { name: 'Sao lưu tự động ngay' }).click();
      await page.getByRole('table', { name: 'Sao lưu tự động trên máy này' }).waitFor();
      await page.getByRole('button', { name: 'Phục hồi từ bản sao lưu…' }).click();
      await dialog.getByRole('radio', { name: /^Tự động/ }).waitFor();
      await dialog.getByLabel('Mật khẩu của bản sao lưu').fill(passphrase);
      await dialog.getByLabel('Mật khẩu của bản sao lưu').press('Enter');
      await dialog.getByText(/được giữ nguyên trong thư mục kept/).waitFor();
      await shot(page, 'restore-done');
      await dialog.getByRole('button', { name: 'Đóng' }).click();
      expect(await readdir(path.join(userData, 'kept'))).toHaveLength(1);
      // It was wanted: nobody is warned of an older vault.
      await page.getByRole('heading', { name: 'Mở kho dữ liệu' }).waitFor();
      await shot(page, 'restore-unlock');

      // Another computer seems to have it open: asked before it is opened, and before it is replaced.
      const since = '2024-05-08T10:00:00+07:00';
      const lock = { pid: 1, host: 'MAY-KHAC', user: 'UBND\\lan', since };
      await writeFile(path.join(userData, 'vault', 'lock'), JSON.stringify(lock));
      await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
      await page.getByRole('button', { name: 'Mở khóa' }).click();
      await dialog.getByText(/máy “MAY-KHAC” bởi tài khoản “UBND\\lan” từ 10:00 08\/05\/2024/).waitFor();
      await shot(page, 'take-over-lock');
      expect(await axeViolations(page)).toEqual([]);
      expect(await problemsBehind(page)).toEqual([]);
      // The safe answer has the focus.
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Phục hồi từ bản sao lưu…' }).click();
      await dialog.getByLabel('Mật khẩu của bản sao lưu').fill(passphrase);
      await dialog.getByRole('button', { name: 'Phục hồi', exact: true }).click();
      await dialog.getByText(/sắp bị thay đang được mở trên máy “MAY-KHAC”/).waitFor();
      await shot(page, 'restore-in-use');
      expect(await axeViolations(page)).toEqual([]);
      expect(await problemsBehind(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Hủy' }).click();
      expect(await readdir(path.join(userData, 'kept'))).toHaveLength(1);
      await rm(path.join(userData, 'vault', 'lock'));

      await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
      await page.getByRole('button', { name: 'Mở khóa' }).click();
      await page.getByRole('button', { name: 'Khóa', exact: true }).waitFor();
      expect(await page.getByText(/cũ hơn/).count()).toBe(0);
      expect(second.consoleProblems).toEqual([]);
      expect(second.foreignRequests).toEqual([]);
    } finally {
      await second.close();
    }
  }, 120_000);
});
