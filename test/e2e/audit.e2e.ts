import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { passphrase, saved, setUp, startReturn } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

/** What was done is seen, searched and put back; an older vault is announced. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `the log in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  const place = (name: string) => path.join(folder, name);
  const press = (name: string | RegExp) => launched.page.getByRole('button', { name }).first().click();
  const result = () => launched.page.getByRole('textbox', { name: /^Kết quả/ });
  const list = () => launched.page.getByRole('list', { name: 'Các mục của nhật ký' });

  async function write(text: string) {
    await result().fill(text);
    await result().blur();
    await saved(launched.page);
  }
  async function screenIsSound(picture: string, known: readonly string[] = []) {
    expect(await layoutProblems(launched.page)).toEqual(known);
    expect(await axeViolations(launched.page)).toEqual([]);
    const pictures = process.env.TUAN_THU_PICTURES;
    if (pictures !== undefined) await launched.page.screenshot({ path: path.join(pictures, picture) });
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-log-'));
    launched = await launchApp({ userData: place('user-data'), size: { width: 1366, height: 700 } });
    await setUp(launched.page);
    await startReturn(launched.page);
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('puts an overwritten answer back from the history of its item', async () => {
    const { page } = launched;
    await write('Bố trí 06 cán bộ trực 24/7 tại hồ chứa nước.');
    await write('Bố trí 04 cán bộ trực.');
    await press('Lịch sử');
    await page.getByRole('dialog').waitFor();
    await list().getByText('06 cán bộ').first().waitFor();
    await screenIsSound('history.png');
    await page
      .getByRole('button', { name: /^Khôi phục phiên bản này: số/ })
      .first()
      .click();
    // Its own, and the next step of the panel that it covers.
    await screenIsSound('history-question.png', ['2 filled buttons']);
    await page.getByRole('button', { name: 'Khôi phục phiên bản này', exact: true }).click();
    await page.getByText(/^Đã khôi phục phiên bản lúc/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng', exact: true }).click();
    expect(await result().inputValue()).toBe('Bố trí 06 cán bộ trực 24/7 tại hồ chứa nước.');
  });

  it('shows everything on one screen, finds without marks and writes CSV', async () => {
    const { page, dialogs } = launched;
    await press('Trang chính');
    await press('Nhật ký');
    await list().getByText('Tạo kho dữ liệu').waitFor();
    await screenIsSound('log.png');
    await page.getByRole('searchbox', { name: 'Tìm trong nhật ký' }).fill('ho chua nuoc');
    await page.getByText('Tạo kho dữ liệu').waitFor({ state: 'detached' });
    await list().getByText('Khôi phục phiên bản trước của kết quả').waitFor();
    await dialogs.saveNext(place('nhat-ky.csv'));
    await press('Xuất nhật ký (CSV)');
    await page.getByText(/Tệp này không mã hóa/).waitFor();
    expect(await readFile(place('nhat-ky.csv'), 'utf8')).toContain('hồ chứa nước');
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(800, 600),
    );
    await screenIsSound('log-narrow.png');
  });

  it('announces an older vault put back, until the person has read it', async () => {
    const vault = place('user-data/vault');
    await launched.close();
    await cp(vault, place('older'), { recursive: true });
    const open = async () => {
      launched = await launchApp({ userData: place('user-data'), size: { width: 1366, height: 700 } });
      await launched.page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
      await press('Mở khóa');
      await press('Nhật ký');
      await list().waitFor();
    };
    await open();
    expect(await launched.page.getByText(/Máy này từng mở kho/).count()).toBe(0);
    await launched.close();
    await rm(vault, { recursive: true });
    await cp(place('older'), vault, { recursive: true });

    await open();
    await launched.page.getByText(/Máy này từng mở kho dữ liệu này với nhật ký đến mục/).waitFor();
    await screenIsSound('older.png');
    await press('Đóng');
    await launched.close();
    await open();
    expect(await launched.page.getByText(/Máy này từng mở kho/).count()).toBe(0);
  });
});
