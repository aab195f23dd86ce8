// Writes the published JSON Schemas into assets/schemas/ from the zod schemas of the program. A test fails while the
// committed files differ from what this script would write.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { publishedSchemas } from '../shared/domain/publishedSchemas.ts';

const folder = path.resolve(import.meta.dirname, '..', 'assets', 'schemas');
mkdirSync(folder, { recursive: true });
for (const [file, schema] of publishedSchemas())
  writeFileSync(path.join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
const biome = path.resolve(import.meta.dirname, '..', 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
process.exitCode =
  spawnSync(process.execPath, [biome, 'format', '--write', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  }).status ?? 1;
