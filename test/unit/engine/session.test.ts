import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';

const passphrase = 'mật khẩu đủ dài 2024';
const nothing = undefined;

async function withReturn(): Promise<TestEngine & { readonly returnId: string; readonly file: string }> {
  const made = await anEngine();
  expectValue(await made.engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await made.engine['unit.save'](aUnit()));
  const { returnId } = expectValue(
    await made.engine['returns.create']({
      directiveId: 'tuyen-quang-2024-04',
      directiveReference: { number: null, day: null },
      adoptedGroup: null,
      period: { from: '2024-04-27', to: '2024-05-07' },
      deadline: null,
    }),
  );
  const file = path.join(made.folder, 'Lịch trực.txt');
  await writeFile(file, 'Ca 1');
  return { ...made, returnId, file };
}

describe('unlocking and locking', () => {
  it('happen one after the other: the last one asked for decides', async () => {
    const { engine } = await withReturn();
    expectValue(await engine['vault.lock'](nothing));

    const answers = await Promise.all([
      engine['vault.unlock']({ passphrase }),
      engine['vault.unlock']({ passphrase }),
      engine['vault.lock'](nothing),
    ]);

    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(expectValue(await engine['vault.state'](nothing))).toBe('locked');
  });

  it('lose nothing that was acknowledged while everything else is under way', async () => {
    const { engine, folder, returnId, file } = await withReturn();
    const uploadId = expectValue(
      await engine['evidence.beginUpload']({ returnId, name: 'dở dang.txt', sizeBytes: 10 }),
    ).uploadId;
    const [saved, attached, written, backedUp, locked] = await Promise.all([
      engine['answers.save']({ returnId, itemId: '1.1.a', patch: { result: 'đã ghi' }, leaving: false }),
      engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }),
      engine['report.write']({ returnId, way: { kind: 'unsigned' }, path: path.join(folder, 'bao-cao.pdf') }),
      engine['vault.backUp']({ folder }),
      engine['vault.lock'](nothing),
      engine['evidence.appendUpload']({ uploadId, bytes: new Uint8Array(4) }),
    ]);

    expect([saved.ok, locked.ok]).toEqual([true, true]);
    expect(expectValue(await engine['vault.state'](nothing))).toBe('locked');
    expect(await readdir(path.join(folder, 'vault', 'staging'))).toEqual([]);
    expectValue(await engine['vault.unlock']({ passphrase }));
    const open = expectValue(await engine['returns.open']({ returnId }));
    expect(open.problems).toEqual([]);
    expect(open.answers[0]?.result).toBe('đã ghi');
    const isAttached = attached.ok && attached.value[0]?.ok === true;
    expect(open.evidence).toHaveLength(isAttached ? 1 : 0);
    const names = await readdir(folder);
    expect(names.includes('bao-cao.pdf')).toBe(written.ok);
    expect(names.some((name) => name.startsWith('tuan-thu-sao-luu'))).toBe(backedUp.ok);
    expectValue(await engine['vault.lock'](nothing));
  });

  it('work when the folder of the vault was taken away meanwhile, and what cannot be done is told', async () => {
    const { engine, folder, returnId, file } = await withReturn();
    await rename(path.join(folder, 'vault'), path.join(folder, 'taken'));

    const [attached] = expectValue(
      await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }),
    );
    const begun = expectValue(
      await engine['evidence.beginUpload']({ returnId, name: 'anh.jpg', sizeBytes: 3 }),
    );
    const finished = expectValue(
      await engine['evidence.finishUpload']({ uploadId: begun.uploadId, itemId: '1.1.a' }),
    );
    await engine['vault.lock'](nothing);

    expect(attached && expectCodes(attached)).toEqual(['place-vanished']);
    expect(expectCodes(finished)).toEqual(['place-vanished']);
    expect(expectCodes(await engine['returns.list'](nothing))).toEqual(['vault-locked']);
    await rename(path.join(folder, 'taken'), path.join(folder, 'vault'));
    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['vault.lock'](nothing));
  });

  it('are not kept from opening by leftovers that cannot be removed', async () => {
    const { engine, folder } = await withReturn();
    expectValue(await engine['vault.lock'](nothing));
    await mkdir(path.join(folder, 'vault', '.keyring.json.0123456789ab.tmp'));

    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['vault.lock'](nothing));
  });
});
