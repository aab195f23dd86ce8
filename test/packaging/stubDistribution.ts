import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** What marks the fuses in Electron's executable: 32 bytes, version, count, then one character per fuse (1 on, 0 off). */
const fuseWire = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011', 'latin1');

const languages = ['en-US', 'vi', 'ja', 'de'];

/**
 * A folder that looks enough like an unpacked Electron to be renamed, patched and packed, so that the packaging is tested
 * where no Electron can be downloaded. `ja` and `de` are there to be left out.
 */
export async function writeStubDistribution(folder: string, platform: 'linux' | 'win'): Promise<void> {
  const manifest = path.resolve(import.meta.dirname, '..', '..', 'node_modules', 'electron', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await mkdir(path.join(folder, 'resources'));
  const texts = ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak'];
  for (const name of [...texts, ...languages.map((language) => `locales/${language}.pak`)]) {
    await writeFile(path.join(folder, name), name);
  }
  await writeFile(path.join(folder, 'version'), version);
  if (platform === 'linux') await writeLinuxPrograms(folder);
  else await writeFile(path.join(folder, 'electron.exe'), windowsProgram());
}

async function writeLinuxPrograms(folder: string): Promise<void> {
  const padding = Buffer.alloc(64);
  for (const [name, bytes] of [
    ['electron', Buffer.concat([padding, fuseWire, padding])],
    ['chrome-sandbox', padding],
    ['chrome_crashpad_handler', padding],
  ] as const) {
    await writeFile(path.join(folder, name), bytes);
    await chmod(path.join(folder, name), 0o755);
  }
}

/** An executable without code but with the version resource that the packer rewrites. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setFileVersion(1, 0, 0, 0, 1033);
  version.setStringValues(
    { lang: 1033, codepage: 1200 },
    { ProductName: 'Electron', FileDescription: 'Electron', InternalName: 'electron.exe' },
  );
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.concat([Buffer.from(program.generate()), fuseWire, Buffer.alloc(64)]);
}
