import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';

type AnyBridge = { readonly app: Record<string, (input?: unknown) => Promise<AnyResult>> };
type AnyResult = { readonly ok: boolean; readonly value: Record<string, unknown> };

const ended = ({ app }: LaunchedApp) => new Promise<void>((resolve) => app.once('close', () => resolve()));

const callApp = ({ page }: LaunchedApp, name: string, input?: unknown) =>
  page.evaluate(([call, given]) => (window as unknown as { tuanThu: AnyBridge }).tuanThu.app[call]?.(given), [
    name,
    input,
  ] as const);

describeUnless(whyNoApp(), `starting and closing in ${runtime}`, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-closing-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps settings over a restart', async () => {
    const first = await launchApp({ userData: folder });
    expect(await callApp(first, 'saveSettings', { language: 'en', theme: 'dark' })).toMatchObject({
      ok: true,
    });
    await first.close();
    const second = await launchApp({ userData: folder });
    expect(await callApp(second, 'state')).toMatchObject({
      value: { settings: { language: 'en', theme: 'dark' }, notices: [] },
    });
    await second.close();
  });

  it('starts with damaged settings, says so and keeps the damaged file', async () => {
    const damaged = '{"language":"en", "wind';
    await writeFile(path.join(folder, 'settings.json'), damaged);
    const launched = await launchApp({ userData: folder });
    expect(await callApp(launched, 'state')).toMatchObject({
      value: { settings: { language: 'vi' }, notices: [{ code: 'settings-damaged' }] },
    });
    await launched.close();
    expect(await readFile(path.join(folder, 'settings.damaged.json'), 'utf8')).toBe(damaged);
  });

  it('ends when its window is closed', async () => {
    const launched = await launchApp({ userData: folder });
    const end = ended(launched);
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await end;
  });

  it('stays open while a page has something to write, and closes when the page asks for it', async () => {
    const launched = await launchApp({ userData: folder });
    const { app, page } = launched;
    await page.evaluate(() => {
      const state = { asked: 0 };
      Object.assign(window, { closing: state });
      window.addEventListener('beforeunload', (event) => {
        state.asked += 1;
        if (state.asked === 1) event.preventDefault();
      });
    });
    // Chromium asks a page only after a person has touched it.
    await page.mouse.click(5, 5);
    await app.evaluate((electron) => electron.app.quit());
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { closing: { asked: number } }).closing.asked))
      .toBe(1);
    const end = ended(launched);
    await page.evaluate(() => {
      setTimeout(() => window.close());
    });
    await end;
  });

  it('does not start twice on the same data', async () => {
    const launched = await launchApp({ userData: folder });
    await expect(launchApp({ userData: folder })).rejects.toThrow();
    expect(await callApp(launched, 'state')).toMatchObject({ ok: true });
    await launched.close();
  });
});
