import { app, commandLine } from './app.ts';
import { browserStarted } from './browser.ts';
import { forgetAllWindows } from './browserWindow.ts';
import { CdpClient } from './cdp.ts';
import { startChromium } from './chromium.ts';
import { refuseOpenedPages } from './openedPages.ts';
import { refuseDownloads } from './session.ts';

/**
 * Starts the browser after the main file and Playwright's loader have run, so that the switches they append are seen; not
 * at all when the app has quit by then, as a second instance does.
 */
export function launch(): void {
  setImmediate(() => {
    if (!app.isQuitting) start().catch(fail);
  });
}

async function start(): Promise<void> {
  const chromium = await startChromium(commandLine.forChromium(), app.getName());
  app.stopBrowser = chromium.stop;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.exit(1));
  const client = await CdpClient.connect(chromium.endpoint);
  client.on('close', () => {
    forgetAllWindows();
    app.quit();
  });
  await client.send('Target.setDiscoverTargets', { discover: true });
  const { targetInfos } = await client.send<{ targetInfos: readonly { type: string; targetId: string }[] }>(
    'Target.getTargets',
  );
  refuseOpenedPages(client);
  await refuseDownloads(client);
  browserStarted(client, targetInfos.find(({ type }) => type === 'page')?.targetId ?? null);
  // Playwright reads this line from the app's own stderr, at the start of a line.
  if (commandLine.hasSwitch('remote-debugging-port'))
    process.stderr.write(`\nDevTools listening on ${chromium.endpoint}\n`);
  app.becomeReady();
}

function fail(error: unknown): void {
  process.stderr.write(`test shell: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  app.exit(1);
}
