import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { describeUnit, namePeople, passphrase } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

const second = 'bon tu khong lien quan';
const renewed = 'sau khi quen mat khau cu';

/** Two officers, a forgotten passphrase and a computer that opens by itself. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `who opens the vault in ${runtime}`, () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  let code = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-keys-'));
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
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const box = (name: string) => page.getByRole('textbox', { name });
  /** The place before the lock comes back: whichever it was, the bar has its button. */
  const opened = () => page.getByRole('button', { name: 'Khóa', exact: true }).first().waitFor();

  async function toKeys() {
    const officers = page.getByRole('heading', { name: 'Cán bộ dùng kho này' });
    await button('Cài đặt').click();
    await button('Người mở kho').click();
    await officers.waitFor();
  }

  async function lock() {
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: 'Mở kho dữ liệu' }).waitFor();
  }

  it('a recovery code is printed and typed back when the vault is made', async () => {
    await box('Mật khẩu mới').fill(passphrase);
    await page.getByText(/Độ mạnh: /).waitFor();
    await page.getByText(/Mật khẩu có chữ có dấu/).waitFor();
    expect(await faults()).toEqual([]);
    await box('Nhập lại mật khẩu').fill(passphrase);
    await page.getByText('Đã hiểu và đã cất giữ mật khẩu ở nơi an toàn').click();
    await button('Tạo kho dữ liệu').click();
    await button('Tạo mã phục hồi').click();
    const groups = page.locator('.recovery-code li');
    await groups.first().waitFor();
    code = (await groups.allTextContents()).join('-');
    expect(await faults()).toEqual([]);
    const sheet = path.join(folder, 'phieu.pdf');
    await launched.dialogs.saveNext(sheet);
    await button('Ghi phiếu PDF để in').click();
    await page.getByText(/Đã ghi phiếu phieu.pdf/).waitFor();
    expect((await readFile(sheet)).subarray(0, 5).toString()).toBe('%PDF-');
    await button(/nhập lại mã/).click();
    expect(await page.locator('body').textContent()).not.toContain(code.slice(0, 5));
    await box('Nhập lại mã từ phiếu').fill(code.replace(/^./, (first) => (first === '0' ? '1' : '0')));
    await button('Xác nhận mã').click();
    await page.getByText(/Nhóm thứ 1 của mã phục hồi/).waitFor();
    expect(await faults()).toEqual([]);
    await box('Nhập lại mã từ phiếu').fill(code.toLowerCase());
    await button('Xác nhận mã').click();
    await page.getByRole('heading', { name: 'Hồ sơ đơn vị' }).waitFor();
    await describeUnit(page);
    await namePeople(page);
    expect(await page.getByText(/Kho chưa có mã phục hồi/).count()).toBe(0);
  });

  it('a second officer is added and chosen by alias at unlock', async () => {
    await toKeys();
    expect(await faults()).toEqual([]);
    await button('Thêm cán bộ').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Tên gọi khi mở kho' }).fill('Một cửa');
    await dialog.getByRole('textbox', { name: 'Họ và tên' }).fill('Trần Thị Bình');
    await dialog.getByRole('textbox', { name: 'Mật khẩu của cán bộ mới' }).fill(second);
    await dialog.getByRole('textbox', { name: 'Nhập lại mật khẩu' }).fill(second);
    await dialog.getByRole('textbox', { name: 'Mật khẩu của người đang mở kho' }).fill(passphrase);
    expect(await faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Thêm cán bộ' }).click();
    await page.getByText(/Trần Thị Bình/).waitFor();
    await lock();
    expect(await page.locator('body').textContent()).not.toContain('Bình');
    await page.getByRole('radio', { name: 'Một cửa' }).click();
    expect(await faults()).toEqual([]);
    await box('Mật khẩu').fill(passphrase);
    await button('Mở khóa').click();
    await page.getByText(/Mật khẩu không mở được kho/).waitFor();
    await box('Mật khẩu').fill(second);
    await button('Mở khóa').click();
    await opened();
  });

  it('a forgotten passphrase is replaced with the code of the sheet', async () => {
    await lock();
    await button(/Quên mật khẩu/).click();
    expect(await faults()).toEqual([]);
    await box('Mã phục hồi').fill(code);
    await page.getByRole('radio', { name: 'Cán bộ 1' }).click();
    await box('Mật khẩu mới').fill(renewed);
    await box('Nhập lại mật khẩu').fill(renewed);
    await button('Đặt mật khẩu và mở kho').click();
    await opened();
    await lock();
    await page.getByRole('radio', { name: 'Cán bộ 1' }).click();
    await box('Mật khẩu').fill(renewed);
    await button('Mở khóa').click();
    await opened();
    await button('Trang chính').first().click();
  });

  it('this computer opens by itself, and needs the passphrase again when its key is damaged', async () => {
    await toKeys();
    await box('Mật khẩu của người đang mở kho').last().fill(renewed);
    await button('Bật mở nhanh').click();
    await button('Tắt mở nhanh').waitFor();
    const kept = await readFile(path.join(launched.userData, 'device-key.json'), 'utf8');
    expect(Object.keys(JSON.parse(kept))).toEqual(['vaultId', 'slotId', 'sealed']);
    await lock();
    expect(await faults()).toEqual([]);
    await button('Mở nhanh trên máy này (Cán bộ 1)').click();
    await opened();
    await lock();
    await rm(path.join(launched.userData, 'shell-key-store'), { force: true });
    if (runtime === 'shell') {
      await button('Mở nhanh trên máy này (Cán bộ 1)').click();
      await page.getByText(/Máy này không mở được kho bằng khóa đã lưu/).waitFor();
    }
    await page.getByRole('radio', { name: 'Cán bộ 1' }).click();
    await box('Mật khẩu').fill(renewed);
    await button('Mở khóa').click();
    await opened();
    await button('Trang chính').first().click();
  });

  it('an officer who is removed is no longer asked for', async () => {
    await toKeys();
    await button('Gỡ Một cửa').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Bản sao lưu và bản chép tệp khóa/).waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Mật khẩu của người đang mở kho' }).fill(renewed);
    await dialog.getByRole('button', { name: 'Gỡ Một cửa' }).click();
    await dialog.waitFor({ state: 'detached' });
    await lock();
    expect(await page.getByRole('radio').count()).toBe(0);
    await box('Mật khẩu').fill(renewed);
    await button('Mở khóa').click();
    await opened();
    expect(launched.consoleProblems).toEqual([]);
    expect(launched.foreignRequests).toEqual([]);
  });
});
