import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityToPkcs12, issueIdentity, throwAwayCa } from '../../electron/engine/signing/throwAwayCa.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { saved, setUp, startReturn } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

/** A return on its way through the office. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `the road of a return in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  const place = (name: string) => path.join(folder, name);
  const currentStep = () => launched.page.locator('[aria-current="step"]').textContent();
  const press = (name: string) => launched.page.getByRole('button', { name, exact: true }).click();
  const go = (name: string) =>
    launched.page.getByRole('navigation', { name: 'Mục lục báo cáo' }).getByRole('button', { name }).click();

  async function screenIsSound() {
    expect(await layoutProblems(launched.page)).toEqual([]);
    expect(await axeViolations(launched.page)).toEqual([]);
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-road-'));
    launched = await launchApp({ userData: place('user-data'), size: { width: 1366, height: 728 } });
    const { page } = launched;
    await setUp(page);
    await startReturn(page);
    await page
      .getByRole('group', { name: /^Trạng thái/ })
      .getByText('Đã thực hiện', { exact: true })
      .click();
    await page.getByRole('textbox', { name: 'Kết quả' }).fill('Bố trí 06 cán bộ trực 24/7.');
    await saved(page);
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('submits the draft: the copy is frozen and its hash shown', async () => {
    const { page } = launched;
    await go('Trình ký và xuất');
    await page.getByText(/^Trang 1\//).waitFor();
    expect(await currentStep()).toBe('Nháp');
    await screenIsSound();

    await page.getByText('Người lập, lãnh đạo và cơ quan').waitFor();
    await press('Trình ký');
    await press('Vẫn trình ký');
    await page.getByText('SHA-256 của bản đã trình').waitFor();

    expect(await currentStep()).toBe('Trình ký');
    await page.getByText(/^Trang 1\//).waitFor();
    await screenIsSound();
  });

  it('refuses edits and says why', async () => {
    const { page } = launched;
    await go('1.1');
    await page.getByText('Bản 1 đã trình ký nên chỉ xem, không sửa.').waitFor();

    expect(await page.getByRole('textbox', { name: 'Kết quả' }).count()).toBe(0);
    await page.getByText('Bố trí 06 cán bộ trực 24/7.').waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByRole('row', { name: /1\.1\.a .*Đã thực hiện/ }).waitFor();
    await screenIsSound();
  });

  it('signs the frozen copy with a key file, byte for byte behind it', async () => {
    const { page, dialogs } = launched;
    await go('Trình ký và xuất');
    await page.getByText('Xuất PDF chưa ký', { exact: true }).first().click();
    await dialogs.saveNext(place('chua-ky.pdf'));
    await press('Xuất PDF chưa ký');
    await page.getByRole('heading', { name: 'Đã xuất PDF chưa ký' }).waitFor();
    await press('Xem bước tiếp theo');

    await writeFile(place('lanh-dao.p12'), headKey());
    await page.getByText('Ký bằng tệp P12', { exact: true }).first().click();
    await dialogs.chooseNext(place('lanh-dao.p12'));
    await press('Chọn tệp chứng thư');
    await page.getByRole('textbox', { name: 'Mật khẩu của tệp chứng thư' }).fill('mật khẩu p12');
    await dialogs.saveNext(place('da-ky.pdf'));
    await press('Ký bằng tệp P12');
    await page.getByRole('heading', { name: 'Đã ký, tệp đã đọc lại và khớp' }).waitFor();

    const [unsigned, signed] = [await readFile(place('chua-ky.pdf')), await readFile(place('da-ky.pdf'))];
    expect(signed.subarray(0, unsigned.length).equals(unsigned)).toBe(true);
    expect(await currentStep()).toBe('Lãnh đạo đã ký');
    await screenIsSound();
  });

  it('records number and sending, and home shows the state', async () => {
    const { page } = launched;
    await press('Xem bước tiếp theo');
    await page.getByText(/Trần Văn Mẫu \(lãnh đạo\)/).waitFor();
    await page.getByRole('textbox', { name: 'Số văn bản' }).fill('486');
    await page.getByRole('textbox', { name: 'Ngày văn bản' }).fill('8/5/2024');
    await screenIsSound();
    await press('Ghi nhận đã cấp số');
    await page.getByText('Số 486, ngày 08/05/2024', { exact: true }).waitFor();
    expect(await currentStep()).toBe('Đã cấp số');

    await page.getByText('Ghi nhận đã gửi', { exact: true }).first().click();
    await press('Ghi nhận đã gửi');
    await page.getByRole('heading', { name: 'Đã gửi' }).waitFor();
    await press('Trang chính');

    await page.getByRole('cell', { name: /^Đã gửi/ }).waitFor();
    await screenIsSound();
  });

  it('takes the sent version back with a reason: a new version can be edited', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /^Mở báo cáo/ }).click();
    await press('Trả lại');
    await page.getByRole('textbox', { name: 'Lý do trả lại' }).fill('Bổ sung số liệu mục 1.1.a.');
    await page.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
    await page.getByText(/^Bản 2, /).waitFor();
    expect(await currentStep()).toBe('Nháp');
    await page.getByText(/trả lại. Lý do: Bổ sung số liệu/).waitFor();

    await go('1.1');
    await page.getByRole('textbox', { name: 'Kết quả' }).fill('Bố trí 08 cán bộ trực 24/7.');
    await saved(page);
    expect(launched.consoleProblems).toEqual([]);
  });
});

function headKey(): Uint8Array {
  const validity = {
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000 * 365),
  };
  const ca = throwAwayCa({ name: { commonName: 'CA thử nghiệm' }, ...validity });
  return identityToPkcs12(
    issueIdentity(ca, { name: { commonName: 'Trần Văn Mẫu' }, ...validity }),
    'mật khẩu p12',
  );
}
