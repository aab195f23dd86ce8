import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const sources = ['electron', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|m?js|cjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name)),
);

/** The code of a file: what its comments say is no use of a word. */
function codeOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '');
}

function filesWith(word: RegExp): string[] {
  return sources.filter((file) => word.test(codeOf(file))).map((file) => path.relative(root, file));
}

describe('what the source of the product must not contain', () => {
  it.each([
    ['the encryption of electron-store, which is not authenticated', /\bencryptionKey\b/],
    ['an option that empties a damaged settings file', /\bclearInvalidConfig\b/],
    ['calls of safeStorage that block the window', /\b(en|de)cryptString\s*\(|\bisEncryptionAvailable\s*\(/],
    [
      'ciphers that Electron’s crypto library lacks',
      /argon2|chacha20|aes-?(128|192|256)-?wrap|id-aes\d+-wrap/i,
    ],
  ])('%s', (_what, word) => {
    expect(filesWith(word)).toEqual([]);
  });

  it('is found where it is: the search reads the files', () => {
    expect(sources.length).toBeGreaterThan(300);
    expect(filesWith(/aes-256-gcm/)).not.toEqual([]);
  });
});

describe('the package `atomically`', () => {
  const own = path.join(root, 'electron', 'durableWrite');

  it('is the durable writer of this project and nothing else in what npm installed', () => {
    const told = execFileSync('npm', ['ls', 'atomically', '--all', '--parseable', '--offline'], {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const places = told.split(/\r?\n/).filter((line) => /(atomically|durableWrite)$/.test(line));
    expect(places.map((place) => realpathSync(place))).toEqual([realpathSync(own)]);
  });

  it('is the durable writer for electron-store too, seen from where it is loaded', () => {
    const store = createRequire(path.join(root, 'package.json')).resolve('electron-store');
    const conf = createRequire(store).resolve('conf');
    const writer = createRequire(conf).resolve('atomically');
    expect(path.dirname(realpathSync(writer))).toBe(realpathSync(own));
  });
});
