// Makes a fresh clone ready: installs the locked packages when they are missing or outdated and, with --browser, makes
// sure that a Chromium-based browser is there for the test shell. Plain Node, no packages, stderr only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser, howToInstallBrowser, installBrowser, mayInstallBrowser } from './findBrowser.mjs';

const root = path.resolve(import.meta.dirname, '..');
const modules = path.join(root, 'node_modules');
const stamp = path.join(modules, '.setup-stamp');

refuseOldNode();
installPackages();
requireNode24();
if (process.argv.includes('--browser')) offerBrowser();

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 11)) return;
  stop(`Node ${process.versions.node} is too old: install Node 20.11 or newer, then run the command again.`);
}

function installPackages() {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === wanted) return;
  say('Installing dependencies (first run) …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const options = { cwd: root, env: cleanEnvironment(), stdio: ['ignore', 2, 2] };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0) {
    process.stderr.write(
      `The dependencies could not be installed${done.error ? ` (${done.error.message})` : ''}.\n`,
    );
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, `${wanted}\n`);
}

/** The outer npm passes its own state on; only what the user set for their network and cache may reach the inner one. */
function cleanEnvironment() {
  const kept =
    /^npm_config_(cache|registry|userconfig|globalconfig|cafile|proxy|https?_proxy|noproxy|prefix)$/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => kept.test(name) || !/^npm_(config|package|lifecycle)_/i.test(name),
    ),
  );
}

function requireNode24() {
  const name = process.platform === 'win32' ? 'node.cmd' : 'node';
  if (Number(process.versions.node.split('.')[0]) >= 24 || existsSync(path.join(modules, '.bin', name)))
    return;
  stop(
    'Node 24 is needed and could not be installed (were install scripts switched off?). Run: npm rebuild node',
  );
}

function offerBrowser() {
  if (findBrowser() !== null) return;
  if (!mayInstallBrowser()) {
    say(`No Chromium-based browser was found: end-to-end tests will be skipped. ${howToInstallBrowser()}`);
    return;
  }
  say('No Chromium-based browser was found: installing the Debian package chromium …');
  if (!installBrowser()) say(`chromium could not be installed. ${howToInstallBrowser()}`);
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}
