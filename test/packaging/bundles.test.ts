import { readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from './packApp.ts';

const built = (name: string) => path.join(project, 'out', name);

/** Modules a bundle loads that are neither inside it nor part of Node. */
function foreignModules(name: string): readonly string[] {
  const text = readFileSync(built(name), 'utf8');
  const imports = [...text.matchAll(/^import\b[^'"]*?["']([^"']+)["']/gm)];
  // A plain `require("…")` in a bundle may be the text of a code generator; what is loaded goes through the helper.
  const requires = [
    ...text.matchAll(name.endsWith('.cjs') ? /\brequire\("([^"]+)"\)/g : /\b__require\("([^"]+)"\)/g),
  ];
  const names = [...imports, ...requires].flatMap((match) => match[1] ?? []);
  const own = (module: string) => module.startsWith('node:') || builtinModules.includes(module);
  return [...new Set(names.filter((module) => !own(module)))].sort();
}

it('main imports Electron only, the engine, the token host and the command line nothing but Node', () => {
  expect(foreignModules('main/main.js')).toEqual(['electron']);
  for (const program of ['engine/engineWorker.js', 'tokenHost/tokenHost.js', 'cli/cli.js']) {
    expect(foreignModules(program)).toEqual([]);
    expect(readFileSync(built(program), 'utf8')).not.toMatch(/require\(["']electron["']\)/);
  }
});

it('the preload is small, knows names and no schemas', () => {
  expect(statSync(built('preload/preload.cjs')).size).toBeLessThan(4096);
  expect(foreignModules('preload/preload.cjs')).toEqual(['electron']);
});

it('the page has no inline script, no inline style and nothing from elsewhere', () => {
  const page = readFileSync(built('renderer/index.html'), 'utf8');
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|https?:/i);
  for (const [, attributes = '', content = ''] of page.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    expect(attributes).toMatch(/src="\.\//);
    expect(content.trim()).toBe('');
  }
});

it('the installers are per user, portable, and never remove the vaults', () => {
  const settings = readFileSync(path.join(project, 'electron-builder.yml'), 'utf8');
  for (const line of [
    'perMachine: false',
    'allowElevation: false',
    'deleteAppDataOnUninstall: false',
    '- { target: nsis, arch: [x64] }',
    '- { target: zip, arch: [x64] }',
    'target: [AppImage, deb]',
    'electronLanguages: [vi, en-US]',
    'publish: null',
  ]) {
    expect(settings).toContain(line);
  }
});
