import { builtinModules } from 'node:module';
import path from 'node:path';
import type { InlineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/** Stay in `node_modules`: pdfmake finds its colour profile beside its own files, koffi its library of the platform. */
export const externalPackages = ['koffi', 'pdfmake'];

export interface NodeBuild {
  /** Source file, relative to the project. */
  readonly entry: string;
  /** Built file below the output folder; `.cjs` makes it CommonJS. */
  readonly output: string;
  /** Only main and preload may reach Electron. */
  readonly electron: boolean;
  readonly define?: Readonly<Record<string, string>>;
}

/** Vite configuration of one program that runs on Node: everything of ours and of npm in one readable file. */
export function nodeConfig(
  { entry, output, electron, define = {} }: NodeBuild,
  folder: string,
): InlineConfig {
  const file = path.join(folder, output);
  const external = [
    /^node:/,
    ...builtinModules,
    ...externalPackages.map((name) => new RegExp(`^${name}(/|$)`)),
  ];
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define,
    plugins: electron ? [] : [refuseElectron(entry)],
    ssr: { noExternal: true, external: ['electron', ...externalPackages] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: path.dirname(file),
      emptyOutDir: true,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        input: path.join(root, entry),
        external: ['electron', ...external],
        output: {
          format: output.endsWith('.cjs') ? 'cjs' : 'es',
          entryFileNames: path.basename(file),
          codeSplitting: false,
        },
      },
    },
  };
}

/** The engine and the CLI run where there is no Electron: a bundle that asks for it is a mistake of ours. */
function refuseElectron(entry: string) {
  return {
    name: 'refuse-electron',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      if (source === 'electron' || source.startsWith('electron/')) {
        throw new Error(`${entry} must not reach Electron, but ${importer ?? 'it'} imports it.`);
      }
      return null;
    },
  };
}
