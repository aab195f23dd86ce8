import type { CdpClient } from './cdp.ts';

/** The running browser, once there is one. */
const started = Promise.withResolvers<CdpClient>();
let firstPage: string | null = null;

export const browser: Promise<CdpClient> = started.promise;

/** For the launcher: the browser is up, and `page` is the page it opened by itself. */
export function browserStarted(client: CdpClient, page: string | null): void {
  firstPage = page;
  started.resolve(client);
}

/** A page for a new window: the first one takes over the browser's own, later ones get a window each. */
export async function newPageTarget(): Promise<string> {
  const client = await browser;
  if (firstPage !== null) {
    const target = firstPage;
    firstPage = null;
    return target;
  }
  const { targetId } = await client.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
  });
  return targetId;
}
