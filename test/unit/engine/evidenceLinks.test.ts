import { randomUUID } from 'node:crypto';
import { copyFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';

const passphrase = 'mật khẩu đủ dài 2024';
const icon = path.resolve(import.meta.dirname, '..', '..', '..', 'assets', 'icons', 'icon.png');

async function withReturn() {
  const made = await anEngine();
  const { engine, folder } = made;
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const { returnId } = expectValue(
    await engine['returns.create']({
      directiveId: 'tuyen-quang-2024-04',
      directiveReference: { number: null, day: null },
      adoptedGroup: null,
      period: { from: '2024-04-27', to: '2024-05-07' },
      deadline: null,
    }),
  );
  const file = path.join(folder, 'ảnh.png');
  await copyFile(icon, file);
  const attach = (target: string, itemId: string) =>
    engine['evidence.attachPaths']({ returnId: target, itemId, paths: [file] });
  return { ...made, returnId, file, attach };
}

describe('evidence of a return', () => {
  it('is only linked where file, return and item exist, and a refusal changes nothing', async () => {
    const { engine, returnId, attach } = await withReturn();
    const [attached] = expectValue(await attach(returnId, '1.1.a'));
    const evidenceId = attached?.ok ? attached.value.evidence.id : '';
    const link = (target: string, itemId: string, id: string) =>
      engine['evidence.link']({ returnId: target, itemId, evidenceId: id });
    const before = expectValue(await engine['returns.open']({ returnId }));

    expect(expectCodes(await link(returnId, '1.1.b', 'a'.repeat(32)))).toEqual(['evidence-not-found']);
    expect(expectCodes(await link(returnId, '9.9', evidenceId))).toEqual(['unknown-item']);
    expect(expectCodes(await link(randomUUID(), '1.1.b', evidenceId))).toEqual(['return-unknown']);
    expect(expectValue(await engine['returns.open']({ returnId }))).toEqual(before);
    expectValue(await link(returnId, '1.1.b', evidenceId));
  });

  it('is not taken in for a return or an item that does not exist', async () => {
    const { engine, returnId, attach } = await withReturn();
    const begun = { name: 'a.txt', sizeBytes: 3 };

    expect(expectCodes(await attach(randomUUID(), '1.1.a'))).toEqual(['return-unknown']);
    expect(expectCodes(await attach(returnId, '9.9'))).toEqual(['unknown-item']);
    expect(expectCodes(await engine['evidence.beginUpload']({ returnId: randomUUID(), ...begun }))).toEqual([
      'return-unknown',
    ]);
    const { uploadId } = expectValue(await engine['evidence.beginUpload']({ returnId, ...begun }));
    expectValue(await engine['evidence.appendUpload']({ uploadId, bytes: new Uint8Array(3) }));
    expect(expectCodes(await engine['evidence.finishUpload']({ uploadId, itemId: '9.9' }))).toEqual([
      'unknown-item',
    ]);
    expect(expectCodes(await engine['evidence.finishUpload']({ uploadId, itemId: '1.1.a' }))).toEqual([
      'evidence-not-found',
    ]);
    expect(expectValue(await engine['returns.open']({ returnId })).evidence).toEqual([]);
  });
});

describe('a picture', () => {
  it('whose annex copy was lost is printed all the same: the copy is made again', async () => {
    const { engine, folder, returnId, attach } = await withReturn();
    const [attached] = expectValue(await attach(returnId, '1.1.a'));
    const copy = attached?.ok ? (attached.value.evidence.annexBlobId ?? '') : '';
    await rm(path.join(folder, 'vault', 'evidence', copy.slice(0, 2), copy));

    expect(expectValue(await engine['report.preview']({ returnId })).photos).toBe(1);
    const [evidence] = expectValue(await engine['returns.open']({ returnId })).evidence;
    expect(evidence?.annexBlobId).not.toBe(copy);
  });

  it('that is lost itself keeps the report from leaving it out silently, by its own name', async () => {
    const { engine, folder, returnId, attach } = await withReturn();
    expectValue(await attach(returnId, '1.1.a'));
    const stored = path.join(folder, 'vault', 'evidence');
    for (const name of await readdir(stored)) await rm(path.join(stored, name), { recursive: true });

    const preview = await engine['report.preview']({ returnId });

    expect(preview).toEqual({ ok: false, problems: [{ code: 'evidence-lost', facts: { name: 'ảnh.png' } }] });
  });

  it('that is lost and proves nothing any more does not stand in the way of the report', async () => {
    const { engine, folder, returnId, attach } = await withReturn();
    const [attached] = expectValue(await attach(returnId, '1.1.a'));
    const evidenceId = attached?.ok ? attached.value.evidence.id : '';
    const stored = path.join(folder, 'vault', 'evidence');
    for (const name of await readdir(stored)) await rm(path.join(stored, name), { recursive: true });

    expectValue(await engine['evidence.unlink']({ returnId, itemId: '1.1.a', evidenceId }));

    expect(expectValue(await engine['report.preview']({ returnId })).photos).toBe(0);
  });

  it('too large to be shown is attached as a file and not read into memory', async () => {
    const { engine, file, returnId, attach } = await withReturn();
    await writeFile(file, Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    await truncate(file, 256 * 1024 * 1024 + 1);

    const [attached] = expectValue(await attach(returnId, '1.1.a'));

    expect(attached?.ok && attached.value.evidence).toMatchObject({
      mediaType: 'image/png',
      annexBlobId: null,
    });
    expect(expectValue(await engine['report.preview']({ returnId })).photos).toBe(0);
  }, 60_000);
});
