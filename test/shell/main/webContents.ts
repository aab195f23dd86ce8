import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { toApp, toBrowser } from './addresses.ts';
import { app } from './app.ts';
import { browser, newPageTarget } from './browser.ts';
import type { CdpClient } from './cdp.ts';
import { encodeArguments, installPreload, type TellPage } from './preloadBridge.ts';
import { interceptRequests } from './requests.ts';
import { defaultSession } from './session.ts';
import { markPage } from './shellMark.ts';
import { strict } from './strict.ts';

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'deny' | 'allow' };

const all = new Map<string, WebContents>();

/** A page of the browser, attached over CDP, with the app's preload in it. */
export class WebContents extends EventEmitter {
  readonly session = defaultSession;
  /** CDP's id of the page and of its main frame; '' until the page exists. */
  targetId = '';
  private url = '';
  private readonly expected = new Set<string>();
  private destroyed = false;
  private openHandler: OpenHandler = () => ({ action: 'allow' });
  private readonly attached: Promise<{ client: CdpClient; sessionId: string; tell: TellPage }>;

  constructor(preloadFile: string) {
    super();
    this.attached = this.attach(preloadFile);
    this.attached.catch((error: unknown) => {
      process.stderr.write(`test shell: ${error}\n`);
      app.exit(1);
    });
  }

  async loadURL(address: string): Promise<void> {
    this.expected.add(address);
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const { errorText } = await this.command<{ errorText?: string }>('Page.navigate', {
      url: toBrowser(address),
    });
    if (errorText) throw new Error(`${errorText} loading '${address}'`);
    await loaded;
  }

  getURL(): string {
    return this.url;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  send(channel: string, ...args: unknown[]): void {
    const message = { channel, args: encodeArguments(args) };
    void this.attached.then(({ tell }) => tell(message));
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  async executeJavaScript(code: string): Promise<unknown> {
    const parameters = { expression: code, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result } = await this.command<{ result: { value?: unknown } }>('Runtime.evaluate', parameters);
    return result.value;
  }
  /** Ends the page without asking it. */
  close(_options?: { readonly waitForBeforeUnload?: boolean }): void {
    if (this.destroyed) return;
    const { targetId } = this;
    this.markDestroyed();
    void browser.then((client) => client.send('Target.closeTarget', { targetId })).catch(() => {}); // gone already
  }

  /**
   * For the shell. Does the page agree to be closed? Its `beforeunload` listeners are asked by hand: the browser would show
   * a question that Electron does not have. A page that hangs cannot refuse.
   */
  async mayUnload(): Promise<boolean> {
    const ask = `(() => {
      const event = new Event('beforeunload', { cancelable: true });
      dispatchEvent(event);
      return !event.defaultPrevented;
    })()`;
    const limit = sleep(2_000, undefined, { ref: false });
    const answer = await Promise.race([this.executeJavaScript(ask), limit]).catch(() => undefined);
    return answer !== false;
  }
  /** For the shell. One command to this page. */
  async command<T = Record<string, unknown>>(method: string, params: object = {}): Promise<T> {
    const { client, sessionId } = await this.attached;
    return client.send<T>(method, params, sessionId);
  }
  /** For the shell. Main's own `loadURL` is no navigation of the page. */
  startedByMain(address: string): boolean {
    return this.expected.delete(address);
  }
  /** For the shell. The page asked for a new window: main decides, and the shell knows only how to deny. */
  askToOpen(address: string): void {
    const { action } = this.openHandler({ url: toApp(address) });
    if (action !== 'deny') process.stderr.write(`test shell: it cannot open the window ${address}\n`);
  }

  private async attach(preloadFile: string) {
    const client = await browser;
    this.targetId = await newPageTarget();
    const parameters = { targetId: this.targetId, flatten: true };
    const { sessionId } = await client.send<{ sessionId: string }>('Target.attachToTarget', parameters);
    all.set(this.targetId, this);
    this.listen(client, sessionId);
    await client.send('Page.enable', {}, sessionId);
    await client.send('Runtime.enable', {}, sessionId);
    const tell = await installPreload(client, sessionId, this, preloadFile);
    await markPage(client, sessionId);
    await interceptRequests(client, sessionId, this);
    return { client, sessionId, tell };
  }

  private listen(client: CdpClient, sessionId: string): void {
    client.on(
      `${sessionId}:Page.frameNavigated`,
      ({ frame }: { frame: { parentId?: string; url: string } }) => {
        if (frame.parentId === undefined) this.url = toApp(frame.url);
      },
    );
    client.on(
      `${sessionId}:Page.navigatedWithinDocument`,
      ({ frameId, url }: { frameId: string; url: string }) => {
        if (frameId === this.targetId) this.url = toApp(url);
      },
    );
    client.on(`${sessionId}:Page.windowOpen`, ({ url }: { url: string }) => this.askToOpen(url));
    client.on(`${sessionId}:Page.loadEventFired`, () => this.emit('did-finish-load', {}));
    client.on(':Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
      if (targetId === this.targetId) this.markDestroyed();
    });
  }

  private markDestroyed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.delete(this.targetId);
    this.emit('destroyed');
  }
}

/** Makes the contents of a new window known to the app before anything is loaded. */
export function createWebContents(preloadFile: string): WebContents {
  const contents = strict('webContents', new WebContents(preloadFile));
  app.emit('web-contents-created', {}, contents);
  return contents;
}

export const webContents = strict('webContents', {
  fromDevToolsTargetId: (targetId: string) => all.get(targetId),
});
