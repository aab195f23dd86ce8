import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueIdentity, throwAwayCa } from '../../electron/engine/signing/throwAwayCa.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { compileFakeToken, type FakeToken, fakeTokenAbsence } from '../support/fakeToken.ts';
import { makeSoftToken, softHsmModule, softTokenAbsence, softTokens } from '../support/softToken.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { saved, setUp, startReturn } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

const pin = 'Ma-PIN-2024';
const reason = whyNoApp() ?? (await softTokenAbsence()) ?? (await fakeTokenAbsence());

/** A return signed with tokens in software, their drivers in a process of their own. The steps stand on each other, in order. */
describeUnless(reason, `signing with a USB token in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  let fake: FakeToken;
  const place = (name: string) => path.join(folder, name);
  const press = (name: string) => launched.page.getByRole('button', { name, exact: true }).click();
  const go = (name: string) =>
    launched.page.getByRole('navigation', { name: 'Mục lục báo cáo' }).getByRole('button', { name }).click();
  const pinField = () => launched.page.getByRole('textbox', { name: 'Mã PIN' });

  async function screenIsSound() {
    expect(await layoutProblems(launched.page)).toEqual([]);
    expect(await axeViolations(launched.page)).toEqual([]);
  }

  async function chooseLibrary(file: string) {
    await launched.dialogs.chooseNext(file);
    await press('Chọn thư viện khác…');
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-token-'));
    fake = await compileFakeToken();
    const environment = await softTokens(folder);
    await makeTokens(folder, environment);
    Object.assign(process.env, environment, fake.environment('crash'));
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
    await go('Trình ký và xuất');
    await page.getByText(/^Trang 1\//).waitFor();
  }, 120_000);
  afterAll(async () => {
    await launched?.close();
    await fake?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('a driver that crashes takes only its own process with it', async () => {
    const { page } = launched;
    await page.getByText('USB token', { exact: true }).click();
    await page.getByText(/Không thấy thư viện USB token quen thuộc/).waitFor();
    await screenIsSound();

    await chooseLibrary(fake.module);
    await page.getByText(/Thư viện thiết bị ký số fake\.so đã dừng đột ngột/).waitFor();
    await screenIsSound();
  });

  it('shows the certificates of the tokens without a PIN', async () => {
    const { page } = launched;
    await chooseLibrary(softHsmModule ?? '');
    await page.getByRole('radio', { name: 'Trần Văn Mẫu' }).waitFor();
    await page.getByRole('radio', { name: 'Nguyễn Thị Mẫu' }).waitFor();
    await screenIsSound();
  });

  it('takes one try for a wrong PIN, forgets it and says so', async () => {
    const { page, dialogs } = launched;
    await page.getByText('Trần Văn Mẫu', { exact: true }).click();
    await pinField().fill('sai-PIN');
    await dialogs.saveNext(place('nhap.pdf'));
    await press('Ký bằng USB token');
    await press('Vẫn xuất');
    await page.getByText(/Mã PIN của thiết bị ký số Lanh dao không đúng/).waitFor();
    await page.getByText(/Thiết bị báo đã có lần nhập sai mã PIN/).waitFor();

    expect(await pinField().inputValue()).toBe('');
    await screenIsSound();
  });

  it('signs the draft as the head', async () => {
    const { page, dialogs } = launched;
    await pinField().fill(pin);
    await dialogs.saveNext(place('nhap.pdf'));
    await press('Ký bằng USB token');
    await page.getByRole('heading', { name: 'Đã ký, tệp đã đọc lại và khớp' }).waitFor();

    await page.getByText(/^Trần Văn Mẫu\. Ký lúc/).waitFor();
    expect((await readFile(place('nhap.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    await screenIsSound();
  });

  it('signs the submitted copy in the field of the chosen role', async () => {
    const { page, dialogs } = launched;
    await press('Xuất cách khác');
    await page.getByText('Trình ký', { exact: true }).first().click();
    await page.getByText('Người lập, lãnh đạo và cơ quan').click();
    await press('Trình ký');
    await press('Vẫn trình ký');
    await page.getByText('SHA-256 của bản đã trình').waitFor();

    await page.getByText('Ký bằng USB token', { exact: true }).first().click();
    await page.getByText('Người lập báo cáo', { exact: true }).click();
    await chooseLibrary(softHsmModule ?? '');
    await page.getByText('Nguyễn Thị Mẫu', { exact: true }).click();
    await pinField().fill(pin);
    await screenIsSound();
    await dialogs.saveNext(place('nguoi-lap.pdf'));
    await press('Ký bằng USB token');
    await page.getByRole('heading', { name: 'Đã ký, tệp đã đọc lại và khớp' }).waitFor();
    await page.getByText(/^Nguyễn Thị Mẫu\. Ký lúc/).waitFor();
    await screenIsSound();
  });

  it('the certificate store of Windows says what serves instead', async () => {
    const { page } = launched;
    await press('Xem bước tiếp theo');
    await page.getByText('Ký bằng kho Windows', { exact: true }).first().click();
    await press('Ký bằng kho Windows');
    await page.getByText(/Phần mềm chưa dùng được kho chứng thư của Windows/).waitFor();
    await screenIsSound();
    expect(launched.consoleProblems).toEqual([]);
  });
});

async function makeTokens(folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const validity = {
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000 * 365),
  };
  const ca = throwAwayCa({ name: { commonName: 'CA thử nghiệm' }, ...validity });
  const identity = (commonName: string, alg: 'rsa' | 'ec') =>
    issueIdentity(ca, { name: { commonName }, ...validity, alg });
  const head = { name: 'lanh-dao', identity: identity('Trần Văn Mẫu', 'rsa') };
  const preparer = { name: 'nguoi-lap', identity: identity('Nguyễn Thị Mẫu', 'ec') };
  await makeSoftToken(folder, environment, 'Lanh dao', pin, [head]);
  await makeSoftToken(folder, environment, 'Nguoi lap', pin, [preparer]);
}
