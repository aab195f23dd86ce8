import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { releaseLock, takeLock } from './singleInstance.ts';
import { strict } from './strict.ts';

type PreventableEvent = { preventDefault(): void; readonly defaultPrevented: boolean };

const appFolder = process.env.TUAN_THU_SHELL_APP ?? process.cwd();
const manifest = JSON.parse(readFileSync(path.join(appFolder, 'package.json'), 'utf8')) as {
  name: string;
  productName?: string;
  version: string;
};

/** Switches of the command line and those the app adds, in Electron's form. */
class CommandLine {
  private readonly switches = new Map<string, string>();

  constructor(given: readonly string[]) {
    for (const text of given) {
      const [, name = '', value = ''] = /^--([^=]+)=?(.*)$/s.exec(text) ?? [];
      this.switches.set(name, value);
    }
  }
  appendSwitch(name: string, value = ''): void {
    this.switches.set(name, value);
  }
  hasSwitch(name: string): boolean {
    return this.switches.has(name);
  }
  getSwitchValue(name: string): string {
    return this.switches.get(name) ?? '';
  }
  /** What Chromium gets: all but the debugging port and the profile, which are the shell's own. */
  forChromium(): readonly string[] {
    return [...this.switches]
      .filter(([name]) => name !== 'remote-debugging-port' && name !== 'user-data-dir')
      .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
  }
}

export const commandLine = new CommandLine(
  JSON.parse(process.env.TUAN_THU_SHELL_SWITCHES ?? '[]') as readonly string[],
);
const ready = Promise.withResolvers<object>();
const folders = new Map<string, string>();

class App extends EventEmitter {
  readonly commandLine = strict('app.commandLine', commandLine);
  readonly isPackaged = false;
  private readyYet = false;
  private quitting = false;
  /** While the app quits, the last window's end is no news. */
  closingWindows = false;
  /** Set by the launcher: ends the browser. */
  stopBrowser: () => void = () => {};

  whenReady(): Promise<object> {
    return ready.promise;
  }
  isReady(): boolean {
    return this.readyYet;
  }
  /** For the launcher only. `ready` is emitted first: Playwright's loader takes the arguments from that event. */
  becomeReady(): void {
    this.readyYet = true;
    this.emit('ready', {});
    ready.resolve({});
  }
  get isQuitting(): boolean {
    return this.quitting;
  }
  getName(): string {
    return manifest.productName ?? manifest.name;
  }
  getVersion(): string {
    return manifest.version;
  }
  getAppPath(): string {
    return appFolder;
  }
  getLocale(): string {
    return 'vi';
  }
  getPath(name: string): string {
    const known = folders.get(name) ?? defaultFolder(name, this.getName());
    if (known === undefined) throw new Error(`Failed to get '${name}' path`);
    if (name === 'userData') mkdirSync(known, { recursive: true });
    return known;
  }
  setPath(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
    folders.set(name, folder);
  }
  enableSandbox(): void {
    if (this.readyYet) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  configureHostResolver(_options: object): void {
    if (!this.readyYet) throw new Error('configureHostResolver cannot be called before the app is ready');
  }
  requestSingleInstanceLock(): boolean {
    return takeLock(this.getPath('userData'));
  }
  /** Closes the windows first, as Electron does; a page or a listener that refuses keeps the app running. */
  quit(): void {
    if (this.quitting || this.closingWindows || !this.announce('before-quit')) return;
    this.closingWindows = true;
    void this.closeWindows().then((closed) => {
      this.closingWindows = false;
      if (closed && this.announce('will-quit')) this.exit(0);
    });
  }
  exit(code = 0): void {
    this.quitting = true;
    this.emit('quit', {}, code);
    releaseLock();
    this.stopBrowser();
    process.exit(code);
  }
  /** Replaced by the windows' module: closes all and tells whether none refused. */
  closeWindows: () => Promise<boolean> = async () => true;

  private announce(name: string): boolean {
    const event = preventable();
    this.emit(name, event);
    return !event.defaultPrevented;
  }
}

export const app = strict('app', new App());

/** An event whose default may be refused by a listener. */
export function preventable<T extends object>(facts?: T): PreventableEvent & T {
  let prevented = false;
  return Object.defineProperties({ ...facts } as PreventableEvent & T, {
    preventDefault: {
      value: () => {
        prevented = true;
      },
    },
    defaultPrevented: { get: () => prevented },
  });
}

function defaultFolder(name: string, appName: string): string | undefined {
  const home = os.homedir();
  const config = process.env.XDG_CONFIG_HOME || path.join(home, '.config');
  const places: Readonly<Record<string, string>> = {
    home,
    appData: config,
    userData: commandLine.getSwitchValue('user-data-dir') || path.join(config, appName),
    temp: os.tmpdir(),
    downloads: path.join(home, 'Downloads'),
    documents: path.join(home, 'Documents'),
    desktop: path.join(home, 'Desktop'),
    pictures: path.join(home, 'Pictures'),
    exe: process.execPath,
  };
  return places[name];
}
