import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityToPkcs12, issueIdentity, throwAwayCa } from '../../electron/engine/signing/throwAwayCa.ts';
import { describeUnless } from '../support/describeUnless.ts';
import { type Marker, markerText, scanFor } from '../support/plaintextScan.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { passphrase, sampleTexts, saved, setUp, startReturn } from './support/officialAtWork.ts';

const planted: Marker[] = [{ place: 'the passphrase', text: passphrase }];

/** A new marker for a text of the unit. */
function plant(place: string): string {
  const text = markerText(planted.length);
  planted.push({ place, text });
  return text;
}

const unit = {
  ...sampleTexts,
  unitName: `Ủy ban nhân dân huyện ${plant('the name of the unit')}`,
  symbol: plant('the symbol of its documents'),
  recipient: `Ủy ban nhân dân tỉnh ${plant('the receiver')}`,
  place: plant('the place of issue'),
  preparer: `Nguyễn ${plant('the preparer')}`,
  head: `Trần ${plant('the head')}`,
  headTitle: plant('the title of the head'),
};
const answer = plant('an answer');
const caption = plant('a caption');
const evidenceName = plant('the name of a file of evidence');
const evidenceContent = plant('evidence');
const pictureContent = plant('a picture');
const notApplicable = plant('the reason of "not applicable"');
const keyPassword = plant('the password of a key file');
const number = plant('the number of the return');
const sentBack = plant('the reason of a return sent back');
const typedAtTheEnd = plant('text typed before a crash');

/**
 * Nothing of the unit lies on the disk in the clear, wherever the program or its browser writes: the vault, the folder of the
 * app's data, the temporary folder, the browser's profile. What a person exports lies elsewhere and is not looked at.
 */
describeUnless(whyNoApp(), `text of the unit on the disk, in ${runtime}`, () => {
  let launched: LaunchedApp;
  let folder: string;
  let temporaryBefore: string | undefined;
  const place = (name: string) => path.join(folder, name);
  const outside = (name: string) => path.join(folder, 'outside', name);
  const press = (name: string) => launched.page.getByRole('button', { name, exact: true }).click();
  const go = (name: string) =>
    launched.page.getByRole('navigation', { name: 'Mục lục báo cáo' }).getByRole('button', { name }).click();

  async function nothingInTheClear(leastBytes = 100_000) {
    const { hits, bytes } = await scanFor(planted, [place('user-data'), place('temp')]);
    expect(hits).toEqual([]);
    // The vault alone is larger: an empty result of an empty search would prove nothing.
    expect(bytes).toBeGreaterThan(leastBytes);
  }

  async function unlock() {
    const { page } = launched;
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
    await press('Mở khóa');
    // The screen one was on comes back after a lock.
    const heading = page.getByRole('heading', { name: unit.unitName });
    const home = page.getByRole('button', { name: 'Trang chính' });
    await heading.or(home).first().waitFor();
    if (!(await heading.isVisible())) await home.click();
    await heading.waitFor();
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-clear-'));
    await mkdir(place('temp'));
    await mkdir(place('outside'));
    temporaryBefore = process.env.TMPDIR;
    process.env.TMPDIR = place('temp');
    launched = await launchApp({ userData: place('user-data'), size: { width: 1366, height: 728 } });
  });
  afterAll(async () => {
    await launched?.close();
    if (temporaryBefore === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporaryBefore;
    await rm(folder, { recursive: true, force: true });
  });

  it('is found when it is there: the search sees each planted text in each folder it looks through', async () => {
    await mkdir(place('user-data'), { recursive: true });
    for (const where of ['user-data', 'temp']) {
      const control = path.join(place(where), 'control.bin');
      await writeFile(control, planted.map(({ text }) => text).join('\n'));
      const { hits } = await scanFor(planted, [place('user-data'), place('temp')]);
      expect(hits.map(({ place: found }) => found)).toEqual(planted.map(({ place: found }) => found));
      await rm(control);
    }
  });

  it('is not there after first start, answers, evidence and captions, while the vault is open', async () => {
    const { page, dialogs } = launched;
    await setUp(page, unit);
    await startReturn(page);
    await page
      .getByRole('group', { name: /^Trạng thái/ })
      .getByText('Đã thực hiện', { exact: true })
      .click();
    await page.getByRole('textbox', { name: 'Kết quả' }).fill(`Bố trí trực ${answer}.`);
    await saved(page);
    const text = outside(`${evidenceName}.txt`);
    const utf16 = Buffer.from(evidenceContent, 'utf16le').toString('base64');
    await writeFile(text, `${evidenceContent}\n${utf16}\n`.repeat(2000));
    const picture = outside('anh.png');
    await writeFile(picture, withComment(await aPicture(launched), pictureContent));
    await dialogs.chooseNext(text, picture);
    await press('Chọn tệp');
    await page.getByText(`${evidenceName}.txt`).first().waitFor();
    await page.getByRole('row', { name: /1\.1\.a .*2 minh chứng/ }).waitFor();

    for (const name of [`${evidenceName}.txt`, 'anh.png']) {
      await press(`Xem ${name}`);
      await page.getByRole('textbox', { name: 'Chú thích' }).fill(`Ảnh ${caption}`);
      await saved(page);
      await page.keyboard.press('Escape');
    }
    await nothingInTheClear();
  });

  it('is not there after a reason, the review, and a preview of the pages', async () => {
    const { page } = launched;
    await page.getByRole('button', { name: /Mục sau: 1\.1\.b/ }).click();
    await page
      .getByRole('group', { name: /^Trạng thái/ })
      .getByText('Không áp dụng', { exact: true })
      .click();
    await page.getByRole('textbox', { name: 'Lý do không áp dụng' }).fill(`Không có ${notApplicable}.`);
    await saved(page);
    await go('Trình ký và xuất');
    await page.getByText(/^Trang 1\//).waitFor();
    await nothingInTheClear();
  });

  it('is not there after signing, a number, a return sent back, and the check of the file', async () => {
    const { page, dialogs } = launched;
    await press('Trình ký');
    await press('Vẫn trình ký');
    await page.getByText('SHA-256 của bản đã trình').waitFor();
    await writeFile(outside('lanh-dao.p12'), headKey());
    await page.getByText('Ký bằng tệp P12', { exact: true }).first().click();
    await dialogs.chooseNext(outside('lanh-dao.p12'));
    await press('Chọn tệp chứng thư');
    await page.getByRole('textbox', { name: 'Mật khẩu của tệp chứng thư' }).fill(keyPassword);
    await dialogs.saveNext(outside('da-ky.pdf'));
    await press('Ký bằng tệp P12');
    await page.getByRole('heading', { name: 'Đã ký, tệp đã đọc lại và khớp' }).waitFor();
    await press('Xem bước tiếp theo');
    await page.getByRole('textbox', { name: 'Số văn bản' }).fill(number);
    await page.getByRole('textbox', { name: 'Ngày văn bản' }).fill('8/5/2024');
    await press('Ghi nhận đã cấp số');
    await page.getByText(`Số ${number}, ngày 08/05/2024`, { exact: true }).waitFor();
    await nothingInTheClear();

    await press('Trả lại');
    await page.getByRole('textbox', { name: 'Lý do trả lại' }).fill(`Bổ sung ${sentBack}.`);
    await page.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click();
    await page.getByText(/^Bản 2, /).waitFor();
    await press('Trang chính');
    await press('Kiểm tra tệp đã ký');
    await dialogs.chooseNext(outside('da-ky.pdf'));
    await press('Chọn tệp để kiểm tra');
    await page.getByRole('article', { name: 'da-ky.pdf' }).waitFor();
    await nothingInTheClear();
  });

  it('is not there once the vault is locked', async () => {
    await launched.page.keyboard.press('Control+l');
    await launched.page.getByRole('heading', { name: 'Mở kho dữ liệu' }).waitFor();
    await nothingInTheClear();
  });

  it('is not there after a crash in the middle of typing, nor in what the browser leaves behind', async () => {
    await unlock();
    const { page, app } = launched;
    await page
      .getByRole('button', { name: /Làm tiếp mục|^Mở báo cáo/ })
      .first()
      .click();
    await page.getByRole('row', { name: /1\.1\.a / }).click();
    await page.getByRole('textbox', { name: 'Kết quả' }).fill(`Bố trí trực ${answer}. `);
    await page.getByRole('textbox', { name: 'Kết quả' }).pressSequentially(typedAtTheEnd, { delay: 20 });
    const mainProcess = await app.evaluate(() => process.pid);
    const gone = once(app.process(), 'exit');
    process.kill(mainProcess, 'SIGKILL');
    await gone;
    await nothingInTheClear();
    if (runtime === 'shell') {
      const left = await readdir(place('temp'));
      expect(left.some((name) => name.startsWith('tuan-thu-shell-'))).toBe(true);
    }
  });

  it('is not there after the next start, with the text back, and after closing', async () => {
    launched = await launchApp({ userData: place('user-data'), size: { width: 1024, height: 600 } });
    await unlock();
    await launched.page
      .getByRole('button', { name: /Làm tiếp mục|^Mở báo cáo/ })
      .first()
      .click();
    await launched.page.getByRole('row', { name: /1\.1\.a / }).click();
    await launched.page.getByText(answer).first().waitFor();
    await nothingInTheClear();
    await launched.close();
    await nothingInTheClear();
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
    keyPassword,
  );
}

async function aPicture({ page }: LaunchedApp): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 200;
    canvas.getContext('2d')?.fillRect(20, 20, 200, 120);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  return Buffer.from(base64, 'base64');
}

/** A picture is shown however much follows its end: the text is in the bytes that are attached. */
function withComment(png: Buffer, text: string): Buffer {
  return Buffer.concat([png, Buffer.from(text.repeat(1000))]);
}
