import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCrl } from '../support/crlForger.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { foreignlySigned } from '../support/foreignSigner.ts';
import { signedReturn } from '../support/signedReturn.ts';
import { smallReturn } from '../support/smallReturn.ts';
import { signerOf, testPki } from '../support/testCertificates.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { setUp } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

/** A receiver builds up whom to trust, and the verdict on the same file follows. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `checking received files in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  const place = (name: string) => path.join(folder, name);
  const press = (name: string) => launched.page.getByRole('button', { name, exact: true }).click();
  const card = (name: string) => launched.page.getByRole('article', { name });
  const verdictOf = (name: string) => card(name).locator('.verified-verdict strong').textContent();
  const day = 86_400_000;

  async function screenIsSound() {
    expect(await layoutProblems(launched.page)).toEqual([]);
    expect(await axeViolations(launched.page)).toEqual([]);
  }
  async function check(...names: readonly string[]) {
    const { page, dialogs } = launched;
    await page.getByRole('button', { name: 'Trang chính' }).click();
    await press('Kiểm tra tệp đã ký');
    await dialogs.chooseNext(...names.map(place));
    await press('Chọn tệp để kiểm tra');
    await card(names[0] ?? '').waitFor();
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-trust-'));
    const { root, rsa } = testPki();
    const base = await smallReturn();
    await writeFile(place('bao-cao.pdf'), await signedReturn({ signer: signerOf(rsa) }, base));
    await writeFile(place('ky-noi-khac.pdf'), foreignlySigned(base, { identity: rsa }));
    await writeFile(place('goc.cer'), root.cert);
    await writeFile(place('nguoi-ky.cer'), rsa.cert);
    const dates = { thisUpdate: new Date(Date.now() - day), nextUpdate: new Date(Date.now() + 30 * day) };
    await writeFile(place('thu-hoi.crl'), aCrl(root, dates));
    launched = await launchApp({ userData: place('user-data'), size: { width: 1024, height: 600 } });
    await setUp(launched.page);
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('leaves the verdict open while no issuer is trusted, and leads to the list of issuers', async () => {
    const { page, dialogs } = launched;
    await press('Kiểm tra tệp đã ký');
    await dialogs.chooseNext(place('bao-cao.pdf'));
    await press('Chọn tệp để kiểm tra');
    await card('bao-cao.pdf').waitFor();
    expect(await verdictOf('bao-cao.pdf')).toBe('chưa xác định được');
    await screenIsSound();

    await press('Mở danh sách nơi cấp');
    await page.getByText('Chưa có chứng thư gốc nào', { exact: false }).waitFor();
    await screenIsSound();
  });

  it('trusts a root by the word of a person who compared the fingerprint, and refuses a certificate of a signer', async () => {
    const { page, dialogs } = launched;
    await dialogs.chooseNext(place('goc.cer'), place('nguoi-ky.cer'));
    await press('Thêm chứng thư gốc');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'CA gốc thử nghiệm' }).waitFor();
    await screenIsSound();
    await dialog.getByText('Đã so dấu vân tay và khớp').click();
    await press('Tin cậy chứng thư');

    await page.getByText('Đã tin cậy “CA gốc thử nghiệm”.').waitFor();
    await page.getByText('không phải chứng thư của nơi cấp', { exact: false }).waitFor();
    await screenIsSound();
    await check('bao-cao.pdf');
    expect(await verdictOf('bao-cao.pdf')).toBe('khớp');
  });

  it('asks once whose certificate it is', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /^Xác nhận chứng thư của / }).click();
    await screenIsSound();
    await page.getByText('Đã so dấu vân tay với đơn vị và khớp').click();
    await press('Xác nhận');
    await page.getByText('Chứng thư đã xác nhận của đơn vị này').waitFor();
    expect(await verdictOf('bao-cao.pdf')).toBe('khớp');
  });

  it('says "hợp lệ" once a revocation list is there', async () => {
    const { page, dialogs } = launched;
    await page.getByRole('button', { name: 'Trang chính' }).click();
    await page.getByRole('button', { name: 'Cài đặt' }).click();
    await press('Nơi cấp, đơn vị');
    await dialogs.chooseNext(place('thu-hoi.crl'));
    await press('Thêm danh sách thu hồi');
    await page.getByText('Đã thêm 1 danh sách thu hồi.').waitFor();
    await screenIsSound();

    await check('bao-cao.pdf', 'ky-noi-khac.pdf', 'goc.cer');
    expect(await verdictOf('bao-cao.pdf')).toBe('hợp lệ');
    expect(await verdictOf('goc.cer')).toBe('không khớp');
    await page.getByText('3 tệp:', { exact: false }).waitFor();
    await screenIsSound();
  });

  it('pictures the place of a signature that another program has added', async () => {
    const { page } = launched;
    await press('Xem chỗ ký trên trang');
    const canvas = card('ky-noi-khac.pdf').locator('canvas');
    await canvas.scrollIntoViewIfNeeded();
    await page.locator('.added-frame').waitFor();
    await page.waitForFunction(() => (document.querySelector('canvas')?.width ?? 0) > 300);
    await screenIsSound();
    expect(launched.consoleProblems).toEqual([]);
  });
});
