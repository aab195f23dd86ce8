import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installedModules, loadTokenModules } from '../../../electron/engine/signing/tokenModules.ts';

const assets = path.resolve(import.meta.dirname, '../../../assets');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'modules-'));
  for (const file of ['second/libone.so', 'first/libtwo.so', 'alone.so']) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), '');
  }
});
afterAll(() => rm(folder, { recursive: true }));

it('the known libraries load, each under a name of its own', async () => {
  const { modules } = await loadTokenModules(assets);
  expect(new Set(modules.map(({ id }) => id)).size).toBe(modules.length);
  expect(modules.find(({ id }) => id === 'vgca-bit4id')?.files.win32).toEqual(['bit4xpki.dll']);
});

it('finds the first file that exists of each, in folders, by variable or whole path', async () => {
  const files = (...linux: readonly string[]) => ({ win32: [], linux: [...linux], darwin: [] });
  const module = (id: string, ...linux: readonly string[]) => ({
    id,
    name: id,
    vendor: 'test',
    files: files(...linux),
  });
  const list = {
    formatVersion: 1 as const,
    folders: files('%BASE%/first', '%BASE%/second'),
    modules: [
      module('one', 'libnone.so', 'libone.so'),
      module('two', 'libtwo.so', 'libone.so'),
      module('alone', '%BASE%/alone.so'),
      module('folder', '%BASE%/first'),
      module('absent', 'libabsent.so', '%UNSET%/x.so'),
    ],
  };
  const found = await installedModules(list, 'linux', { BASE: folder });

  expect(found.map(({ id, file }) => [id, path.relative(folder, file)])).toEqual([
    ['one', path.join('second', 'libone.so')],
    ['two', path.join('first', 'libtwo.so')],
    ['alone', 'alone.so'],
  ]);
  expect(await installedModules(list, 'win32', {})).toEqual([]);
  expect(await installedModules(list, 'freebsd', {})).toEqual([]);
});
