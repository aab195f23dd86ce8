// Opens the app: in Electron when its binary can be had, otherwise in the test shell, which says what it is.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { chooseRuntime, hasElectron, shellFolder } from './chooseRuntime.mjs';
import { findBrowser, howToInstallBrowser } from './findBrowser.mjs';

const root = path.resolve(import.meta.dirname, '..');
const electron = path.join(root, 'node_modules', 'electron');
const downloadLimitMs = 10 * 60_000;

const wantsElectron = process.env.TUAN_THU_RUNTIME !== 'shell';
// Without a screen no window opens in either runtime, so nothing is downloaded for it.
if (!hasScreen()) {
  stop('There is no display, so no window can open. Run the main job without a screen instead: npm run demo');
}
const failure = wantsElectron && !hasElectron() ? downloadElectron() : null;
const environment = { ...process.env };
const switches = [];
if (chooseRuntime() === 'shell') runInShell();
// As root, Chromium refuses to start with its sandbox; nobody should work as root, a container does.
else if (process.getuid?.() === 0) switches.push('--no-sandbox');
run();

function hasScreen() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Tries once, with a limit: a network that swallows packets must not keep a person waiting for ever. */
function downloadElectron() {
  say('Downloading Electron (once, about 110 MB) …');
  const { ELECTRON_OVERRIDE_DIST_PATH: _unused, ...rest } = process.env;
  const done = spawnSync(process.execPath, [path.join(electron, 'install.js')], {
    env: rest,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: downloadLimitMs,
  });
  if (done.status === 0 && hasElectron()) return null;
  if (done.error?.code === 'ETIMEDOUT') return 'no answer within ten minutes';
  return /^\w*Error: .*$/m.exec(done.stderr ?? '')?.[0] ?? `exit code ${done.status}`;
}

function runInShell() {
  const reason = failure === null ? '' : `Electron could not be downloaded (${failure}). `;
  if (process.platform === 'win32') {
    stop(`${reason}The test shell does not run on Windows. Run the main job without a window: npm run demo`);
  }
  if (findBrowser() === null) {
    stop(
      `${reason}The test shell needs a Chromium-based browser and none was found. ${howToInstallBrowser()}\n` +
        'Or run the main job without a window: npm run demo',
    );
  }
  say(
    `${reason}Starting in the test shell instead: a stock browser, for trying the app out only. ` +
      'Do not put real data into it.',
  );
  environment.ELECTRON_OVERRIDE_DIST_PATH = shellFolder;
  environment.TUAN_THU_SHELL_MARK = '1';
}

function run() {
  const child = spawn(
    process.execPath,
    [path.join(electron, 'cli.js'), ...switches, root, ...process.argv.slice(2)],
    {
      env: environment,
      stdio: 'inherit',
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}
