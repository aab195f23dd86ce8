import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type LaunchedApp, launchApp, runtime, whyNoApp } from './support/launchApp.ts';

describeUnless(whyNoApp(), `the locked window in ${runtime}`, () => {
  let launched: LaunchedApp;
  beforeAll(async () => {
    launched = await launchApp();
  }, 60_000);
  afterAll(async () => {
    await launched?.close();
  });

  it('opens with the app’s own page and no problem on the console', async () => {
    const { app, page, consoleProblems, foreignRequests } = launched;
    expect(await page.title()).toContain('Tuân Thủ');
    const address = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    );
    expect(address).toBe('app://bundle/index.html');
    expect(consoleProblems).toEqual([]);
    expect(foreignRequests).toEqual([]);
  });

  it('keeps its data where it was told to', async () => {
    const { app, userData } = launched;
    expect(await app.evaluate((electron) => electron.app.getPath('userData'))).toBe(userData);
  });

  it('has no require, no process and no way to overwrite the bridge', async () => {
    const seen = await launched.page.evaluate(() => {
      const page = window as unknown as Record<string, unknown>;
      const bridge = page.tuanThu;
      try {
        page.tuanThu = 'mine';
      } catch {}
      return {
        require: typeof page.require,
        process: typeof page.process,
        module: typeof page.module,
        kept: page.tuanThu === bridge && Object.isFrozen(bridge),
      };
    });
    expect(seen).toEqual({ require: 'undefined', process: 'undefined', module: 'undefined', kept: true });
  });

  it('runs no code from text', async () => {
    // In a task of its own: Playwright's evaluate itself is exempt from the policy.
    const outcome = await launched.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              // biome-ignore lint/security/noGlobalEval: the test proves that it is refused.
              resolve(String(globalThis.eval('1 + 1')));
            } catch (error) {
              resolve((error as Error).name);
            }
          });
        }),
    );
    expect(outcome).toBe('EvalError');
  });

  it('runs no inline script and takes no text as HTML', async () => {
    const outcome = await launched.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              document.createElement('div').innerHTML = '<b>x</b>';
              resolve('accepted');
            } catch (error) {
              resolve((error as Error).name);
            }
          });
        }),
    );
    expect(outcome).toBe('TypeError');
  });

  it.each(['https://example.com/', 'http://127.0.0.1:9/', 'app://other/index.html'])(
    'cannot fetch %s',
    async (address) => {
      const outcome = await launched.page.evaluate(
        (url) =>
          new Promise<string>((resolve) => {
            setTimeout(() =>
              fetch(url).then(
                () => resolve('reached'),
                (error: Error) => resolve(error.name),
              ),
            );
          }),
        address,
      );
      expect(outcome).toBe('TypeError');
    },
  );

  it('reads nothing outside its own folder', async () => {
    const statuses = await launched.page.evaluate(async () => {
      const names = [
        '../main/main.js',
        '..%2fmain%2fmain.js',
        '%2e%2e/%2e%2e/package.json',
        'preview/none.pdf',
        'x.html',
      ];
      return Promise.all(names.map(async (name) => (await fetch(`./${name}`)).status));
    });
    expect(statuses).toEqual([404, 404, 404, 404, 404]);
  });

  it('stays on its page when told to go elsewhere', async () => {
    const { app, page } = launched;
    await page.evaluate(() => {
      setTimeout(() => {
        window.location.href = 'https://example.com/';
      });
    });
    await page.waitForTimeout(300);
    const address = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    );
    expect(address).toMatch(/^app:\/\/bundle\/index\.html/);
    expect(await page.title()).toContain('Tuân Thủ');
  });

  it('opens no second window', async () => {
    const { app, page } = launched;
    const opened = await page.evaluate(() => window.open('https://example.com/') === null);
    await page.waitForTimeout(200);
    expect(opened).toBe(true);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(app.windows()).toHaveLength(1);
  });

  it('answers a call of the contract and refuses an input the contract does not know', async () => {
    const [state, wrong, tooMany] = await launched.page.evaluate(async () => {
      const bridge = (window as unknown as { tuanThu: AnyBridge }).tuanThu;
      return [
        await bridge.app.state?.(),
        await bridge.vault.unlock?.({ passphrase: 7 }),
        await bridge.app.saveSettings?.({ language: 'vi', more: true }),
      ];
    });
    expect(state).toMatchObject({ ok: true, value: { vault: 'none' } });
    expect(wrong).toMatchObject({
      ok: false,
      problems: [{ code: 'ipc-refused', facts: { call: 'vault.unlock' } }],
    });
    expect(tooMany).toMatchObject({ ok: false, problems: [{ code: 'ipc-refused' }] });
  });

  it('listens on no channel besides the calls of the contract', async () => {
    expect(await launched.app.evaluate(({ ipcMain }) => ipcMain.eventNames().map(String))).toEqual([]);
  });

  it('gives no permission and starts no download', async () => {
    const { page } = launched;
    const permission = await page.evaluate(async () => {
      const status = await navigator.permissions.query({ name: 'geolocation' });
      return status.state;
    });
    expect(permission).not.toBe('granted');
    const download = page.waitForEvent('download', { timeout: 500 }).then(
      async (started) => (await started.failure()) ?? 'saved',
      () => 'none',
    );
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    });
    expect(await download).not.toBe('saved');
  });
});

type AnyBridge = Record<string, Record<string, (input?: unknown) => Promise<unknown>>> & {
  readonly app: Record<string, (input?: unknown) => Promise<unknown>>;
  readonly vault: Record<string, (input?: unknown) => Promise<unknown>>;
};
