// Fingerprint of everything a build depends on: equal fingerprint, nothing to build.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const sources = [
  'shared/**/*.{ts,tsx,json}',
  'electron/**/*.{ts,js,json}',
  'renderer/**/*',
  'assets/**/*',
  'scripts/{build.mjs,buildInputs.mjs,nodeBuild.ts,rendererBuild.ts}',
  'package-lock.json',
];

/** SHA-256 over the names, sizes and change times of the inputs, and over the built files' presence. */
export function fingerprint(root, outputs) {
  const hash = createHash('sha256');
  for (const pattern of sources) {
    for (const name of globSync(pattern, { cwd: root }).sort()) {
      const file = path.join(root, name);
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat?.isFile()) hash.update(`${name}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  }
  for (const name of outputs) hash.update(`${name} ${existsSync(path.join(root, name))}\n`);
  return hash.digest('hex');
}

/** The fingerprint of the last complete build, or null. */
export function lastFingerprint(stamp) {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : null;
}
