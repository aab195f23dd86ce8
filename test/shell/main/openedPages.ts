import type { CdpClient } from './cdp.ts';

/** A page that opened another one in spite of everything: it is closed at once, as a denied window never exists. */
export function refuseOpenedPages(client: CdpClient): void {
  client.on(
    ':Target.targetCreated',
    ({ targetInfo }: { targetInfo: { targetId: string; openerId?: string } }) => {
      if (targetInfo.openerId !== undefined) {
        void client.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
      }
    },
  );
}
