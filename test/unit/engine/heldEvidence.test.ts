import { chmod, chown, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { problem } from '../../../shared/result.ts';
import { aNewReturn } from '../../builders/aNewReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectValue } from '../../support/anEngine.ts';
import { describeUnless } from '../../support/describeUnless.ts';

const nobody = 65_534;
const noRights =
  process.platform === 'win32' ? 'rights of a file are taken away by its mode, which Windows has not' : null;

describeUnless(noRights, 'stored evidence that the system does not let be read', () => {
  test('is told as held, weighs as a warning, and is whole once it can be read', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-engine-'));
    const { engine } = await anEngine(folder);
    expectValue(await engine['vault.create']({ passphrase: 'mật khẩu đủ dài', lossUnderstood: true }));
    expectValue(await engine['unit.save'](aUnit()));
    const { returnId } = expectValue(await engine['returns.create'](aNewReturn));
    const file = path.join(folder, 'biên bản.txt');
    await writeFile(file, 'Biên bản họp tổ 3');
    const attached = expectValue(
      await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }),
    );
    expect(attached).toMatchObject([{ ok: true }]);
    const stored = path.join(folder, 'vault', 'evidence');
    const names = await readdir(stored, { recursive: true });
    const blob = path.join(stored, names.find((name) => path.basename(name).length === 32) ?? '');
    expect(expectValue(await engine['check.start'](undefined)).findings).toEqual([]);
    await chmod(blob, 0);

    const held = await asPerson(folder, () => engine['check.start'](undefined));

    expect(expectValue(held).findings).toEqual([
      {
        step: 'evidence',
        weight: 'warning',
        problem: problem('evidence-file-held', { name: 'biên bản.txt', reason: 'EACCES' }),
        places: [expect.objectContaining({ kind: 'return', itemId: '1.1.a', part: 'evidence' })],
      },
    ]);
    await chmod(blob, 0o600);
    expect(expectValue(await engine['check.start'](undefined)).findings).toEqual([]);
  });
});

/** Modes do not bind the superuser: the work is done without that right, in a folder that is the worker's own. */
async function asPerson<T>(folder: string, work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  const below = await readdir(folder, { recursive: true });
  for (const name of ['', ...below]) await chown(path.join(folder, name), nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
