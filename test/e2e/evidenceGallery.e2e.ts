import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { pngChunk, pngStart } from '../support/pngFiles.ts';
import { forgeZip } from '../support/zipForger.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { setUp, startReturn } from './support/officialAtWork.ts';
import { axeViolations, layoutProblems } from './support/screenChecks.ts';

const icon = path.resolve(import.meta.dirname, '..', '..', 'assets', 'icons', 'icon.png');

/** 30,000 × 30,000 pixels of nothing: 900 MB unpacked at one byte each. */
function hugePicture(): Buffer {
  return Buffer.concat([
    pngStart(30_000, 30_000, 8, 0),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1024))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function wordFile(paragraphs: readonly string[]): Buffer {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const content = `<w:document ${w}><w:body>${body}</w:body></w:document>`;
  return forgeZip([{ name: 'word/document.xml', content, deflated: true }]);
}

/** Good and hostile files in the gallery of the real window. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `the evidence gallery in ${runtime}`, () => {
  let launched: LaunchedApp;
  let page: Page;
  let folder: string;
  const place = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-gallery-'));
    launched = await launchApp({
      userData: path.join(folder, 'user-data'),
      size: { width: 1024, height: 600 },
    });
    page = launched.page;
    await setUp(page);
    await startReturn(page);
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const choose = (name: string | RegExp) =>
    page.getByRole('main', { name: 'Danh sách minh chứng' }).getByRole('button', { name }).click();

  it('attaches what is there and lists it in the order of the annex', async () => {
    await copyFile(icon, place('anh-chup.png'));
    await writeFile(place('bien-ban.docx'), wordFile(['Biên bản xử lý máy KT-07', 'Kết quả: đã làm sạch']));
    await writeFile(place('bom.docx'), wordFile([' '.repeat(9 * 1024 * 1024)]));
    await writeFile(place('hong.pdf'), '%PDF-1.7\nkhông có gì\n%%EOF');
    await writeFile(place('trang.txt'), '<h1>Chào</h1><script>document.title = "hacked"</script>');
    await writeFile(place('khong-lo.png'), hugePicture());
    const names = ['anh-chup.png', 'bien-ban.docx', 'bom.docx', 'hong.pdf', 'trang.txt', 'khong-lo.png'];
    await launched.dialogs.chooseNext(...names.map(place));
    await page.getByRole('button', { name: 'Chọn tệp' }).click();
    await page.getByRole('button', { name: 'Xem khong-lo.png' }).waitFor();
    await page
      .getByRole('button', { name: /mục lục/i })
      .or(page.locator('.strip-menu'))
      .first()
      .click();
    await page.getByRole('button', { name: /^Minh chứng/ }).click();

    const cards = page.getByRole('main', { name: 'Danh sách minh chứng' }).getByRole('button');
    await cards.first().waitFor();
    expect(await cards.count()).toBe(names.length);
    expect(await axeViolations(page)).toEqual([]);
    expect(await layoutProblems(page)).toEqual([]);
  });

  it('shows a document as text and says of hostile files why they are not shown', async () => {
    await choose(/bien-ban\.docx/);
    await page.getByText('Kết quả: đã làm sạch').waitFor();
    await choose(/bom\.docx/);
    await page.getByText(/quá lớn hoặc nén bất thường/).waitFor();
    await choose(/hong\.pdf/);
    await page.getByText(/không hiện được nội dung/).waitFor();
    await choose(/khong-lo\.png/);
    await page.getByText(/không hiện được nội dung/).waitFor();
    await choose(/trang\.txt/);
    await page.getByText('<h1>Chào</h1>', { exact: false }).waitFor();
    expect(await page.title()).not.toBe('hacked');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('puts a newer file in the place of an older one, and moves it', async () => {
    await writeFile(place('bien-ban-ky.docx'), wordFile(['Bản đã ký']));
    await choose(/bien-ban\.docx/);
    await launched.dialogs.chooseNext(place('bien-ban-ky.docx'));
    await page.getByRole('button', { name: 'Thay bản mới' }).click();
    await page.getByRole('heading', { name: 'bien-ban-ky.docx' }).waitFor();
    await page.getByRole('button', { name: 'Đưa lên trong mục 1.1.a' }).click();
    await page.getByText('Đã chuyển thành tệp 1/6 của mục 1.1.a.').waitFor();

    const first = page.getByRole('main', { name: 'Danh sách minh chứng' }).getByRole('button').first();
    expect(await first.textContent()).toContain('bien-ban-ky.docx');
    await page.getByRole('button', { name: 'Xem bien-ban.docx' }).click();
    await page.getByText('Đã thay bằng bản mới:').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await layoutProblems(page)).toEqual([]);
  });
});
