import { EventEmitter } from 'node:events';
import { preventable } from './app.ts';
import type { CdpClient } from './cdp.ts';
import { strict } from './strict.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (
  details: { readonly url: string; readonly method: string; readonly resourceType: string },
  answer: (response: { cancel?: boolean }) => void,
) => void;

/** The one session of the shell: every partition is this one, and nothing of it outlives the browser's profile. */
export class Session extends EventEmitter {
  private readonly handlers = new Map<string, ProtocolHandler>();
  private beforeRequest: BeforeRequest | null = null;

  readonly protocol = strict('session.protocol', {
    handle: (scheme: string, handler: ProtocolHandler) => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.handlers.set(scheme, handler);
    },
  });
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.beforeRequest = listener;
    },
  });

  // Stored for nobody: the browser runs with --deny-permission-prompts and offers no devices.
  setPermissionRequestHandler(_handler: unknown): void {}
  setPermissionCheckHandler(_handler: unknown): void {}
  setDevicePermissionHandler(_handler: unknown): void {}
  setSpellCheckerEnabled(_enabled: boolean): void {}
  setSpellCheckerDictionaryDownloadURL(_address: string): void {}

  /** For the shell: does the app let this request through? */
  allows(url: string, method: string, resourceType: string): Promise<boolean> {
    const listener = this.beforeRequest;
    if (listener === null) return Promise.resolve(true);
    return new Promise((resolve) => {
      listener({ url, method, resourceType }, ({ cancel }) => resolve(cancel !== true));
    });
  }

  /** For the shell: the handler of the address's scheme. */
  handlerOf(url: string): ProtocolHandler | undefined {
    return this.handlers.get(new URL(url).protocol.slice(0, -1));
  }
}

export const defaultSession = strict('session', new Session());

export const session = strict('session', {
  defaultSession,
  fromPartition: (_partition: string, _options?: object) => defaultSession,
});

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (_schemes: readonly object[]) => {},
});

/** Downloads are cancelled as soon as they begin; one the app did not refuse is an error of the app. */
export async function refuseDownloads(client: CdpClient): Promise<void> {
  client.on(':Browser.downloadWillBegin', ({ url, guid }: { url: string; guid: string }) => {
    const event = preventable();
    defaultSession.emit('will-download', event, { getURL: () => url });
    if (!event.defaultPrevented) process.stderr.write(`test shell: the app would download ${url}\n`);
    void client.send('Browser.cancelDownload', { guid }).catch(() => {}); // ended already
  });
  await client.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
}
