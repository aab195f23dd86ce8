import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { handPng, sealPng } from '../support/pngFiles.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { setUp } from './support/officialAtWork.ts';

describeUnless(whyNoApp(), `hand signature and seal (${runtime})`, () => {
  let launched: LaunchedApp;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-images-'));
    launched = await launchApp({ size: { width: 1280, height: 900 } });
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are chosen with the system’s dialog, shown from the vault, and gone after removing', async () => {
    const { page, dialogs } = launched;
    const [hand, seal] = [path.join(folder, 'ky.png'), path.join(folder, 'dau.png')];
    await writeFile(hand, handPng());
    await writeFile(seal, sealPng());
    await setUp(page);
    await page.getByRole('button', { name: 'Cài đặt' }).click();
    await page.getByRole('button', { name: 'Chữ ký và con dấu' }).click();
    await dialogs.chooseNext(hand);
    await page.getByRole('button', { name: 'Chọn ảnh chữ ký' }).click();
    const shownHand = page.getByRole('img', { name: 'Ảnh chữ ký tay đang dùng' });
    await shownHand.waitFor();
    await dialogs.chooseNext(seal);
    await page.getByRole('button', { name: 'Chọn ảnh con dấu' }).click();
    const shownSeal = page.getByRole('img', { name: 'Ảnh con dấu đang dùng' });
    await shownSeal.waitFor();

    // Decoded by the browser: the bytes came through the app's own address.
    const widthOf = (image: typeof shownSeal) =>
      image.evaluate(async (element: HTMLImageElement) => {
        await element.decode();
        return element.naturalWidth;
      });
    expect([await widthOf(shownHand), await widthOf(shownSeal)]).toEqual([240, 200]);
    const address = await shownSeal.getAttribute('src');

    await dialogs.chooseNext(hand);
    await page.getByRole('button', { name: 'Thay ảnh con dấu' }).click();
    await page.getByText(/Con dấu phải có màu đỏ/).waitFor();
    await page.getByRole('button', { name: 'Gỡ ảnh con dấu' }).click();
    await page.getByRole('button', { name: 'Chọn ảnh con dấu' }).waitFor();
    const status = await page.evaluate(async (url) => (await fetch(url)).status, address ?? '');
    expect(status).toBe(404);
    expect(launched.foreignRequests).toEqual([]);
  });
});
