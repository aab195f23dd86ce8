import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';
import { BrowserWindow } from './browserWindow.ts';
import { chooseFiles } from './fileChooser.ts';
import { strict } from './strict.ts';

interface OpenOptions {
  readonly properties?: readonly string[];
  readonly filters?: readonly { readonly extensions: readonly string[] }[];
}

/**
 * Files are chosen in the page, with the browser's own chooser. Places to write and folders cannot be asked there, so they
 * are the downloads folder, said on stderr; tests replace these functions.
 */
export const dialog = strict('dialog', {
  async showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    const options = args.at(-1) as OpenOptions;
    if (options.properties?.includes('openDirectory')) {
      return { canceled: false, filePaths: [told(downloads())] };
    }
    const window = args.length > 1 ? (args[0] as BrowserWindow) : BrowserWindow.getAllWindows()[0];
    if (window === undefined) throw new Error('The test shell needs a window to choose a file in.');
    const multiple = options.properties?.includes('multiSelections') === true;
    const accept = (options.filters ?? []).flatMap(({ extensions }) => extensions).filter((e) => e !== '*');
    const filePaths = await chooseFiles(window.webContents, { multiple, accept });
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    const { defaultPath = 'file' } = args.at(-1) as { defaultPath?: string };
    return { canceled: false, filePath: told(path.resolve(downloads(), defaultPath)) };
  },
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`);
  },
});

function downloads(): string {
  const folder = app.getPath('downloads');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function told(place: string): string {
  process.stderr.write(`test shell: no dialog for a place to write; using ${place}\n`);
  return place;
}
