// Finds a Chromium-based browser for the test shell, or installs one where that is nobody's personal machine.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Path of the browser the test shell runs pages in; `TUAN_THU_BROWSER` wins; null when there is none. */
export function findBrowser(environment = process.env, platform = process.platform) {
  const asked = environment.TUAN_THU_BROWSER;
  if (asked) return existsSync(asked) ? asked : null;
  return usualPlaces(environment, platform).find((place) => existsSync(place)) ?? null;
}

function usualPlaces(environment, platform) {
  if (platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => environment[name])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        path.win32.join(folder, 'Chromium', 'Application', 'chrome.exe'),
        path.win32.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        path.win32.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]);
  }
  if (platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  const folders = new Set(['/usr/bin', ...(environment.PATH ?? '').split(':').filter(path.isAbsolute)]);
  return names.flatMap((name) => [...folders].map((folder) => path.join(folder, name)));
}

/** Only as root on Debian, and only where nobody watches: a build machine or a shell without a terminal. */
export function mayInstallBrowser(environment = process.env) {
  const isDebian = process.platform === 'linux' && existsSync('/etc/debian_version');
  const unattended = Boolean(environment.CI) || !process.stdin.isTTY;
  return isDebian && process.getuid?.() === 0 && unattended && existsSync('/usr/bin/apt-get');
}

export function installBrowser() {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 2],
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  const done = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  return done.status === 0 && findBrowser() !== null;
}

export function howToInstallBrowser(platform = process.platform) {
  if (platform === 'win32') return 'Run: winget install Hibbiki.Chromium';
  if (platform === 'darwin') return 'Run: brew install --cask chromium';
  return existsSync('/etc/debian_version')
    ? 'Run: sudo apt-get install chromium'
    : 'Install the package chromium with your package manager.';
}
