import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FromMain, ToMain } from '../bridgeMessages.ts';
import { createCodec } from '../codec.ts';
import { isolatedWorld } from '../page/isolatedWorld.ts';
import { mainWorld } from '../page/mainWorld.ts';
import type { CdpClient } from './cdp.ts';
import { ipcMain } from './ipcMain.ts';
import type { WebContents } from './webContents.ts';

const worldName = 'electron-preload';
const codec = createCodec();

/** Sends to a page's isolated world. */
export type TellPage = (message: FromMain) => Promise<void>;

/**
 * Puts the two halves of the context bridge and the app's preload into every document of the page, and connects them with
 * `ipcMain`. Both names are random, so the page cannot guess them.
 */
export async function installPreload(
  client: CdpClient,
  sessionId: string,
  contents: WebContents,
  preloadFile: string,
): Promise<TellPage> {
  const nonce = `n${randomBytes(12).toString('hex')}`;
  const binding = `b${randomBytes(12).toString('hex')}`;
  let contextId: number | null = null;

  const tell: TellPage = async (message) => {
    if (contextId === null) return;
    const expression = `globalThis[${JSON.stringify(nonce)}](${JSON.stringify(message)})`;
    await client.send('Runtime.evaluate', { expression, contextId }, sessionId).catch(() => {}); // page gone
  };

  client.on(`${sessionId}:Runtime.executionContextCreated`, ({ context }: { context: CreatedContext }) => {
    if (context.name === worldName && context.auxData?.frameId === contents.targetId) contextId = context.id;
  });
  client.on(`${sessionId}:Runtime.bindingCalled`, (call: BindingCall) => {
    if (call.name !== binding || call.executionContextId !== contextId) return;
    const message = JSON.parse(call.payload) as ToMain;
    if ('send' in message) {
      const [address = ''] = codec.decode(message.args) as [string?];
      if (message.send === `${nonce}-open`) contents.askToOpen(address);
      if (message.send === `${nonce}-close`) contents.emit('page-asks-to-close');
      return;
    }
    void answer(message, contents).then(tell);
  });

  await client.send('Runtime.addBinding', { name: binding, executionContextName: worldName }, sessionId);
  const source = `(${createCodec})()`;
  const preload = `function (require, module, exports, process) {\n${readFileSync(preloadFile, 'utf8')}\n}`;
  const add = (text: string, world?: string) =>
    client.send('Page.addScriptToEvaluateOnNewDocument', { source: text, worldName: world }, sessionId);
  await add(`(${mainWorld})(${source}, "${nonce}")`);
  await add(`(${isolatedWorld})(${source}, "${nonce}", "${binding}", ${preload})`, worldName);
  return tell;
}

async function answer(
  { invoke, channel, args }: Extract<ToMain, { invoke: number }>,
  contents: WebContents,
): Promise<FromMain> {
  try {
    const event = { sender: contents, senderFrame: { url: contents.getURL(), parent: null }, type: 'frame' };
    const value = await ipcMain.invoke(channel, event, codec.decode(args) as unknown[]);
    return { result: invoke, value: codec.encode(value) };
  } catch (error) {
    return { result: invoke, failure: error instanceof Error ? error.message : String(error) };
  }
}

export const encodeArguments = (args: readonly unknown[]): string => codec.encode(args);

interface CreatedContext {
  readonly id: number;
  readonly name: string;
  readonly auxData?: { readonly frameId?: string };
}

interface BindingCall {
  readonly name: string;
  readonly payload: string;
  readonly executionContextId: number;
}
