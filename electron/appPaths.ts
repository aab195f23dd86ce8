import path from 'node:path';
import { app } from 'electron';

/** Folder that holds `out/` and `assets/`: the project while developing, the archive once packaged. */
const root = path.resolve(import.meta.dirname, '..', '..');

/** Places of the shipped files. The bundle lies at `out/main/main.js`. */
export const appPaths = {
  renderer: path.join(root, 'out', 'renderer'),
  preload: path.join(root, 'out', 'preload', 'preload.cjs'),
  engineWorker: path.join(root, 'out', 'engine', 'engineWorker.js'),
  tokenHost: path.join(root, 'out', 'tokenHost', 'tokenHost.js'),
  resources: path.join(root, 'out', 'resources'),
  assets: path.join(root, 'assets'),
  icon: path.join(root, 'assets', 'icons', 'icon.png'),
} as const;

/**
 * Puts the app's data into the local application data of this PC: a roaming profile would copy a vault of gigabytes over
 * the network at every logon, and the folder's name is plain ASCII. A `--user-data-dir` on the command line is kept.
 * Must run before anything asks for the folder.
 */
export function keepUserDataLocal(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): void {
  if (app.commandLine.hasSwitch('user-data-dir')) return;
  const local = platform === 'win32' ? environment.LOCALAPPDATA : undefined;
  app.setPath('userData', path.join(local ?? app.getPath('appData'), 'tuan-thu'));
}
