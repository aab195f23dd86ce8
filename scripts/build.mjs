// Builds the window, main, preload, engine and command line into out/. Says nothing on stdout, and does nothing when
// nothing changed.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint, lastFingerprint } from './buildInputs.mjs';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'out');
const stamp = path.join(out, '.build-stamp');
const programs = [
  { entry: 'electron/main.ts', output: 'main/main.js', electron: true },
  { entry: 'electron/preload.ts', output: 'preload/preload.cjs', electron: true },
  { entry: 'electron/engine/engineWorker.ts', output: 'engine/engineWorker.js', electron: false },
  { entry: 'electron/engine/signing/pkcs11/tokenHost.ts', output: 'tokenHost/tokenHost.js', electron: false },
  { entry: 'electron/cli/cli.ts', output: 'cli/cli.js', electron: false },
];
const outputs = [...programs.map(({ output }) => `out/${output}`), 'out/renderer/index.html'];

if (!process.argv.includes('--force') && lastFingerprint(stamp) === fingerprint(root, outputs))
  process.exit(0);

const started = performance.now();
if (!process.stderr.isTTY) process.env.NO_COLOR = '1';
// Vite reports on the console; stdout belongs to the commands that run after the build.
console.log = console.info = console.warn = (...words) => process.stderr.write(`${words.join(' ')}\n`);
try {
  await buildAll();
} catch (error) {
  process.stderr.write(`The build failed.\n${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
process.stderr.write(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);

/** Builds beside the last build and puts the new one in its place only when it is complete. */
async function buildAll() {
  const before = fingerprint(root, []);
  const next = path.join(root, 'node_modules', '.cache', `out-${process.pid}`);
  try {
    await buildInto(next);
    const last = `${next}-last`;
    if (existsSync(out)) renameSync(out, last);
    renameSync(next, out);
    rmSync(last, { recursive: true, force: true });
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  // A source that changed meanwhile leaves no stamp: the next command builds again.
  if (before === fingerprint(root, [])) writeFileSync(stamp, `${fingerprint(root, outputs)}\n`);
}

async function buildInto(folder) {
  const [{ build }, { nodeConfig }, { rendererConfig }, { contract, eventNames }] = await Promise.all([
    import('vite'),
    import('./nodeBuild.ts'),
    import('./rendererBuild.ts'),
    import('../shared/contract.ts'),
  ]);
  const names = Object.fromEntries(
    Object.entries(contract).map(([group, calls]) => [group, Object.keys(calls)]),
  );
  const define = { contractCalls: JSON.stringify(names), contractEvents: JSON.stringify(eventNames) };
  await Promise.all([
    ...programs.map((program) => {
      const isPreload = program.output.startsWith('preload');
      return build(nodeConfig(isPreload ? { ...program, define } : program, folder));
    }),
    build(rendererConfig(folder)),
  ]);
  copyResources(folder);
}

/** Files the report is made with, found by the engine in the folder its caller names. */
function copyResources(folder) {
  const tinos = 'node_modules/@expo-google-fonts/tinos';
  for (const face of ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']) {
    copyResource(`${tinos}/${face}/Tinos_${face}.ttf`, folder, `fonts/Tinos_${face}.ttf`);
  }
  for (const file of ['vips-node.mjs', 'vips.wasm']) {
    copyResource(`node_modules/wasm-vips/lib/${file}`, folder, `vips/${file}`);
  }
}

function copyResource(from, folder, to) {
  const target = path.join(folder, 'resources', to);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(path.join(root, from), target);
}
