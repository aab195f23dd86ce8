import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { extractFile, getRawHeader } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PackedApp, packApp } from './packApp.ts';
import {
  expectedOwnFiles,
  filesOf,
  isInstalled,
  lockedProductPackages,
  nativePackages,
  packagesOf,
  packedPackages,
} from './packedContent.ts';

const wantedFuses = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
};

describe.each(['linux', 'win'] as const)('the app packed for %s without a network', (platform) => {
  let packed: PackedApp;
  let files: readonly string[];
  beforeAll(async () => {
    packed = await packApp(platform);
    files = filesOf(packed.asar);
  });
  afterAll(async () => {
    if (packed) await rm(packed.work, { recursive: true, force: true });
  });

  it('holds exactly the built app, its assets and its manifest', () => {
    const own = files.filter((file) => !file.startsWith('node_modules/'));
    const window = own.filter((file) => file.startsWith('out/renderer/assets/'));
    expect(own.filter((file) => !window.includes(file))).toEqual(expectedOwnFiles());
    const kinds = window.map((file) =>
      file.replace(/-[\w-]{8}\./, '-HASH.').replace('out/renderer/assets/', ''),
    );
    expect(kinds.filter((file) => !/^[\w.]+-HASH\.(js|mjs|css|woff2|svg|png)$/.test(file))).toEqual([]);
    expect(kinds).toEqual(expect.arrayContaining(['index-HASH.css', 'index-HASH.js']));
  });

  it('holds of node_modules exactly koffi, pdfmake and what they need', () => {
    const native = nativePackages[platform];
    expect(packagesOf(files)).toEqual([...(isInstalled(native) ? [native] : []), ...packedPackages].sort());
    expect(packedPackages).toEqual(lockedProductPackages());
  });

  it('keeps native code outside the archive, where the system can load it', () => {
    const unpacked = path.join(packed.folder, 'resources', 'app.asar.unpacked');
    const native = files.filter((file) => file.endsWith('.node'));
    expect(native.length).toBe(isInstalled(nativePackages[platform]) ? 1 : 0);
    expect(native.filter((file) => !existsSync(path.join(unpacked, file)))).toEqual([]);
  });

  it('holds no source maps, type declarations, sources or tests', () => {
    const unwanted = /\.(map|d\.[cm]?ts|[cm]?tsx?)$|\/(tests?|examples?)\/|\.build-stamp/;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  it('has a manifest that names the main file and no development packages', () => {
    const manifest = JSON.parse(extractFile(packed.asar, 'package.json').toString()) as Record<
      string,
      unknown
    >;
    expect(manifest).toMatchObject({ name: 'tuan-thu', main: 'out/main/main.js', type: 'module' });
    expect(manifest.devDependencies).toBeUndefined();
    expect(manifest.scripts).toBeUndefined();
  });

  it('has all eight settable fuses as wanted', async () => {
    const wire = await getCurrentFuseWire(packed.program);
    expect(
      Object.fromEntries(Object.keys(wantedFuses).map((fuse) => [fuse, wire[Number(fuse) as 0]])),
    ).toEqual(wantedFuses);
  });

  it('holds the two languages of the product only, and no default app', () => {
    expect(readdirSync(path.join(packed.folder, 'locales')).sort()).toEqual(['en-US.pak', 'vi.pak']);
    expect(
      readdirSync(path.join(packed.folder, 'resources')).filter((name) => name !== 'app.asar.unpacked'),
    ).toEqual(['app.asar']);
  });

  it('was packed without a download', () => {
    expect(packed.output).not.toMatch(/download|127\.0\.0\.1:9|ECONNREFUSED|retry/i);
  });

  if (platform === 'linux') return;
  it('tells Windows its name, version, icon and the fingerprint of its archive', () => {
    const program = NtExecutable.from(readFileSync(packed.program), { ignoreCert: true });
    const { entries } = NtExecutableResource.from(program);
    const [version] = Resource.VersionInfo.fromEntries(entries);
    const language = version?.getAllLanguagesForStringValues()[0];
    expect(language && version?.getStringValues(language)).toMatchObject({
      ProductName: 'Tuân Thủ',
      FileDescription: 'Tuân Thủ',
      InternalName: 'tuan-thu',
    });
    expect(Resource.IconGroupEntry.fromEntries(entries)[0]?.icons.length).toBe(9);
    const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
    const header = getRawHeader(packed.asar).headerString;
    const record = JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer(0)).toString()) as unknown;
    expect(record).toEqual([
      {
        file: 'resources\\app.asar',
        alg: 'SHA256',
        value: createHash('sha256').update(header).digest('hex'),
      },
    ]);
  });
});
