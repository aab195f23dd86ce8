import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { findBrowser, howToInstallBrowser } from '../../../scripts/findBrowser.mjs';

export interface RunningChromium {
  /** Address of the DevTools socket of the browser. */
  readonly endpoint: string;
  /** Ends every process of the browser and removes its profile. */
  stop(): void;
}

/** A window on the screen needs one; without it, or when asked, pages are drawn in memory. */
export const isHeadless = process.env.TUAN_THU_SHELL_HEADLESS === '1' || !hasScreen();

/** Starts a browser of its own with an empty profile in the temporary folder and no way to the network. */
export async function startChromium(switches: readonly string[], title: string): Promise<RunningChromium> {
  const binary = findBrowser();
  if (binary === null) throw new Error(`No Chromium-based browser was found. ${howToInstallBrowser()}`);
  const profile = makeProfile();
  const child = spawn(binary, [...fixedArguments(profile), ...switches, ...firstPage(title)], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  endWithThisProcess(child);
  const stop = () => end(child, profile);
  try {
    return { endpoint: await devToolsAddress(child), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** An empty profile that offers no translation of Vietnamese pages. */
function makeProfile(): string {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'tuan-thu-shell-'));
  mkdirSync(path.join(profile, 'Default'));
  const preferences = JSON.stringify({ translate: { enabled: false } });
  writeFileSync(path.join(profile, 'Default', 'Preferences'), preferences);
  return profile;
}

function hasScreen(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function fixedArguments(profile: string): readonly string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
  return [
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--deny-permission-prompts',
    '--password-store=basic',
    '--lang=vi',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    ...asRoot,
  ];
}

function firstPage(title: string): readonly string[] {
  if (isHeadless) return ['--headless=new', 'about:blank'];
  return ['--class=tuan-thu', `--app=data:text/html,<title>${encodeURIComponent(title)}</title>`];
}

function devToolsAddress(child: ChildProcess): Promise<string> {
  let written = '';
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      written = (written + text).slice(-20_000);
      const address = /DevTools listening on (ws:\S+)/.exec(written)?.[1];
      if (address) resolve(address);
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      reject(new Error(`The browser ended (${code}) before it was ready:\n${written}`)),
    );
  });
}

/** A process beside this one ends the browser when this one was killed: its end of the pipe closes with it, whatever the reason. */
function endWithThisProcess(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const watch = `process.stdin.resume().on('end', () => { try { process.kill(-${child.pid}, 'SIGKILL') } catch {} })`;
  const watcher = spawn(process.execPath, ['-e', watch], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  // Node's type says "stream"; a pipe of a child is a socket.
  (watcher.stdin as Socket).unref();
}

function end(child: ChildProcess, profile: string): void {
  if (child.pid === undefined) return;
  try {
    // The browser leads a process group of its own, so its helpers end with it.
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
