import type { PowerMonitor } from 'electron';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { passphrase, setUp, startReturn } from './support/officialAtWork.ts';

/** Of the test shell; on real Electron the test puts its own idle time in place. */
type Monitor = PowerMonitor & { beIdleFor?(seconds: number): void };

/** Longest wait for the look that the app takes every five seconds, in milliseconds. */
const nextLook = 15_000;

describeUnless(whyNoApp(), `a vault that locks by itself in ${runtime}`, () => {
  let launched: LaunchedApp;

  beforeAll(async () => {
    launched = await launchApp();
    await setUp(launched.page);
    await startReturn(launched.page);
    await launched.page.getByText('Đang thực hiện', { exact: true }).first().click();
  }, 120_000);
  afterAll(() => launched.close());

  const emit = (event: string) =>
    launched.app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);

  function beIdleFor(seconds: number): Promise<void> {
    return launched.app.evaluate(({ powerMonitor }, idle) => {
      const monitor = powerMonitor as Monitor;
      if (monitor.beIdleFor !== undefined) monitor.beIdleFor(idle);
      else monitor.getSystemIdleTime = () => idle;
    }, seconds);
  }

  const day = () => launched.page.getByRole('textbox', { name: 'Ngày hoàn thành' });
  const result = () => launched.page.getByRole('textbox', { name: 'Kết quả' });
  const locked = (words: RegExp) => launched.page.getByText(words).waitFor({ timeout: nextLook });

  async function unlock() {
    const { page } = launched;
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await result().waitFor();
  }

  async function chooseStatus(name: string) {
    await launched.page.getByText(name, { exact: true }).first().click();
  }

  async function nothingOfTheUnit() {
    const page = await launched.page.content();
    expect(page).not.toContain('Thử Nghiệm');
    expect(page).not.toContain('Trực ban');
  }

  it('does so after the time of the settings without a key or mouse; letters not yet saved are there after the unlock', async () => {
    await result().fill('Trực ban bảo đảm');
    await result().pressSequentially(' 24/24');
    await beIdleFor(10 * 60);
    await locked(/vì máy không có người dùng/);
    await nothingOfTheUnit();
    await beIdleFor(0);
    await unlock();
    expect(await result().inputValue()).toBe('Trực ban bảo đảm 24/24');
  });

  it('brings half a day back into its field when the PC went to sleep, and says that it is not saved', async () => {
    await chooseStatus('Đã thực hiện');
    await day().fill('');
    await day().pressSequentially('31/0');
    await emit('suspend');
    await locked(/vì máy chuyển sang chế độ ngủ/);
    await nothingOfTheUnit();
    await unlock();
    expect(await day().inputValue()).toBe('31/0');
    await launched.page.getByText(/Chữ đã nhập trước khi kho khóa/).waitFor();
  });

  it('does so together with the screen, and the draft is gone once a right day was saved', async () => {
    await day().fill('29/04/2024');
    await day().blur();
    await emit('lock-screen');
    await locked(/cùng với màn hình/);
    await unlock();
    expect(await day().inputValue()).toBe('29/04/2024');
    expect(await launched.page.getByText(/Chữ đã nhập trước khi kho khóa/).count()).toBe(0);
  });

  it('has a time that is chosen in the settings and cannot be turned off', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: 'Trang chính' }).first().click();
    await page.getByRole('button', { name: 'Cài đặt' }).click();
    await page.getByRole('button', { name: 'Kho dữ liệu', exact: true }).click();
    const times = page.getByRole('group', { name: /Tự khóa khi không có người dùng máy/ });
    expect(await times.getByRole('radio').count()).toBe(4);
    expect(await times.getByRole('radio', { name: '10 phút' }).isChecked()).toBe(true);
    await times.getByText('5 phút', { exact: true }).click();
    await beIdleFor(5 * 60);
    await locked(/vì máy không có người dùng/);
    await beIdleFor(0);
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    // Back in the settings, in the same section.
    await times.waitFor();
    expect(launched.consoleProblems).toEqual([]);
  });

  it('locks all the same when the window hangs, and says that letters may be missing', async () => {
    const { page } = launched;
    await page.evaluate(() => {
      setTimeout(() => {
        const end = performance.now() + 6_000;
        while (performance.now() < end);
      });
    });
    await emit('suspend');
    await locked(/chưa kịp cất hết phần chữ đang nhập/);
  });
});
