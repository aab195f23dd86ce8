import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEvidencePlace } from '../../electron/engine/verify/evidencePlace.ts';
import { extractPayload } from '../../electron/engine/verify/payload.ts';
import { verifyEvidence } from '../../electron/engine/verify/verifyEvidence.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { required } from '../support/signedReturn.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { saved, setUp, startReturn } from './support/officialAtWork.ts';

const packagePassword = 'mật khẩu của gói 2024';

/** Evidence inside the PDF and beside it, from the window to the receiver's check. */
describeUnless(whyNoApp(), `evidence that leaves with a return in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  const place = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-goi-'));
    launched = await launchApp({ userData: place('user-data'), size: { width: 1366, height: 728 } });
    await setUp(launched.page);
    await startReturn(launched.page);
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is embedded up to the chosen size and packed with a password', async () => {
    const { page, dialogs } = launched;
    await page
      .getByRole('group', { name: /^Trạng thái/ })
      .getByText('Đã thực hiện', { exact: true })
      .click();
    await page.getByRole('textbox', { name: 'Kết quả' }).fill('Bố trí 06 cán bộ trực 24/7.');
    await saved(page);
    await writeFile(place('Lịch trực.txt'), 'Ca 1: Nguyễn Văn An');
    await writeFile(place('Ảnh chụp.bin'), Buffer.alloc(6 * 1024 * 1024, 1));
    await dialogs.chooseNext(place('Lịch trực.txt'), place('Ảnh chụp.bin'));
    await page.getByRole('button', { name: 'Chọn tệp' }).click();
    await page.getByRole('row', { name: /1\.1\.a .*2 minh chứng/ }).waitFor();

    await page.getByRole('button', { name: 'Trình ký và xuất' }).click();
    const choice = page.getByRole('combobox', { name: 'Nhúng minh chứng vào PDF' });
    await choice.selectOption({ label: 'Tệp nhỏ, tổng cộng đến 5 MB' });
    await page.getByText(/Sẽ nhúng 1\/2 tệp/).waitFor();
    await page.getByText(/^Bản 1, /).waitFor();
    await page.getByText(/^Chỉ niêm phong toàn vẹn/).click();
    await dialogs.saveNext(place('bao-cao.pdf'));
    await page.getByRole('button', { name: 'Niêm phong và xuất' }).click();
    await page.getByRole('button', { name: 'Vẫn xuất' }).click();
    await page.getByRole('heading', { name: /đã đọc lại và khớp/ }).waitFor();

    await page.getByRole('button', { name: 'Xuất gói mã hóa (age)' }).click();
    await page.getByRole('textbox', { name: 'Mật khẩu của gói', exact: true }).fill(packagePassword);
    await page.getByRole('textbox', { name: 'Nhập lại mật khẩu của gói' }).fill(packagePassword);
    await dialogs.saveNext(place('goi.zip.age'));
    await page.getByRole('button', { name: 'Ghi gói mã hóa' }).click();
    await page.getByText('Đã xuất 2 tệp minh chứng vào goi.zip.age.').waitFor();

    const pdf = await readFile(place('bao-cao.pdf'));
    expect(required(extractPayload(pdf)).evidenceDelivery?.embedded).toHaveLength(1);
    const opened = required(await openEvidencePlace(place('goi.zip.age'), packagePassword));
    const { report } = required(await verifyEvidence(pdf, opened));
    expect(report.files.map(({ state }) => state)).toEqual(['ok', 'ok']);
    expect(launched.consoleProblems).toEqual([]);
    expect(launched.foreignRequests).toEqual([]);
  });
});
