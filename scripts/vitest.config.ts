import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');
const electron = path.join(root, 'test', 'support', 'noElectron.ts');

/** Names of the kinds of tests, in the order they are run and counted. */
export default defineConfig({
  root,
  cacheDir: path.join(root, 'node_modules', '.cache', 'vitest'),
  test: {
    // `import 'electron'` on plain Node would try a download; a unit test that needs it says so with vi.mock.
    alias: { electron },
    globalSetup: path.join(import.meta.dirname, 'temporaryFolder.ts'),
    // Far above what any test needs: a busy machine must not look like a fault.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 1 },
          environment: 'node',
          include: ['test/unit/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'component',
          sequence: { groupOrder: 2 },
          environment: 'happy-dom',
          include: ['test/component/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          sequence: { groupOrder: 3 },
          environment: 'node',
          include: ['test/conformance/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'packaging',
          sequence: { groupOrder: 4 },
          environment: 'node',
          include: ['test/packaging/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 5 },
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
