import type { CdpClient } from './cdp.ts';

/** Set by `npm start`, not by the tests: there a person could take the shell for the product. */
const wanted = process.env.TUAN_THU_SHELL_MARK === '1';
const text = 'Chế độ thử nghiệm – không phải Electron';

/** Marks every document of the page: a strip over the lower edge and a prefix of the title, so of the title bar too. */
export async function markPage(client: CdpClient, sessionId: string): Promise<void> {
  if (!wanted) return;
  const source = `(${mark})(${JSON.stringify(text)})`;
  await client.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: 'shell-mark' }, sessionId);
}

/** Runs in the page. Styles are set one by one, because the page's policy allows no style text. */
function mark(label: string): void {
  const styles: Record<string, string> = {
    position: 'fixed',
    left: '0',
    right: '0',
    bottom: '0',
    'z-index': '2147483647',
    padding: '2px 8px',
    background: '#b3261e',
    color: '#fff',
    font: '600 12px/16px sans-serif',
    'text-align': 'center',
    'pointer-events': 'none',
  };
  addEventListener('DOMContentLoaded', () => {
    const strip = document.createElement('div');
    strip.textContent = label;
    for (const [name, value] of Object.entries(styles)) strip.style.setProperty(name, value);
    document.documentElement.append(strip);
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
