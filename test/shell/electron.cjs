// The stand-in for the `electron` module in main: a literal list, because Node reads the names of a CommonJS module off it.
const { isMainThread } = require('node:worker_threads');
const { app } = require('./main/app.ts');
const { BrowserWindow } = require('./main/browserWindow.ts');
const { dialog } = require('./main/dialog.ts');
const { ipcMain } = require('./main/ipcMain.ts');
const { Menu } = require('./main/menu.ts');
const { safeStorage } = require('./main/safeStorage.ts');
const { protocol, session } = require('./main/session.ts');
const { clipboard, nativeTheme, screen, shell } = require('./main/desktop.ts');
const { powerMonitor } = require('./main/powerMonitor.ts');
const { utilityProcess } = require('./main/utilityProcess.ts');
const { webContents } = require('./main/webContents.ts');
const { launch } = require('./main/launch.ts');

module.exports = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
};

// Worker threads run the modules given with -r as well; only the app's main thread has a browser.
if (isMainThread) launch();
