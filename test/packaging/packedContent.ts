import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { project } from './packApp.ts';

/** Files of an archive, with `/` as separator, sorted; folders are left out. */
export function filesOf(asar: string): readonly string[] {
  const names = listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/').slice(1));
  const folders = new Set(names.map((name) => path.posix.dirname(name)));
  return names.filter((name) => !folders.has(name)).sort();
}

/** Own files that must be in the archive: the built programs, the window, the resources and all of `assets/`. */
export function expectedOwnFiles(): readonly string[] {
  const assets = globSync('assets/**/*.*', { cwd: project }).map((name) => name.replaceAll('\\', '/'));
  return [
    ...assets.filter((name) => !name.endsWith('.md') && !name.startsWith('assets/guide/')),
    'out/cli/cli.js',
    'out/engine/engineWorker.js',
    'out/main/main.js',
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/resources/fonts/Tinos_400Regular.ttf',
    'out/resources/fonts/Tinos_400Regular_Italic.ttf',
    'out/resources/fonts/Tinos_700Bold.ttf',
    'out/resources/fonts/Tinos_700Bold_Italic.ttf',
    'out/resources/vips/vips-node.mjs',
    'out/resources/vips/vips.wasm',
    'out/tokenHost/tokenHost.js',
    'package.json',
  ].sort();
}

/** koffi, pdfmake and all they need: nothing else may be loaded from `node_modules`. */
export const packedPackages: readonly string[] = [
  '@noble/ciphers',
  '@noble/hashes',
  '@swc/helpers',
  'base64-js',
  'brotli',
  'browserify-zlib',
  'clone',
  'dfa',
  'fast-deep-equal',
  'fontkit',
  'js-md5',
  'koffi',
  'linebreak',
  'pako',
  'pdfkit',
  'pdfmake',
  'png-js',
  'restructure',
  'sax',
  'tiny-inflate',
  'unicode-properties',
  'unicode-trie',
  'xmldoc',
];

/** Names of the packages among files of an archive. */
export function packagesOf(files: readonly string[]): readonly string[] {
  const names = files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** Package with koffi's library of a platform; npm installs the one of the machine it runs on. */
export const nativePackages = { linux: '@koromix/koffi-linux-x64', win: '@koromix/koffi-win32-x64' } as const;

/** Whether this machine has the library a packed app of the platform needs for tokens. */
export function isInstalled(packageName: string): boolean {
  return existsSync(path.join(project, 'node_modules', packageName));
}

/** What npm installs for the product itself on every platform, read from the lockfile. */
export function lockedProductPackages(): readonly string[] {
  const lock = JSON.parse(readFileSync(path.join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<
      string,
      { dev?: boolean; link?: boolean; devOptional?: boolean; os?: readonly string[] }
    >;
  };
  const names = Object.entries(lock.packages)
    .filter(
      ([place, { dev, link, devOptional, os }]) =>
        place.startsWith('node_modules/') && !dev && !link && !devOptional && os === undefined,
    )
    .map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length));
  return [...new Set(names)].sort();
}
