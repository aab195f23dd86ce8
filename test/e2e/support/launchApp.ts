import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { chooseRuntime, shellFolder } from '../../../scripts/chooseRuntime.mjs';
import { findBrowser, howToInstallBrowser } from '../../../scripts/findBrowser.mjs';
import { type FakedDialogs, fakeDialogs } from './fakeDialogs.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** The runtime of this run, for the titles of tests. */
export const runtime = chooseRuntime();

/** Why the app cannot be opened on this machine, or null: without a runtime the end-to-end tests are skipped. */
export function whyNoApp(): string | null {
  if (runtime === 'electron') return null;
  if (process.platform === 'win32')
    return 'the test shell does not run on Windows and Electron is not downloaded';
  return findBrowser() === null ? `no Chromium-based browser was found. ${howToInstallBrowser()}` : null;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Folder of the app's data; kept by `close()` when it was given to `launchApp`. */
  readonly userData: string;
  readonly dialogs: FakedDialogs;
  /** Errors and warnings of the page's console and uncaught errors, in order. */
  readonly consoleProblems: readonly string[];
  /** Addresses the page asked for, other than the app's own, `data:` and `blob:`. */
  readonly foreignRequests: readonly string[];
  /** Ends the app and removes its folders. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** A folder from an earlier launch, to see what a restart keeps. */
  readonly userData?: string;
  /** Inner size of the window in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly arguments?: readonly string[];
}

/**
 * Opens the built app with data folders of its own. The same call works on real Electron and in the test shell: Playwright
 * finds the shell by the variable that also redirects Electron's own launcher.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-e2e-'));
  const removeHome = () => rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const userData = options.userData ?? path.join(home, 'user-data');
  if (runtime === 'shell') process.env.ELECTRON_OVERRIDE_DIST_PATH = shellFolder;
  let app: ElectronApplication | null = null;
  try {
    app = await _electron.launch({
      args: [`--user-data-dir=${userData}`, root, ...(options.arguments ?? [])],
      cwd: root,
      env: { ...definedEnvironment(), XDG_CONFIG_HOME: home, TUAN_THU_SHELL_HEADLESS: '1' },
    });
    return { ...(await prepare(app, options)), userData, close: () => closeApp(app, removeHome) };
  } catch (error) {
    await closeApp(app, removeHome);
    throw error;
  }
}

async function prepare(app: ElectronApplication, { size }: LaunchOptions) {
  const consoleProblems: string[] = [];
  const foreignRequests: string[] = [];
  app.context().on('page', (page) => watch(page, consoleProblems, foreignRequests));
  const page = await app.firstWindow();
  watch(page, consoleProblems, foreignRequests);
  const dialogs = await fakeDialogs(app);
  if (size) await setInnerSize(app, size);
  await page.waitForURL((address) => address.protocol !== 'about:', { waitUntil: 'load' });
  return { app, page, dialogs, consoleProblems, foreignRequests };
}

async function closeApp(app: ElectronApplication | null, removeHome: () => Promise<void>): Promise<void> {
  await app?.close();
  await removeHome();
}

const watched = new WeakSet<Page>();

function watch(page: Page, consoleProblems: string[], foreignRequests: string[]): void {
  if (watched.has(page)) return;
  watched.add(page);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') consoleProblems.push(message.text());
  });
  page.on('pageerror', (error) => consoleProblems.push(String(error)));
  page.on('request', (request) => {
    if (!isOwn(request.url())) foreignRequests.push(request.url());
  });
}

/** In the shell the app's pages have an address that can never resolve (RFC 2606) instead of `app://bundle`. */
function isOwn(address: string): boolean {
  return /^(app:\/\/bundle\/|https:\/\/bundle\.app\.invalid\/|data:|blob:|about:blank)/.test(address);
}

async function setInnerSize(app: ElectronApplication, { width, height }: { width: number; height: number }) {
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const);
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
