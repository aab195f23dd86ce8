import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from '../../../electron/engine/stored.ts';

const engine = path.resolve(import.meta.dirname, '../../../electron/engine');
const file = path.join(engine, 'vault', 'FORMAT.md');

test('the description of the format names every kind of document', async () => {
  const [, table = ''] = (await readFile(file, 'utf8')).split('## 17. Documents');
  const names = Object.values(kinds).map((kind) => (typeof kind === 'string' ? kind : kind('RETURN-ID')));
  expect(
    [...names, 'vault', 'officer', 'recoveryCode', 'restored'].filter(
      (name) => !table.includes(`\`${name}\``),
    ),
  ).toEqual([]);
});

test('the description of the format names every refusal of the vault', async () => {
  const [, table = ''] = (await readFile(file, 'utf8')).split('## 18. Refusals');
  const sources = [
    ...(await readdir(path.join(engine, 'vault'))).map((name) => path.join('vault', name)),
    ...['restoreVault.ts', 'replaceVault.ts', 'selfCheck.ts', 'checkBackups.ts', 'outputPlace.ts'],
  ].filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(sources.map((name) => readFile(path.join(engine, name), 'utf8')));
  const codes = texts.flatMap((text) => [...text.matchAll(/\b(?:fail|problem)\(\s*'([a-z-]+)'/g)]);
  const missing = codes.map(([, code]) => code).filter((code) => !table.includes(`\`${code}\``));
  expect(codes.length).toBeGreaterThan(40);
  expect([...new Set(missing)]).toEqual([]);
});
