import { EventEmitter } from 'node:events';
import { app, preventable } from './app.ts';
import { strict } from './strict.ts';
import { createWebContents, type WebContents } from './webContents.ts';

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}
type State = 'normal' | 'maximized' | 'minimized';
interface WindowOptions extends Partial<Bounds> {
  readonly webPreferences?: { readonly preload?: string };
}

const windows: BrowserWindow[] = [];

/** A window around one page. Size and state are real; what only a window manager knows is remembered. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  private bounds: Bounds;
  private state: State = 'normal';
  private destroyed = false;

  constructor(options: WindowOptions) {
    super();
    const preload = options.webPreferences?.preload;
    if (preload === undefined) throw new Error('The test shell opens windows with a preload only.');
    this.bounds = { x: 0, y: 0, width: 800, height: 600, ...definedBounds(options) };
    this.webContents = createWebContents(preload);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.once('destroyed', () => this.forget());
    this.webContents.on('page-asks-to-close', () => this.close());
    void this.place(this.bounds);
    const self = strict('BrowserWindow', this);
    windows.push(self);
    // biome-ignore lint/correctness/noConstructorReturn: the app must get the strict object itself.
    return self;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.find((window) => window.webContents === contents) ?? null;
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }
  show(): void {}
  focus(): void {
    void this.webContents.command('Page.bringToFront');
  }
  maximize(): void {
    this.setState('maximized');
  }
  restore(): void {
    this.setState('normal');
  }
  isMaximized(): boolean {
    return this.state === 'maximized';
  }
  isMinimized(): boolean {
    return this.state === 'minimized';
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getBounds(): Bounds {
    return { ...this.bounds };
  }
  getNormalBounds(): Bounds {
    return { ...this.bounds };
  }
  setBounds(bounds: Partial<Bounds>): void {
    Object.assign(this.bounds, definedBounds(bounds));
    void this.place(this.bounds);
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  close(): void {
    void this.tryToClose();
  }
  /** For the shell. Closes the window unless a listener of `close` or the page itself refuses. */
  async tryToClose(): Promise<boolean> {
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented || !(await this.webContents.mayUnload())) return false;
    this.webContents.close();
    return true;
  }
  /** For the shell. The page is gone. */
  forget(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.splice(
      windows.findIndex((window) => window.webContents === this.webContents),
      1,
    );
    this.emit('closed');
    if (windows.length > 0 || app.isQuitting || app.closingWindows) return;
    if (!app.emit('window-all-closed')) app.quit();
  }

  private setState(state: State): void {
    this.state = state;
    void this.place({ windowState: state });
  }

  private async place(bounds: object): Promise<void> {
    const { windowId } = await this.webContents.command<{ windowId: number }>('Browser.getWindowForTarget');
    await this.webContents.command('Browser.setWindowBounds', { windowId, bounds });
  }
}

app.closeWindows = async () => {
  const outcomes = await Promise.all([...windows].map((window) => window.tryToClose()));
  return outcomes.every((closed) => closed);
};

/** For the launcher: without its browser no window is left. */
export function forgetAllWindows(): void {
  for (const window of [...windows]) window.forget();
}

function definedBounds(options: Partial<Bounds>): Partial<Bounds> {
  const names = ['x', 'y', 'width', 'height'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
}
