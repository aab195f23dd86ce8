import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { outputPlace, placesOfCalls } from '../../../electron/engine/outputPlace.ts';
import { writeReturn } from '../../../electron/engine/writeReturn.ts';
import type { Result } from '../../../shared/result.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';
import { aReturnOnRoad } from '../../support/returnOnRoad.ts';
import { inTempDir } from '../vault/vaultFixture.ts';

const written = Object.entries(placesOfCalls)
  .filter(([, use]) => use === 'written')
  .map(([name]) => name);

test('no call of the engine writes into the vault, its backups or its kept copies', async () => {
  const { engine, test: own } = await aReturnOnRoad();
  const { folder } = own;
  const vault = path.join(folder, 'vault');
  await mkdir(path.join(folder, 'backups'));
  await mkdir(path.join(folder, 'docs'));
  await symlink(vault, path.join(folder, 'docs', 'link'), 'junction');
  const names = (await readdir(vault)).sort();
  const keyring = await readFile(path.join(vault, 'keyring.json'));
  const database = await readFile(path.join(vault, 'vault.db'));
  const calls = engine as unknown as Record<string, (input: unknown) => Promise<Result<unknown>>>;
  const places = [
    'vault',
    'vault/vault.db',
    'vault/keyring.json',
    'vault/mới.pdf',
    'vault/evidence/mới.pdf',
    'vault/chưa có/mới.pdf',
    'backups/mới.pdf',
    'kept/mới.pdf',
    'docs/link/vault.db',
    'docs/../vault/mới.pdf',
  ].map((place) => `${folder}/${place}`);
  expect(written.length).toBeGreaterThan(10);
  for (const name of written) {
    for (const place of places) {
      const answer = await calls[name]?.(
        name === 'vault.backUp' ? { folder: place } : { path: place, scope: { kind: 'vault' } },
      );
      expect([name, place, answer?.ok === false && expectCodes(answer)]).toEqual([
        name,
        place,
        ['output-inside-vault'],
      ]);
    }
  }
  expect((await readdir(vault)).sort()).toEqual(names);
  expect((await readFile(path.join(vault, 'keyring.json'))).equals(keyring)).toBe(true);
  expect((await readFile(path.join(vault, 'vault.db'))).equals(database)).toBe(true);
  expect((await readdir(path.join(folder, 'backups'))).length).toBe(0);
});

test('the command line, which knows no vault, sees one by its files', () =>
  inTempDir(async (temp) => {
    await mkdir(path.join(temp, 'vault'));
    await mkdir(path.join(temp, 'kept'));
    const bytes = Buffer.from('x');
    const file = path.join(temp, 'vault', 'keyring.json');
    const kept = path.join(temp, 'kept', 'a.pdf');
    expectValue(await outputPlace(file));
    expectValue(await outputPlace(kept));
    await writeFile(file, '{}');
    for (const place of [file, kept])
      expect(expectCodes(await writeReturn(place, { bytes, sha256: '' }, { overwrite: true }))).toEqual([
        'output-inside-vault',
      ]);
    expect(await readFile(file, 'utf8')).toBe('{}');
  }));

test.skipIf(process.platform === 'win32')('what is saved never takes the place of a device or a pipe', () =>
  inTempDir(async (temp) => {
    const pipe = path.join(temp, 'ống');
    const link = path.join(temp, 'nối');
    execFileSync('mkfifo', [pipe]);
    await symlink(pipe, link);
    for (const place of [pipe, link])
      expect(expectCodes(await outputPlace(place))).toEqual(['export-failed']);
    await writeFile(path.join(temp, 'a.age'), '');
    await symlink(path.join(temp, 'a.age'), path.join(temp, 'b.age'));
    for (const name of ['a.age', 'b.age', 'c.age', '.'])
      expectValue(await outputPlace(path.join(temp, name)));
  }),
);
