import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { inspect } from 'node:util';
import { app, BrowserWindow, dialog, ipcMain, powerMonitor, session } from 'electron';
import { type Events, eventNames } from '../shared/contract.ts';
import type { Result } from '../shared/result.ts';
import { problemText } from '../shared/text/problemText.ts';
import { offerEditMenu, setAppMenu } from './appMenu.ts';
import { startPage } from './appOrigin.ts';
import { appPaths, keepUserDataLocal } from './appPaths.ts';
import { registerAppScheme, serveApp } from './appProtocol.ts';
import { startAutoLock } from './autoLock.ts';
import { createCutOffWork } from './cutOffWork.ts';
import { openDeviceKey } from './deviceKey.ts';
import { createDialogs } from './dialogs.ts';
import type { EngineCallName } from './engineCalls.ts';
import { createEngineHost, type EngineHost } from './engineHost.ts';
import { writeFault } from './faultLog.ts';
import { createHandlers } from './handlers.ts';
import { rememberHead } from './headMemory.ts';
import { registerCalls, sendEvent } from './ipc.ts';
import { lockDownNameLookup, lockDownProcess, lockDownSession } from './lockdown.ts';
import { createLocker, sealingLimitMs } from './locker.ts';
import { openSettings } from './settings.ts';
import { openSettingsStore } from './settingsStore.ts';
import { startUtilityTokenHost } from './utilityTokenHost.ts';
import { openMainWindow } from './window.ts';

keepUserDataLocal(process.env, process.platform);
lockDownProcess();
registerAppScheme();

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showRunningWindow);
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start, stopWithFault).catch(stopWithFault);
} else {
  app.quit();
}

function start(): void {
  const devTools = !app.isPackaged;
  lockDownNameLookup();
  const { settings, problems } = openSettings(app.getPath('userData'), openSettingsStore);
  // No `persist:` in the name: the session lives in memory and leaves nothing of the pages on the disk.
  const pages = session.fromPartition('tuan-thu', { cache: false });
  lockDownSession(pages, { devTools });

  const engine = createEngineHost({
    workerFile: appPaths.engineWorker,
    folders: { resources: appPaths.resources, assets: appPaths.assets, vault: vaultFolder() },
    startTokenHost: () => startUtilityTokenHost(appPaths.tokenHost),
    onEvent: (name, payload) =>
      name === 'audit.head' ? rememberHead(settings, payload) : tellWindow(name, payload),
    onStop: (fault) => {
      recordFault('engine', Object.assign(new Error(), fault));
      cutOff.locked();
      handlers.forgetChoices();
      tellWindow('vault.locked', { reason: 'engine-stopped', typedLost: false });
    },
  });
  // It loads while the window opens: the page's first question then waits for neither.
  engine.start();
  const cutOff = createCutOffWork();
  const ask = (call: EngineCallName) => engine.call(call, undefined) as Promise<Result<unknown>>;
  const locker = createLocker({
    async isOpen() {
      const state = await ask('vault.state');
      return state.ok && state.value === 'open';
    },
    tellLocking: (reason) => tellWindow('vault.locking', { reason }),
    lockVault() {
      cutOff.locked();
      return ask('vault.lock') as Promise<Result<void>>;
    },
    afterLock(reason, typedLost) {
      handlers.forgetChoices();
      tellWindow('vault.locked', { reason, typedLost });
    },
    waitMs: sealingLimitMs,
  });
  const handlers = createHandlers({
    engine,
    settings,
    notices: problems,
    dialogs: createDialogs(settings),
    locker,
    cutOff,
    deviceKey: openDeviceKey(app.getPath('userData'), process.platform),
  });
  registerCalls(ipcMain, handlers.calls, recordFault);
  startAutoLock({
    powerMonitor,
    minutes: () => settings.get('lockAfterMinutes'),
    lock: (reason) => locker.lockBy(reason),
    onFault: (error) => recordFault('lock', error),
  });
  serveApp(pages, { root: appPaths.renderer, showFile: handlers.showFile });
  setAppMenu(settings.get('language'));

  const window = openMainWindow({
    session: pages,
    preload: appPaths.preload,
    icon: appPaths.icon,
    settings,
    devTools,
  });
  offerEditMenu(window.webContents, () => settings.get('language'));
  showAgainAfterCrash(window);
  endEngineBeforeQuit(engine);
}

/** The vault stays open in the engine, so a page that crashed is shown again; one that crashes at once is left alone. */
function showAgainAfterCrash(window: BrowserWindow): void {
  const shortestLifeMs = 10_000;
  let shownAt = performance.now();
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    recordFault('page', new Error(reason));
    if (reason === 'clean-exit' || performance.now() - shownAt < shortestLifeMs) return;
    shownAt = performance.now();
    void window.loadURL(startPage);
  });
}

/** Longest wait for the vault to close before the app ends all the same, in milliseconds: the vault survives either way. */
const closingLimitMs = 10_000;

/** The vault is locked and the engine ends first, so that no write is cut off and no thread outlives the app. */
function endEngineBeforeQuit(engine: EngineHost): void {
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void lockVault(engine)
      .then(() => engine.close())
      .finally(() => {
        ended = true;
        app.quit();
      });
  });
}

async function lockVault(engine: EngineHost): Promise<void> {
  const limit = new Promise((resolve) => setTimeout(resolve, closingLimitMs).unref());
  try {
    await Promise.race([engine.call('vault.lock', undefined), limit]);
  } catch (error) {
    recordFault('quit', error);
  }
}

function vaultFolder(): string {
  return path.join(app.getPath('userData'), 'vault');
}

function tellWindow(name: string, payload: unknown): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window !== undefined && isEventName(name)) sendEvent(window.webContents, name, payload as never);
}

function isEventName(name: string): name is keyof Events {
  return eventNames.some((known) => known === name);
}

/** A second start shows the window that is already open: two processes on one vault would lock each other out. */
function showRunningWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

function recordFault(call: string, error: unknown): string {
  const suffix = randomBytes(2).toString('hex');
  if (!app.isPackaged) process.stderr.write(`${call}: ${inspect(error)}\n`);
  return writeFault(app.getPath('userData'), { call, error, at: new Date(), suffix });
}

function stopWithFault(error: unknown): void {
  const reference = recordFault('start', error);
  const problem = { code: 'unexpected', facts: { reference } } as const;
  dialog.showErrorBox('Tuân Thủ', problemText(problem, 'vi'));
  app.exit(1);
}
