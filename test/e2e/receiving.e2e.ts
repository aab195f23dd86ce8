import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeEvidencePackage } from '../../electron/engine/evidence/evidencePackage.ts';
import { anAnswer } from '../builders/anAnswer.ts';
import { anEvidence } from '../builders/anEvidence.ts';
import { aPayload } from '../builders/aPayload.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { signedReturn } from '../support/signedReturn.ts';
import { smallReturn } from '../support/smallReturn.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { setUp } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

const secret = 'mật khẩu của gói';
const content = Buffer.from('biên bản kiểm tra');
const sha256 = createHash('sha256').update(content).digest('hex');
const evidence = [anEvidence('Biên bản.txt', { sizeBytes: content.length, sha256 })];

/** What a receiver does with returned files beside looking at the verdict. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `receiving returns in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  let returned: Uint8Array;
  const place = (name: string) => path.join(folder, name);
  const press = (name: string | RegExp) => launched.page.getByRole('button', { name }).click();

  async function screenIsSound() {
    expect(await layoutProblems(launched.page)).toEqual([]);
    expect(await axeViolations(launched.page)).toEqual([]);
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-receiving-'));
    const answers = [anAnswer('1.1.a', { evidenceIds: evidence.map(({ id }) => id) })];
    const payload = aPayload({ evidence, answers });
    returned = await signedReturn({}, await smallReturn({ payload }));
    await writeFile(place('bao-cao.pdf'), returned);
    await mkdir(place('minh chung'));
    await writeFile(place('minh chung/Biên bản khác.txt'), 'lạ');
    async function* read() {
      yield content;
    }
    const target = place('goi.zip.age');
    await writeEvidencePackage({ evidence: payload.evidence }, read, {
      target,
      passphrase: secret,
      workFactor: 4,
    });
    launched = await launchApp({ userData: place('user-data'), size: { width: 1024, height: 600 } });
    await setUp(launched.page);
    await press('Kiểm tra tệp đã ký');
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('checks a file that is dropped on the screen', async () => {
    const { page } = launched;
    await page.getByText('Hoặc kéo tệp PDF vào màn hình này.').waitFor();
    await screenIsSound();
    const dropped = await page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], 'keo-tha.pdf', { type: 'application/pdf' }));
      return transfer;
    }, Buffer.from(returned).toString('base64'));
    await page.locator('main').dispatchEvent('drop', { dataTransfer: dropped });
    await page.getByRole('article', { name: 'keo-tha.pdf' }).waitFor();
    await screenIsSound();
  });

  it('explains each check', async () => {
    const { page, dialogs } = launched;
    await dialogs.chooseNext(place('bao-cao.pdf'));
    await press('Chọn tệp khác');
    await page.getByRole('article', { name: 'bao-cao.pdf' }).waitFor();
    await press(/^Giải thích từng bước kiểm tra/);
    await page.getByText('Cấu trúc tệp chỉ có một cách đọc').waitFor();
    await screenIsSound();
    await press(/^Ẩn từng bước kiểm tra/);
  });

  it('compares a folder, then an encrypted package, with the list in the file', async () => {
    const { page, dialogs } = launched;
    await dialogs.chooseNext(place('minh chung'));
    await press(/^Chọn thư mục/);
    await page.getByText('minh chung: 0/1 tệp đã kê khớp').waitFor();
    await page.getByText(/không dùng làm minh chứng: Biên bản khác\.txt/).waitFor();
    await screenIsSound();

    await dialogs.chooseNext(place('goi.zip.age'));
    await press(/^Chọn gói ZIP, age/);
    const field = page.getByLabel('Mật khẩu của gói goi.zip.age');
    await field.fill('sai');
    await press('Mở gói và đối chiếu');
    await page.getByText(/Mật khẩu không mở được gói/).waitFor();
    await screenIsSound();
    await field.fill(secret);
    await press('Mở gói và đối chiếu');
    await page.getByText('goi.zip.age: đủ 1 tệp đã kê, khớp SHA-256').waitFor();
    await screenIsSound();
  });

  it('saves the totals as a table', async () => {
    const { page, dialogs } = launched;
    await dialogs.saveNext(place('tong-hop.csv'));
    await press('Lưu bảng tổng hợp (CSV)');
    await page.getByText('Đã lưu tong-hop.csv.').waitFor();
    const [header = '', line = ''] = (await readFile(place('tong-hop.csv'), 'utf8')).split('\r\n');
    expect(header).toContain('Mã đơn vị,Tên đơn vị');
    expect(line).toMatch(/^bao-cao\.pdf,chưa xác định được,/);
    await screenIsSound();
  });
});
