import { toApp } from './addresses.ts';
import { preventable } from './app.ts';
import type { CdpClient } from './cdp.ts';
import { defaultSession } from './session.ts';
import type { WebContents } from './webContents.ts';

interface PausedRequest {
  readonly requestId: string;
  readonly resourceType: string;
  readonly frameId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Record<string, string>;
  };
}

type Fate = 'Aborted' | 'BlockedByClient' | 'Failed' | 'continue' | Response;

/** Puts every request of a page to the app: its navigation listeners, its request filter, its protocol handlers. */
export async function interceptRequests(
  client: CdpClient,
  sessionId: string,
  contents: WebContents,
): Promise<void> {
  client.on(`${sessionId}:Fetch.requestPaused`, (paused: PausedRequest) => {
    fateOf(paused, contents)
      .catch((error: unknown): Fate => {
        process.stderr.write(`test shell: ${paused.request.url}: ${error}\n`);
        return 'Failed';
      })
      .then((fate) => carryOut(client, sessionId, paused.requestId, fate))
      .catch(() => {}); // the page was closed meanwhile
  });
  await client.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, sessionId);
}

async function fateOf(
  { request, resourceType, frameId }: PausedRequest,
  contents: WebContents,
): Promise<Fate> {
  const url = toApp(request.url);
  // A stock browser asks for it by itself; Electron does not.
  if (url.endsWith('/favicon.ico')) return new Response(null, { status: 204 });
  if (resourceType === 'Document' && !contents.startedByMain(url)) {
    const isMainFrame = frameId === contents.targetId;
    const event = preventable({ url, isMainFrame });
    contents.emit('will-frame-navigate', event);
    if (isMainFrame) contents.emit('will-navigate', event, url);
    if (event.defaultPrevented) return 'Aborted';
  }
  if (!(await defaultSession.allows(url, request.method, resourceType))) return 'BlockedByClient';
  const handler = defaultSession.handlerOf(url);
  if (handler === undefined) return 'continue';
  return handler(new Request(url, { method: request.method, headers: request.headers }));
}

async function carryOut(client: CdpClient, sessionId: string, requestId: string, fate: Fate): Promise<void> {
  if (fate === 'continue') await client.send('Fetch.continueRequest', { requestId }, sessionId);
  else if (typeof fate === 'string') {
    await client.send('Fetch.failRequest', { requestId, errorReason: fate }, sessionId);
  } else {
    const body = Buffer.from(await fate.arrayBuffer()).toString('base64');
    const responseHeaders = [...fate.headers].map(([name, value]) => ({ name, value }));
    const answer = { requestId, responseCode: fate.status, responseHeaders, body };
    await client.send('Fetch.fulfillRequest', answer, sessionId);
  }
}
