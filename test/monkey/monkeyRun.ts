import { once } from 'node:events';
import type { Page } from 'playwright-core';
import type { LaunchedApp } from '../e2e/support/launchApp.ts';
import { passphrase } from '../e2e/support/officialAtWork.ts';
import { vietnameseKeyboard } from '../e2e/support/vietnameseKeyboard.ts';
import { type Dice, diceFrom } from '../support/mutatePdf.ts';

/** What the window said it had written: the text of each field, by `item field`. */
export type Acknowledged = Map<string, string>;

export interface MonkeyRun {
  readonly acknowledged: Acknowledged;
  /** What was done, in order, to be read after a failure. */
  readonly actions: readonly string[];
}

export const fields = ['Kết quả', 'Người phụ trách', 'Ngày hoàn thành'] as const;
type Field = (typeof fields)[number];

/**
 * Random clicks, keys and typing in an open return. Two runs with one seed make the same choices; what a choice meets is
 * what the window shows at that moment. Nothing is pressed that signs, removes, undoes, or leaves the return for good.
 */
export async function runMonkey({ page }: LaunchedApp, count: number, seed: number): Promise<MonkeyRun> {
  const dice = diceFrom(seed);
  const acknowledged: Acknowledged = new Map();
  const actions: string[] = [];
  const keyboard = await vietnameseKeyboard(page);
  let away = 0;
  for (let action = 0; action < count; action += 1) {
    const choice = dice.below(10);
    const item = await openItem(page);
    if (choice < 3 && item !== null) {
      const field = pick(fields, dice);
      const text = textFor(field, dice, action);
      actions.push(`${item} ${field} = ${text}`);
      const box = page.getByRole('textbox', { name: field, exact: true });
      await box.fill('');
      await (dice.below(2) === 0 ? keyboard.burst(text) : keyboard.compose(text));
      await box.press('Tab');
      await written(page);
      acknowledged.set(`${item} ${field}`, text);
    } else if (choice < 6) {
      const key = pick(keys, dice);
      actions.push(key);
      await page.keyboard.press(key);
    } else {
      actions.push(await clickSomething(page, dice));
    }
    away = item === null ? away + 1 : 0;
    if (away > mostAway) await comeBack(page);
    await drawn(page);
  }
  return { acknowledged, actions };
}

/** Ends the process without a word, as a power cut does. */
export async function pullThePlug({ app }: LaunchedApp): Promise<void> {
  const mainProcess = await app.evaluate(() => process.pid);
  const gone = once(app.process(), 'exit');
  process.kill(mainProcess, 'SIGKILL');
  await gone;
}

/** Opens the vault and its return; afterwards the list is shown. */
export async function openAgain(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
  await page.getByRole('button', { name: 'Mở khóa' }).click();
  await page.getByRole('button', { name: /Làm tiếp mục/ }).click();
  await page.getByRole('group', { name: /^Trạng thái của mục/ }).waitFor();
}

/** The acknowledged texts that the opened return no longer has. */
export async function lostEdits(page: Page, acknowledged: Acknowledged): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const [place, text] of acknowledged) {
    const [item = '', ...field] = place.split(' ');
    if ((await openItem(page)) !== item) {
      await page.locator(`[data-item="${item}"]`).click();
      await page.getByRole('group', { name: `Trạng thái của mục ${item}` }).waitFor();
    }
    const found = await page.getByRole('textbox', { name: field.join(' '), exact: true }).inputValue();
    if (found !== text) lost.push(`${place}: “${text}” is “${found}”`);
  }
  return lost;
}

/** Bytes of JavaScript objects of the window that are still in use after a collection. */
export async function heapAfterCollection(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  await cdp.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

const keys = [
  'Tab',
  'Shift+Tab',
  'ArrowDown',
  'ArrowUp',
  'Home',
  'End',
  'PageDown',
  'Escape',
  'F6',
  'Shift+F6',
  'F8',
  'Alt+ArrowDown',
  'Alt+ArrowUp',
  'Alt+1',
  'Alt+2',
  'Alt+3',
  'Control+f',
  'Control+s',
] as const;

/** Names of what is left alone: acts that cannot be taken back, that change answers by themselves, or leave the return. */
const leftAlone =
  /ký|niêm phong|xuất|gỡ|bỏ|xóa|khóa|hoàn tác|làm lại|chép|mẫu|nhiều mục|chọn tệp|lưu|trang chính|lập báo cáo|gửi|bổ sung|thay thế|thoát|đóng cửa sổ|thu nhỏ|phóng to|không áp dụng|không phát sinh|trợ giúp|hướng dẫn|tiếng anh|english/i;

/** Clicks one of the things that can be clicked now and are in sight; says its name. */
async function clickSomething(page: Page, dice: Dice): Promise<string> {
  const targets = await page.evaluate((pattern) => {
    const forbidden = new RegExp(pattern, 'i');
    return [...document.querySelectorAll<HTMLElement>('button, [role="row"][data-item], label')].flatMap(
      (element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 60);
        const inSight = element.contains(document.elementFromPoint(x, y));
        return inSight && !forbidden.test(name) ? [{ x, y, name }] : [];
      },
    );
  }, leftAlone.source);
  const target = targets[dice.below(targets.length)];
  if (target === undefined) {
    await page.keyboard.press('Escape');
    return 'nothing to click: Escape';
  }
  await page.mouse.click(target.x, target.y);
  return `click ${target.name}`;
}

/** Actions in a row without an open item; then the monkey is led back, or most of its run would be elsewhere. */
const mostAway = 5;

async function comeBack(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    if (document.querySelector('dialog[open]') !== null) return;
    document.querySelector<HTMLElement>('nav .outline-item')?.click();
  });
}

/** The item whose panel can be typed into, or null. */
function openItem(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    if (document.querySelector('dialog[open]') !== null) return null;
    const group = document.querySelector<HTMLElement>('fieldset[aria-label^="Trạng thái của mục "]');
    return group?.checkVisibility() ? (group.ariaLabel?.split(' ').at(-1) ?? null) : null;
  });
}

/** Waits until nothing is left to write. */
async function written(page: Page): Promise<void> {
  await page
    .getByText(/Đã ghi vào kho lúc/)
    .first()
    .waitFor();
}

async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

function textFor(field: Field, dice: Dice, action: number): string {
  if (field === 'Ngày hoàn thành') return `${String(1 + dice.below(28)).padStart(2, '0')}/05/2024`;
  const words = ['Đã', 'bố trí', 'trực ban', 'rà quét', 'mã độc', 'xử lý', 'Nguyễn Hưởng', 'khắc phục'];
  return `${pick(words, dice)} ${pick(words, dice)} lần ${action}`;
}

function pick<Value>(values: readonly Value[], dice: Dice): Value {
  const value = values[dice.below(values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}
