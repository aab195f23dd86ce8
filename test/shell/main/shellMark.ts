import type { CdpClient } from './cdp.ts';

/** Set by `npm start`, not by the tests: there a person could take the shell for the product. */
const wanted = process.env.TUAN_THU_SHELL_MARK === '1';
const text = 'Chế độ thử nghiệm – không phải Electron';

/** Puts the mark before the title of every document, so into the title bar. The app itself shows a strip on its screens. */
export async function markPage(client: CdpClient, sessionId: string): Promise<void> {
  if (!wanted) return;
  const source = `(${mark})(${JSON.stringify(text)})`;
  await client.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: 'shell-mark' }, sessionId);
}

/** Runs in the page. */
function mark(label: string): void {
  addEventListener('DOMContentLoaded', () => {
    const prefix = () => {
      if (!document.title.startsWith(label)) document.title = `${label} · ${document.title}`;
    };
    new MutationObserver(prefix).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    prefix();
  });
}
