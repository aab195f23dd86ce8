import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

/** Vite configuration of the window. */
export function rendererConfig(folder: string): InlineConfig {
  return {
    configFile: false,
    root: path.join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: path.join(folder, 'renderer'),
      emptyOutDir: true,
      sourcemap: false,
      // Nothing may become a data: address or an inline script: the policy of the pages allows neither.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { checks: { bundlerTimings: false } },
      // A lower bound for the engine of Electron 45; the test shell's browser is newer.
      target: 'chrome146',
      chunkSizeWarningLimit: 4096,
    },
  };
}
