import { ipcMain } from 'electron';
import Store from 'electron-store';
import { type SettingsStore, settingsOptions } from './settings.ts';

/** `settings.json` of a folder. Throws the disk's error, or one without a code for values that the schema refuses. */
export function openSettingsStore(folder: string): SettingsStore {
  const store = new Store<Record<string, unknown>>({ ...settingsOptions, name: 'settings', cwd: folder });
  // The library opens a channel for a renderer that has Node; ours has none, and every channel of the app is checked.
  ipcMain.removeAllListeners('electron-store-get-data');
  return {
    get: (key) => store.get(key) as ReturnType<SettingsStore['get']> as never,
    set: (key, value) => store.set(key, value),
  };
}
