import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { publishedSchemas } from '../../../shared/domain/publishedSchemas.ts';

const folder = path.resolve(import.meta.dirname, '../../../assets/schemas');

it('the committed JSON Schemas are those of the program (node scripts/schemas.mjs writes them)', async () => {
  const schemas = publishedSchemas();
  expect((await readdir(folder)).filter((name) => name.endsWith('.json')).sort()).toEqual(
    [...schemas.keys()].sort(),
  );
  for (const [file, schema] of schemas)
    expect(JSON.parse(await readFile(path.join(folder, file), 'utf8'))).toEqual(schema);
});
