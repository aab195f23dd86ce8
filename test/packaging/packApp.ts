import { execFile } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeStubDistribution } from './stubDistribution.ts';

const run = promisify(execFile);
export const project = path.resolve(import.meta.dirname, '..', '..');

export interface PackedApp {
  /** Temporary folder of this run; the test removes it. */
  readonly work: string;
  /** The unpacked app as a person would install it. */
  readonly folder: string;
  readonly program: string;
  readonly asar: string;
  /** Everything the packer said. */
  readonly output: string;
}

/** Packs the built app for one platform with electron-builder, without any network: every download address is dead. */
export async function packApp(platform: 'linux' | 'win'): Promise<PackedApp> {
  const work = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-pack-'));
  const distribution = path.join(work, 'electron');
  await writeStubDistribution(distribution, platform);
  const builder = path.join(project, 'node_modules', 'electron-builder', 'cli.js');
  const release = path.join(work, 'release');
  const settings = [`-c.electronDist=${distribution}`, `-c.directories.output=${release}`];
  const { stdout, stderr } = await run(
    process.execPath,
    [builder, `--${platform}`, '--dir', '--x64', ...settings],
    {
      cwd: project,
      env: {
        ...process.env,
        NO_UPDATE_NOTIFIER: '1',
        ELECTRON_BUILDER_BINARIES_MIRROR: 'http://127.0.0.1:9/',
        ELECTRON_MIRROR: 'http://127.0.0.1:9/',
      },
      maxBuffer: 16 * 1024 * 1024,
    },
  );
  const [unpacked] = (await readdir(release)).filter((name) => name.endsWith('-unpacked'));
  if (unpacked === undefined) throw new Error(`Nothing was packed.\n${stdout}${stderr}`);
  const folder = path.join(release, unpacked);
  return {
    work,
    folder,
    program: path.join(folder, platform === 'win' ? 'tuan-thu.exe' : 'tuan-thu'),
    asar: path.join(folder, 'resources', 'app.asar'),
    output: stdout + stderr,
  };
}
