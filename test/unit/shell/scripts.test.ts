import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseRuntime } from '../../../scripts/chooseRuntime.mjs';
import { findBrowser, howToInstallBrowser } from '../../../scripts/findBrowser.mjs';
import { describeUnless } from '../../support/describeUnless.ts';

const noLinux = process.platform === 'linux' ? null : 'other systems always have a display';
const project = path.resolve(import.meta.dirname, '..', '..', '..');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tuan-thu-scripts-'));
  writeFileSync(path.join(folder, 'chromium'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string, ...args: readonly string[]) {
  const { DISPLAY: _d, WAYLAND_DISPLAY: _w, ...environment } = process.env;
  return spawnSync(process.execPath, [path.join(project, 'scripts', name), ...args], {
    cwd: project,
    encoding: 'utf8',
    env: environment,
  });
}

describe('finding a browser', () => {
  it('takes the one that was asked for, or none when it is not there', () => {
    const asked = path.join(folder, 'chromium');
    expect(findBrowser({ TUAN_THU_BROWSER: asked })).toBe(asked);
    expect(findBrowser({ TUAN_THU_BROWSER: path.join(folder, 'none') })).toBeNull();
  });

  it('looks along the path on Linux, and where installers put browsers elsewhere', () => {
    const found = findBrowser({ PATH: folder }, 'linux');
    expect(found === path.join(folder, 'chromium') || found?.startsWith('/usr/bin/')).toBe(true);
    expect(findBrowser({ PROGRAMFILES: 'C:\\Program Files' }, 'win32')).toBeNull();
    expect(findBrowser({}, 'darwin')).toBeNull();
  });

  it.each(['linux', 'win32', 'darwin'])('names one way to install it on %s', (platform) => {
    expect(howToInstallBrowser(platform)).toMatch(/nstall/);
  });
});

describe('choosing the runtime', () => {
  it('is the test shell when that is asked for', () => {
    expect(chooseRuntime({ TUAN_THU_RUNTIME: 'shell' })).toBe('shell');
  });
});

describe('the set-up of a ready project', () => {
  it('says nothing on stdout and changes nothing', () => {
    const { status, stdout } = script('setup.mjs');
    expect([status, stdout]).toEqual([0, '']);
  });
});

describeUnless(noLinux, 'starting without a display', () => {
  it('names the command that needs none and ends with 1', () => {
    const { status, stdout, stderr } = script('start.mjs');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('npm run demo');
  });
});
