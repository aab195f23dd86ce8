import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  certificateToPem,
  identityToPkcs12,
  issueIdentity,
  throwAwayCa,
} from '../../electron/engine/signing/throwAwayCa.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { scans } from '../support/scans.ts';
import { runJson } from '../unit/cli/runCli.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { saved, setUp, startReturn } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

/** A return that is sent, amended, and sent again: as a file, then on paper. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `an amended return in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  const place = (name: string) => path.join(folder, name);
  const press = (name: string) => launched.page.getByRole('button', { name, exact: true }).click();
  const choose = (name: string) => launched.page.getByText(name, { exact: true }).first().click();
  const field = (name: string) => launched.page.getByRole('textbox', { name });
  const go = (name: string) =>
    launched.page.getByRole('navigation', { name: 'Mục lục báo cáo' }).getByRole('button', { name }).click();

  async function screenIsSound() {
    expect(await layoutProblems(launched.page)).toEqual([]);
    expect(await axeViolations(launched.page)).toEqual([]);
  }

  async function answer(text: string) {
    await field('Kết quả').fill(text);
    await field('Kết quả').blur();
    await saved(launched.page);
  }

  async function submit() {
    await go('Trình ký và xuất');
    await launched.page.getByText(/^Trang 1\//).waitFor();
    await press('Trình ký');
    await press('Vẫn trình ký');
    await launched.page.getByText('SHA-256 của bản đã trình').waitFor();
  }

  async function signTo(file: string) {
    const { page, dialogs } = launched;
    await choose('Ký bằng tệp P12');
    await dialogs.chooseNext(place('lanh-dao.p12'));
    await press('Chọn tệp chứng thư');
    await field('Mật khẩu của tệp chứng thư').fill('mật khẩu p12');
    await dialogs.saveNext(place(file));
    await press('Ký bằng tệp P12');
    await page.getByRole('heading', { name: 'Đã ký, tệp đã đọc lại và khớp' }).waitFor();
    await press('Xem bước tiếp theo');
  }

  async function send(number: string) {
    await choose('Ghi nhận đã cấp số');
    await field('Số văn bản').fill(number);
    await field('Ngày văn bản').fill('8/5/2024');
    await press('Ghi nhận đã cấp số');
    await choose('Ghi nhận đã gửi');
    await press('Ghi nhận đã gửi');
    await launched.page.getByRole('heading', { name: 'Đã gửi' }).waitFor();
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-amend-'));
    await mkdir(place('roots'));
    const validity = {
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 86_400_000 * 365),
    };
    const ca = throwAwayCa({ name: { commonName: 'CA thử nghiệm' }, ...validity });
    const head = issueIdentity(ca, { name: { commonName: 'Trần Văn Mẫu' }, ...validity });
    await writeFile(place('roots/ca.pem'), certificateToPem(ca.cert));
    await writeFile(place('lanh-dao.p12'), identityToPkcs12(head, 'mật khẩu p12'));
    launched = await launchApp({ userData: place('user-data'), size: { width: 1366, height: 728 } });
    const { page } = launched;
    await setUp(page);
    await startReturn(page);
    await page
      .getByRole('group', { name: /^Trạng thái/ })
      .getByText('Đã thực hiện', { exact: true })
      .click();
    await answer('Bố trí 06 cán bộ trực 24/7.');
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('sends the first return and shows what was sent, to whom and when', async () => {
    await submit();
    await signTo('lan-dau.pdf');
    await send('486');
    await launched.page.getByText(/lan-dau\.pdf, SHA-256/).waitFor();
    await screenIsSound();
  });

  it('begins an amended return with a reason, and says that nothing has changed yet', async () => {
    const { page } = launched;
    await choose('Lập báo cáo bổ sung, thay thế');
    await press('Lập báo cáo bổ sung, thay thế');
    await field('Lý do bổ sung, thay thế').fill('Bổ sung số cán bộ trực.');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Lập báo cáo bổ sung, thay thế' }).click();
    await page.getByText('Báo cáo bổ sung, thay thế lần 1', { exact: true }).waitFor();
    await page.getByText(/Chưa có thay đổi so với bản đã gửi/).waitFor();
    await page.getByText(/^Trang 1\//).waitFor();
    await screenIsSound();
  });

  it('shows each change word by word, in the item and in the review', async () => {
    const { page } = launched;
    await go('1.1');
    await answer('Bố trí 08 cán bộ trực 24/7, có lãnh đạo trực.');
    const change = page.getByRole('region', { name: 'Thay đổi so với bản đã gửi' });
    await change.waitFor();
    expect(await change.locator('ins').allTextContents()).toContainEqual(expect.stringContaining('08'));
    await screenIsSound();
    await go('Soát lại');
    await page.getByText('1 chỗ thay đổi so với bản đã gửi').waitFor();
    await screenIsSound();
  });

  it('signs and sends the amended return, and the command line pairs both files', async () => {
    await submit();
    await signTo('lan-hai.pdf');
    await send('512');
    const { document } = await runJson(folder, ['verify', 'lan-dau.pdf', 'lan-hai.pdf', '--roots', 'roots']);
    const [first, second] = document;
    expect([first.verdict, second.verdict]).toEqual(['valid', 'valid']);
    expect(second.payload).toMatchObject({
      returnId: first.payload.returnId,
      version: 2,
      amendment: { number: 1, replaces: { version: 1 } },
    });
    const chain = second.problems.filter(({ code }: { code: string }) => code.startsWith('amendment-'));
    expect(chain).toEqual([]);
  });

  it('saves the kept file of the first version again', async () => {
    const { page, dialogs } = launched;
    await dialogs.saveNext(place('lai.pdf'));
    await page.getByRole('button', { name: 'Lưu tệp của bản 1: ký trong ứng dụng' }).click();
    await page.getByText('Đã lưu lai.pdf.').waitFor();
    expect((await readFile(place('lai.pdf'))).equals(await readFile(place('lan-dau.pdf')))).toBe(true);
  });

  it('records the next one as signed by hand and sent on paper, with its scan', async () => {
    const { page, dialogs } = launched;
    await choose('Lập báo cáo bổ sung, thay thế');
    await press('Lập báo cáo bổ sung, thay thế');
    await field('Lý do bổ sung, thay thế').fill('Bổ sung lần hai.');
    await page.getByRole('dialog').getByRole('button', { name: 'Lập báo cáo bổ sung, thay thế' }).click();
    await page.getByText('Báo cáo bổ sung, thay thế lần 2', { exact: true }).waitFor();
    await go('1.1');
    await answer('Bố trí 09 cán bộ trực 24/7.');
    await submit();
    await choose('Lưu bản in để ký tay');
    await dialogs.saveNext(place('ban-in.pdf'));
    await press('Lưu bản in để ký tay');
    await page.getByText(/^Đã lưu ban-in\.pdf, \d+ trang\./).waitFor();
    expect((await readFile(place('ban-in.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    await screenIsSound();
    await choose('Ghi nhận ký tay, gửi bản giấy');
    await field('Số văn bản').fill('530');
    await field('Ngày văn bản').fill('9/5/2024');
    await screenIsSound();
    await writeFile(place('ban-quet.png'), scans['image/png']);
    await dialogs.chooseNext(place('ban-quet.png'));
    await press('Ghi nhận ký tay, gửi bản giấy');
    await page.getByRole('heading', { name: 'Đã gửi' }).waitFor();
    await page.getByText(/ban-quet\.png, SHA-256/).waitFor();
    await screenIsSound();
    expect(launched.consoleProblems).toEqual([]);
  });
});
