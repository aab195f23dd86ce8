// Which program runs the app here: Electron when its binary is present, otherwise the test shell.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const electron = path.join(root, 'node_modules', 'electron');

/** Folder that answers for Electron's `dist` when the shell is used. */
export const shellFolder = path.join(root, 'test', 'shell', 'bin');

/** 'electron', or 'shell' when `TUAN_THU_RUNTIME=shell` asks for it or the binary was never downloaded. */
export function chooseRuntime(environment = process.env) {
  return environment.TUAN_THU_RUNTIME !== 'shell' && hasElectron() ? 'electron' : 'shell';
}

export function hasElectron() {
  const pathFile = path.join(electron, 'path.txt');
  return (
    existsSync(pathFile) && existsSync(path.join(electron, 'dist', readFileSync(pathFile, 'utf8').trim()))
  );
}
