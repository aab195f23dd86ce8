import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type DemoFolder, demoFolder } from '../../../electron/cli/sample/demoFolder.ts';

const builtEntry = path.resolve(import.meta.dirname, '../../../out/cli/cli.js');

/** What `npm run demo` leaves, in a folder of its own. */
export interface MadeDemo {
  /** Working folder: holds `demo/`, and room for what the judges write. */
  readonly folder: string;
  readonly files: DemoFolder;
  readonly pdf: Buffer;
  /** Runs the built command line in `folder`; returns its stdout, throws unless it exits with 0. */
  run(args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Makes the demonstration with the shipped bundle, as a person would. */
export async function makeDemo(): Promise<MadeDemo> {
  if (!existsSync(builtEntry)) throw new Error('the command line needs `node scripts/build.mjs` first');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-demo-file-'));
  const run = async (args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, [builtEntry, ...args], { cwd: folder });
    return stdout;
  };
  await run(['demo']);
  const files = demoFolder(path.join(folder, 'demo'));
  return {
    folder,
    files,
    pdf: await readFile(files.report),
    run,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
