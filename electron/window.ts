import { BrowserWindow, nativeTheme, type Rectangle, type Session, screen } from 'electron';
import { startPage } from './appOrigin.ts';
import type { SettingsStore, WindowPlace } from './settings.ts';

/** Smallest useful size in CSS pixels: the checklist is laid out for 1024 × 600 and up. */
const smallest = { width: 1024, height: 600 };
const preferred = { width: 1280, height: 800 };

export interface WindowOptions {
  readonly session: Session;
  /** Path of the built preload. */
  readonly preload: string;
  readonly icon: string;
  readonly settings: SettingsStore;
  readonly devTools: boolean;
}

/** Opens the one window of the app where the person last left it, and shows it when its first page is drawn. */
export function openMainWindow({ session, preload, icon, settings, devTools }: WindowOptions): BrowserWindow {
  const place = settings.get('window');
  const window = new BrowserWindow({
    ...(place !== null && isVisible(place) ? boundsOf(place) : firstSize()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Tuân Thủ',
    icon,
    autoHideMenuBar: true,
    backgroundColor: canvas(settings.get('theme')),
    webPreferences: {
      session,
      preload,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  window.once('ready-to-show', () => {
    if (place?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => rememberPlace(window, settings));
  void window.loadURL(startPage);
  return window;
}

/** Never larger than the screen leaves free: an office PC has 1366 × 768 with a task bar. */
function firstSize(): { width: number; height: number } {
  const free = screen.getPrimaryDisplay().workAreaSize;
  return { width: Math.min(preferred.width, free.width), height: Math.min(preferred.height, free.height) };
}

/** `--canvas` of the window's tokens, so that nothing flashes before its first page is drawn. */
function canvas(theme: 'system' | 'light' | 'dark'): string {
  const dark = theme === 'dark' || (theme === 'system' && nativeTheme.shouldUseDarkColors);
  return dark ? '#18191b' : '#f4f4f1';
}

function rememberPlace(window: BrowserWindow, settings: SettingsStore): void {
  try {
    settings.set('window', { ...window.getNormalBounds(), maximized: window.isMaximized() });
  } catch {
    // A full disk must not keep the window from closing; only its place is forgotten.
  }
}

/** A place counts when its title bar lies on a screen that is still connected. */
function isVisible(place: WindowPlace): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(place.x + place.width, workArea.x + workArea.width);
    const left = Math.max(place.x, workArea.x);
    return right - left >= 100 && place.y >= workArea.y && place.y <= workArea.y + workArea.height - 40;
  });
}

function boundsOf({ x, y, width, height }: WindowPlace): Rectangle {
  return { x, y, width, height };
}
