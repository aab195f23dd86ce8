// Takes the pictures of the user guide from the running app, with invented data: `npm run docs:pictures`.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import Vips from 'wasm-vips';
import { launchApp, whyNoApp } from '../test/e2e/support/launchApp.ts';
import { saved, setUp, startReturn } from '../test/e2e/support/officialAtWork.ts';

const target = path.resolve(import.meta.dirname, '..', 'assets', 'guide');
/** Largest picture that the guide takes, in bytes. */
const limitBytes = 60_000;

const reason = whyNoApp();
if (reason !== null) {
  process.stderr.write(`No pictures: ${reason}.\n`);
  process.exit(1);
}
const vips = await Vips();
const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-pictures-'));
const launched = await launchApp({ size: { width: 1024, height: 600 } });
try {
  await mkdir(target, { recursive: true });
  await takeAll(launched.page);
} finally {
  await launched.close();
  await rm(folder, { recursive: true, force: true });
  vips.shutdown();
}

async function takeAll(page) {
  await setUp(page);
  await page.getByRole('button', { name: /Lập báo cáo/ }).waitFor();
  await take(page, 'start');
  await startReturn(page);
  await fillItem(page);
  await take(page, 'answer');
  for (const [name, ready] of [
    ['Minh chứng', 'evidence'],
    ['Soát lại', 'review'],
    ['Trình ký và xuất', 'sign'],
  ]) {
    await page.getByRole('button', { name: /mở mục lục/ }).click();
    await page.getByRole('navigation').getByRole('button', { name }).click();
    if (ready === 'sign') await page.getByText(/^Trang 1\//).waitFor();
    await take(page, ready);
  }
  await page.getByRole('button', { name: 'Trang chính' }).click();
  await page.getByRole('button', { name: 'Chuyển dữ liệu' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, 'moving');
  await page.getByRole('button', { name: 'Trang chính' }).click();
  await page.getByRole('button', { name: 'Cài đặt' }).click();
  await page.getByRole('button', { name: 'Sao lưu và phục hồi' }).click();
  await take(page, 'backup');
}

async function fillItem(page) {
  const file = path.join(folder, 'Lịch trực 27-4 đến 07-5.txt');
  await writeFile(file, 'Ca 1: Nguyễn Văn Mẫu\nCa 2: Trần Thị Mẫu\n');
  await launched.dialogs.chooseNext(file);
  await page.keyboard.press('Control+o');
  await page.getByText('Lịch trực 27-4 đến 07-5.txt').first().waitFor();
  await page.keyboard.press('Alt+3');
  await page
    .getByRole('textbox', { name: 'Kết quả' })
    .fill('Bố trí 06 cán bộ trực 24/7 từ ngày 27/4 đến ngày 07/5/2024.');
  await saved(page);
}

/** One picture of the screen, without the line that names the test shell, in few colours. */
async function take(page, name) {
  await page.evaluate(() => {
    for (const line of document.querySelectorAll('.test-shell')) line.hidden = true;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.waitForTimeout(400);
  const shot = vips.Image.newFromBuffer(await page.screenshot({ scale: 'css' }));
  const picture = shot.pngsaveBuffer({ palette: true, Q: 90, effort: 8, compression: 9 });
  if (picture.length > limitBytes) throw new Error(`${name}.png has ${picture.length} bytes.`);
  await writeFile(path.join(target, `${name}.png`), picture);
  process.stderr.write(`${name}.png ${picture.length} bytes\n`);
}
