import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { kinds } from '../../../electron/engine/stored.ts';

const file = path.resolve(import.meta.dirname, '../../../electron/engine/vault/FORMAT.md');

test('the description of the format names every kind of document', async () => {
  const [, table = ''] = (await readFile(file, 'utf8')).split('## 17. Documents');
  const names = Object.values(kinds).map((kind) => (typeof kind === 'string' ? kind : kind('RETURN-ID')));
  expect(
    [...names, 'vault', 'officer', 'recoveryCode', 'restored'].filter(
      (name) => !table.includes(`\`${name}\``),
    ),
  ).toEqual([]);
});
