import type { WebContents } from './webContents.ts';

interface Choice {
  readonly multiple: boolean;
  /** Extensions without the dot; empty for all files. */
  readonly accept: readonly string[];
}

/** Opens the browser's file chooser from the page and gives back absolute paths; [] when the person cancels. */
export async function chooseFiles(contents: WebContents, { multiple, accept }: Choice): Promise<string[]> {
  const input = await evaluate(
    contents,
    `(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = ${multiple};
      input.accept = ${JSON.stringify(accept.map((extension) => `.${extension}`).join(','))};
      input.chosen = new Promise((done) => {
        input.addEventListener('change', () => done(input.files.length));
        input.addEventListener('cancel', () => done(0));
      });
      input.click();
      return input;
    })()`,
  );
  const count = await callOn(contents, input, 'function () { return this.chosen; }', true);
  const paths: string[] = [];
  for (let index = 0; index < Number(count.value); index += 1) {
    const file = await callOn(contents, input, `function () { return this.files[${index}]; }`, false);
    const info = await contents.command<{ path: string }>('DOM.getFileInfo', { objectId: file.objectId });
    paths.push(info.path);
  }
  return paths;
}

interface RemoteObject {
  readonly objectId?: string;
  readonly value?: unknown;
}

async function evaluate(contents: WebContents, expression: string): Promise<RemoteObject> {
  const parameters = { expression, userGesture: true };
  return (await contents.command<{ result: RemoteObject }>('Runtime.evaluate', parameters)).result;
}

async function callOn(
  contents: WebContents,
  { objectId }: RemoteObject,
  functionDeclaration: string,
  byValue: boolean,
): Promise<RemoteObject> {
  const parameters = { objectId, functionDeclaration, awaitPromise: byValue, returnByValue: byValue };
  return (await contents.command<{ result: RemoteObject }>('Runtime.callFunctionOn', parameters)).result;
}
