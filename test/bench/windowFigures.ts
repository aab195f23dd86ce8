import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/findBrowser.mjs';
import { launchApp, runtime, whyNoApp } from '../e2e/support/launchApp.ts';
import { passphrase, setUp } from '../e2e/support/officialAtWork.ts';
import { type Figure, figure, median, ms, unmeasured } from './figure.ts';
import { runNode } from './runProgram.ts';
import { bundled, inWorkplace, root } from './workplace.ts';

const rounds = 5;
const launchGoalMs = 1500;
const unlockGoalMs = 800;
const blockGoalMs = 50;

interface Spent {
  readonly unlock: readonly number[];
  readonly blocked: readonly number[];
  readonly scrypt: readonly number[];
}

/** Opening the vault with the usual work factor, and how long main stands still meanwhile. */
export function unlockVault(): Promise<readonly Figure[]> {
  return inWorkplace(async (folder) => {
    const program = await bundled('unlockVault', folder);
    const { stdout } = await runNode(program, [folder, root, '7'], folder);
    const { unlock, blocked, scrypt } = JSON.parse(stdout) as Spent;
    const block = Math.max(...blocked);
    return [
      figure({
        what: 'unlock (scrypt 2^17)',
        ours: ms(median(unlock)),
        peer: `${ms(median(scrypt))} scrypt alone`,
        ratio: median(unlock) / median(scrypt),
        goal: `≤ ${unlockGoalMs} ms`,
        isMet: median(unlock) <= unlockGoalMs,
        note: `in the engine's thread, as main asks for it; median of ${unlock.length}`,
      }),
      figure({
        what: '  longest block of the thread that asks',
        ours: ms(block),
        goal: `≤ ${blockGoalMs} ms`,
        isMet: block <= blockGoalMs,
        note: `event loop delay of main's thread, worst of ${blocked.length} unlocks`,
      }),
    ];
  });
}

/** From the launch to the first control, with a vault there and everything read from disk before. */
export async function openWindow(): Promise<readonly Figure[]> {
  const what = `window usable after launch (${runtime}), warm`;
  const reason = whyNoApp();
  if (reason !== null) return [unmeasured(what, `≤ ${launchGoalMs} ms`, reason)];
  return inWorkplace(async (folder) => {
    const userData = path.join(folder, 'user-data');
    await mkdir(userData);
    await withApp(userData, setUp);
    const launches: number[] = [];
    const browsers: number[] = [];
    const blocks: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      await withApp(userData, async (page) => {
        await page.getByRole('textbox', { name: 'Mật khẩu' }).waitFor();
        launches.push(performance.now() - started);
        blocks.push(await longestBlockWhileUnlocking(page));
      });
      browsers.push(await bareBrowser(path.join(folder, 'profile')));
    }
    const block = Math.max(...blocks);
    return [
      figure({
        what,
        ours: ms(median(launches)),
        peer: `${ms(median(browsers))} Chromium alone`,
        ratio: median(launches) / median(browsers),
        goal: `≤ ${launchGoalMs} ms`,
        isMet: median(launches) <= launchGoalMs,
        note: `start of the process to the field of the passphrase, as Playwright sees it; median of ${rounds}`,
      }),
      figure({
        what: '  longest block of the window while unlocking',
        ours: ms(block),
        goal: `≤ ${blockGoalMs} ms`,
        isMet: block <= blockGoalMs,
        note: `from the key press to the home screen, its drawing included; worst of ${rounds}`,
      }),
    ];
  });
}

async function withApp(userData: string, work: (page: Page) => Promise<void>): Promise<void> {
  const launched = await launchApp({ userData });
  try {
    await work(launched.page);
  } finally {
    await launched.close();
  }
}

/** The browser itself, the same way, to a page that holds one field. */
async function bareBrowser(profile: string): Promise<number> {
  const started = performance.now();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser() ?? '',
    args: ['--no-sandbox'],
  });
  const [page] = context.pages();
  if (page === undefined) throw new Error('the browser shows no page');
  await page.setContent('<input aria-label="x">');
  await page.getByRole('textbox').waitFor();
  const spent = performance.now() - started;
  await context.close();
  return spent;
}

/** The longest time in which the page could not run a timer. */
async function longestBlockWhileUnlocking(page: Page): Promise<number> {
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(passphrase);
  await page.evaluate(() => {
    const watch = { longest: 0, last: performance.now() };
    Object.assign(globalThis, { watch });
    setInterval(() => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
    }, 1);
  });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ủy ban nhân dân huyện Thử Nghiệm' }).waitFor();
  return page.evaluate(() => (globalThis as unknown as { watch: { longest: number } }).watch.longest);
}
