import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';
import { describeUnit, namePeople, saved, startReturn } from './support/officialAtWork.ts';
import { burstsOf, type VietnameseKeyboard, vietnameseKeyboard } from './support/vietnameseKeyboard.ts';

/** A busy machine may take its time. */
const patience = { timeout: 20_000 };

const secret = 'Cổng số Mười được khóa kỹ';
const typed = {
  answer: 'Đã bố trí 06 cán bộ trực 24/7; rà quét, xử lý xong “mã độc” trước ngày 30/4.',
  reason: 'Đơn vị không được giao quản lý hệ thống thuộc trường hợp này, trừ Khuỷu Nưởng.',
  assignee: 'Nguyễn Thị Ngọc Hưởng, Phòng Văn hóa',
  caption: 'Ảnh chụp lịch trực đã được phê duyệt',
} as const;

describe('a burst of the Vietnamese keyboard', () => {
  it('takes back everything from the first letter that changes', () => {
    expect(burstsOf('Đã')).toEqual([
      { backspaces: 0, text: 'D' },
      { backspaces: 0, text: 'a' },
      { backspaces: 2, text: 'Đ' },
      { backspaces: 0, text: 'a' },
      { backspaces: 1, text: 'ã' },
    ]);
  });
});

/** Every kind of text field under the keyboards of Vietnam. The steps stand on each other, in order. */
describeUnless(whyNoApp(), `Vietnamese typing in ${runtime}`, () => {
  let launched: LaunchedApp;
  let page: Page;
  let keyboard: VietnameseKeyboard;
  let folder: string;
  const userData = () => path.join(folder, 'user-data');

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-vietnamese-'));
    await open();
  });
  afterAll(async () => {
    await launched?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open() {
    launched = await launchApp({ userData: userData(), size: { width: 1366, height: 768 } });
    page = launched.page;
    keyboard = await vietnameseKeyboard(page);
    await noteTakenKeys(page);
  }

  const field = (name: string | RegExp) => page.getByRole('textbox', { name });
  const status = (name: string) => page.getByRole('radio', { name, exact: true });
  const row = (id: string) => page.getByRole('row', { name: new RegExp(`^${id.replaceAll('.', '\\.')} `) });

  /** Empties the field, types, and says what stands in it before it is left. */
  async function type(where: Locator, how: keyof VietnameseKeyboard, text: string): Promise<string> {
    await where.fill('');
    await where.focus();
    await keyboard[how](text);
    await expect.poll(async () => (await where.inputValue()).normalize('NFC'), patience).toBe(text);
    return where.inputValue();
  }

  async function openItem(id: string) {
    await row(id).click();
    await page.getByRole('group', { name: `Trạng thái của mục ${id}` }).waitFor();
  }

  it('opens a vault by its passphrase however the marks are coded', async () => {
    await type(field('Mật khẩu mới'), 'burst', secret);
    const again = await type(field('Nhập lại mật khẩu'), 'decomposed', secret);
    expect(again).toBe(secret.normalize('NFD'));
    await page.getByText('Đã hiểu và đã cất giữ mật khẩu ở nơi an toàn').click();
    await page.getByRole('button', { name: 'Tạo kho dữ liệu' }).click();
    await page.getByRole('button', { name: 'Để sau' }).click();
    await page.getByRole('heading', { name: 'Hồ sơ đơn vị' }).waitFor();
    await describeUnit(page);
    await namePeople(page);
    await startReturn(page);
  });

  it.each(['burst', 'decomposed', 'compose'] as const)('of an answer stands as typed: %s', async (how) => {
    await openItem('1.1.a');
    await status('Đang thực hiện').click();
    const before = await type(field('Kết quả'), how, typed.answer);
    expect(before).toBe(how === 'decomposed' ? typed.answer.normalize('NFD') : typed.answer);
    await type(field('Người phụ trách'), how, typed.assignee);
    await page.keyboard.press('Tab');
    await saved(page);
    expect(await field('Kết quả').inputValue()).toBe(typed.answer);
    expect(await field('Người phụ trách').inputValue()).toBe(typed.assignee);
    expect(await status('Đang thực hiện').isChecked()).toBe(true);
  });

  it('in the middle of an answer keeps the caret where it is', async () => {
    await type(field('Kết quả'), 'burst', 'Đã xong.');
    for (let step = 0; step < 'xong.'.length; step += 1) await page.keyboard.press('ArrowLeft');
    await keyboard.burst('được phê duyệt ');
    await keyboard.compose('và ');
    await expect.poll(() => field('Kết quả').inputValue(), patience).toBe('Đã được phê duyệt và xong.');
    await type(field('Kết quả'), 'burst', typed.answer);
  });

  it('stays in the item while the program switches and a word is open', async () => {
    const result = field('Kết quả');
    await result.focus();
    await page.keyboard.press('Control+End');
    const place = await page.evaluate(() => location.href);
    for (const keys of ['Control+Shift', 'Alt+Shift', 'Alt+z', 'Control+Space', 'Shift+Backspace'])
      await page.keyboard.press(keys);
    await keyboard.burst(typed.answer.slice(-1));
    await keyboard.composing(' nưởng');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');

    expect(await page.evaluate(() => location.href)).toBe(place);
    expect(await result.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await status('Đang thực hiện').isChecked()).toBe(true);
    await type(result, 'burst', typed.answer);
    await page.keyboard.press('Tab');
    await saved(page);
  });

  it.each(['decomposed', 'compose', 'burst'] as const)('of a reason stands as typed: %s', async (how) => {
    await openItem('1.1.b');
    await status('Không áp dụng').click();
    await type(field('Lý do không áp dụng'), how, typed.reason);
    await page.keyboard.press('Tab');
    await saved(page);
    expect(await field('Lý do không áp dụng').inputValue()).toBe(typed.reason);
  });

  it.each(['burst', 'decomposed', 'compose'] as const)('finds in the list: %s', async (how) => {
    const search = page.getByRole('searchbox');
    await type(search, how, 'ứng trực');
    await row('1.1.a').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => search.inputValue(), patience).toBe('');
  });

  it.each([
    ['burst', '01042024'],
    ['compose', '1-4-24'],
    ['burst', '1/4/2024'],
  ] as const)('of a day is tidied on leaving only: %s %s', async (how, day) => {
    await openItem('1.1.a');
    expect(await type(field('Ngày hoàn thành'), how, day)).toBe(day);
    await page.keyboard.press('Tab');
    await saved(page);
    expect(await field('Ngày hoàn thành').inputValue()).toBe('01/04/2024');
  });

  it('of a word where a day belongs stays and says why', async () => {
    await type(field('Ngày hoàn thành'), 'burst', 'mồng ba');
    await page.keyboard.press('Tab');
    await page.getByText(/“mồng ba”/).waitFor();
    await type(field('Ngày hoàn thành'), 'burst', '1/4/2024');
    await page.keyboard.press('Tab');
    await saved(page);
  });

  it.each(['compose', 'decomposed', 'burst'] as const)('of a caption stands as typed: %s', async (how) => {
    if (how === 'compose') {
      await writeFile(path.join(folder, 'lịch.txt'), 'Ca 1');
      await launched.dialogs.chooseNext(path.join(folder, 'lịch.txt'));
      await page.keyboard.press('Control+o');
    }
    await page.getByRole('button', { name: 'Xem lịch.txt' }).click();
    const caption = page.getByRole('dialog').getByRole('textbox', { name: 'Chú thích' });
    await type(caption, how, typed.caption);
    await page.keyboard.press('Tab');
    await expect.poll(() => caption.inputValue(), patience).toBe(typed.caption);
    await page.keyboard.press('Escape');
    await page.getByText(typed.caption).waitFor();
    await saved(page);
  });

  it('took no key of a letter and no Backspace from any field', async () => {
    const { taken, seen } = await takenKeys(page);
    expect(taken).toEqual([]);
    expect(seen).toBeGreaterThan(500);
    expect(launched.consoleProblems).toEqual([]);
  });

  it('is in the vault after a restart, in NFC', async () => {
    await launched.close();
    await open();
    await type(field('Mật khẩu'), 'compose', secret);
    await page.getByRole('button', { name: 'Mở khóa' }).click();
    await page.getByRole('button', { name: /Làm tiếp mục/ }).click();
    await openItem('1.1.a');
    expect(await field('Kết quả').inputValue()).toBe(typed.answer);
    expect(await field('Người phụ trách').inputValue()).toBe(typed.assignee);
    expect(await field('Ngày hoàn thành').inputValue()).toBe('01/04/2024');
    await page.getByText(typed.caption).waitFor();
    await openItem('1.1.b');
    expect(await field('Lý do không áp dụng').inputValue()).toBe(typed.reason);
  });
});

interface Keys {
  seen: number;
  readonly taken: string[];
}

/** Notes each letter and Backspace in a field whose default act was prevented by the page. */
function noteTakenKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    const keys: Keys = { seen: 0, taken: [] };
    Object.assign(globalThis, { keys });
    window.addEventListener('keydown', (event) => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!plain || ([...event.key].length !== 1 && event.key !== 'Backspace')) return;
      keys.seen += 1;
      // After every other listener, whichever was added first.
      setTimeout(() => {
        if (event.defaultPrevented) keys.taken.push(event.key);
      });
    });
  });
}

function takenKeys(page: Page): Promise<Keys> {
  return page.evaluate(() => (globalThis as unknown as { keys: Keys }).keys);
}
