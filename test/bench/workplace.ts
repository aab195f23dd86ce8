import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

export const root = path.resolve(import.meta.dirname, '..', '..');
export const builtCli = path.join(root, 'out', 'cli', 'cli.js');
export const resources = path.join(root, 'out', 'resources');

/**
 * A folder for one measurement, on the disk the project lies on: the temporary folder of the machine may be memory, and a
 * durable write there costs nothing. Removed afterwards, whatever happened.
 */
export async function inWorkplace<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const cache = path.join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface NodeBuildModule {
  nodeConfig(program: { entry: string; output: string; electron: boolean }, folder: string): InlineConfig;
}

/** Bundles a program of `programs/` exactly as the app's own programs are, and returns its file. */
export async function bundled(name: string, folder: string): Promise<string> {
  const { build } = await import('vite');
  // By address: the scripts belong to no project of TypeScript's.
  const script = new URL('../../scripts/nodeBuild.ts', import.meta.url).href;
  const { nodeConfig } = (await import(script)) as NodeBuildModule;
  const entry = path.relative(root, fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url)));
  const config = nodeConfig({ entry, output: `${name}/${name}.js`, electron: false }, folder);
  await build({ ...config, logLevel: 'error' });
  return path.join(folder, name, `${name}.js`);
}
