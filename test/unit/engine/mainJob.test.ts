import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  identityToPkcs12,
  issueIdentity,
  throwAwayCa,
} from '../../../electron/engine/signing/throwAwayCa.ts';
import type { EngineCalls } from '../../../electron/engineCalls.ts';
import { aNewReturn } from '../../builders/aNewReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';

const passphrase = 'mật khẩu đủ dài 2024';
const nothing = undefined;

async function openReturnOf(engine: EngineCalls) {
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const { returnId } = expectValue(await engine['returns.create'](aNewReturn));
  return returnId;
}

describe('the main job in the engine', () => {
  it('keeps answers, texts and evidence over lock, unlock and a new engine on the same folder', async () => {
    const first = await anEngine();
    const returnId = await openReturnOf(first.engine);
    expectValue(
      await first.engine['answers.save']({
        returnId,
        itemId: '1.1.a',
        patch: { status: 'done', result: 'Bố trí 06 cán bộ trực 24/7.' },
        leaving: false,
      }),
    );
    expectValue(
      await first.engine['returns.saveTexts']({
        returnId,
        patch: { direction: 'Đã ban hành Văn bản số 486.' },
        leaving: true,
      }),
    );
    const file = path.join(first.folder, 'Lịch trực.txt');
    await writeFile(file, 'Ca 1: Nguyễn Văn An');
    const [attached] = expectValue(
      await first.engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }),
    );
    expect(attached).toMatchObject({ ok: true, name: 'Lịch trực.txt' });
    expectValue(await first.engine['vault.lock'](nothing));
    expect(expectCodes(await first.engine['returns.list'](nothing))).toEqual(['vault-locked']);

    const second = await anEngine(first.folder);
    expect(expectValue(await second.engine['vault.state'](nothing))).toBe('locked');
    expect(expectCodes(await second.engine['vault.unlock']({ passphrase: 'sai mật khẩu' }))).toContain(
      'vault-wrong-passphrase',
    );
    expectValue(await second.engine['vault.unlock']({ passphrase }));
    const open = expectValue(await second.engine['returns.open']({ returnId }));

    expect(open.itemIds).toHaveLength(18);
    expect(open.answers[0]).toMatchObject({
      itemId: '1.1.a',
      status: 'done',
      result: 'Bố trí 06 cán bộ trực 24/7.',
    });
    expect(open.complianceReturn.texts.direction).toBe('Đã ban hành Văn bản số 486.');
    expect(open.evidence).toHaveLength(1);
    expect(open.answers[0]?.evidenceIds).toEqual([open.evidence[0]?.id]);
    expectValue(await second.engine['vault.lock'](nothing));
  });

  it('writes a signed return that its own verification finds intact', async () => {
    const { engine, folder } = await anEngine();
    const returnId = await openReturnOf(engine);
    expectValue(
      await engine['answers.save']({
        returnId,
        itemId: '1.1.a',
        patch: { status: 'done', result: 'Đã thực hiện.' },
        leaving: true,
      }),
    );
    const validity = {
      notBefore: new Date('2024-01-01T00:00:00Z'),
      notAfter: new Date('2034-01-01T00:00:00Z'),
    };
    const ca = throwAwayCa({ name: { commonName: 'CA thử' }, ...validity });
    const p12 = path.join(folder, 'signer.p12');
    await writeFile(
      p12,
      identityToPkcs12(
        issueIdentity(ca, { name: { commonName: 'Nguyễn Văn Ký' }, ...validity }),
        'mật khẩu p12',
      ),
    );
    const target = path.join(folder, 'bao-cao.pdf');

    expect(
      expectCodes(
        await engine['report.write']({
          returnId,
          way: { kind: 'p12', path: p12, password: 'sai' },
          path: target,
        }),
      ),
    ).toEqual(['p12-wrong-password']);
    const exported = expectValue(
      await engine['report.write']({
        returnId,
        way: { kind: 'p12', path: p12, password: 'mật khẩu p12' },
        path: target,
      }),
    );

    expect(exported.verification).toMatchObject({
      verdict: 'indeterminate',
      payload: { counts: { total: 18, done: 1 } },
    });
    expect((await readFile(target)).byteLength).toBe(exported.sizeBytes);
    const [summary] = expectValue(await engine['returns.list'](nothing)).returns;
    expect(summary?.lastExport).toMatchObject({ fileName: 'bao-cao.pdf', way: 'p12' });
  });

  it('seals with the key of the vault, and only this vault calls the seal its own', async () => {
    const { engine, folder } = await anEngine();
    const returnId = await openReturnOf(engine);
    const target = path.join(folder, 'niem-phong.pdf');

    const exported = expectValue(
      await engine['report.write']({ returnId, way: { kind: 'seal' }, path: target }),
    );
    expectValue(await engine['vault.lock'](nothing));
    const [unpinned] = expectValue(await engine['verify.files']({ paths: [target] })).files;

    expect(exported.verification).toMatchObject({
      verdict: 'valid',
      signatures: [{ role: 'seal', trusted: true }],
    });
    expect(unpinned).toMatchObject({ file: 'niem-phong.pdf', verdict: 'indeterminate' });
  });

  it('puts no seal on a return whose answers contradict themselves, and writes nothing', async () => {
    const { engine, folder } = await anEngine();
    const returnId = await openReturnOf(engine);
    expectValue(
      await engine['answers.save']({ returnId, itemId: '1.1.b', patch: { status: 'done' }, leaving: true }),
    );
    const target = path.join(folder, 'bao-cao.pdf');

    const refused = await engine['report.write']({ returnId, way: { kind: 'seal' }, path: target });

    expect(expectCodes(refused)).toEqual(['return-contradictory']);
    await expect(readFile(target)).rejects.toThrow('ENOENT');
  });

  it('refuses a day of the directive that its month lacks, and a period that ends before it begins', async () => {
    const { engine } = await anEngine();
    const returnId = await openReturnOf(engine);
    const save = (patch: Parameters<EngineCalls['returns.saveDetails']>[0]['patch']) =>
      engine['returns.saveDetails']({ returnId, patch });
    const before = expectValue(await engine['returns.open']({ returnId })).complianceReturn;

    expect(expectCodes(await save({ directiveReference: { number: '1', day: 31 } }))).toEqual([
      'date-does-not-exist',
    ]);
    expect(expectCodes(await save({ period: { from: '2024-05-07', to: '2024-04-27' } }))).toEqual([
      'period-reversed',
    ]);
    expect(expectValue(await engine['returns.open']({ returnId })).complianceReturn).toEqual(before);
    const created = await engine['returns.create']({
      directiveId: 'tuyen-quang-2024-04',
      directiveReference: { number: null, day: 31 },
      adoptedGroup: null,
      period: { from: '2024-04-27', to: '2024-05-07' },
      deadline: null,
    });
    expect(expectCodes(created)).toEqual(['date-does-not-exist']);
  });

  it('never writes over the key file it signs with', async () => {
    const { engine, folder } = await anEngine();
    const returnId = await openReturnOf(engine);
    const p12 = path.join(folder, 'khóa.pdf');
    await writeFile(p12, 'khóa');

    const written = await engine['report.write']({
      returnId,
      way: { kind: 'p12', path: p12, password: '' },
      path: path.join(folder, '.', 'khóa.pdf'),
    });

    expect(expectCodes(written)).toEqual(['export-over-input']);
    expect(await readFile(p12, 'utf8')).toBe('khóa');
  });

  it('refuses "nothing occurred" for an item that no event triggers', async () => {
    const { engine } = await anEngine();
    const returnId = await openReturnOf(engine);

    const refused = await engine['answers.save']({
      returnId,
      itemId: '1.1.a',
      patch: { status: 'nothing-occurred' },
      leaving: true,
    });

    expect(expectCodes(refused)).toEqual(['nothing-occurred-not-allowed']);
  });

  it('tells a unit that is not addressed, and records the adoption of a group as its own choice', async () => {
    const { engine } = await anEngine();
    expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
    expectValue(await engine['unit.save'](aUnit({ kind: 'ubnd-xa' })));
    const request = {
      directiveId: 'tuyen-quang-2024-04',
      directiveReference: { number: null, day: null },
      period: { from: '2024-04-27', to: '2024-05-07' },
      deadline: null,
    };

    const refused = await engine['returns.create']({ ...request, adoptedGroup: null });
    const adopted = expectValue(
      await engine['returns.create']({ ...request, adoptedGroup: 'ubnd-cap-huyen' }),
    );
    const open = expectValue(await engine['returns.open'](adopted));

    expect(expectCodes(refused)).toEqual(['unit-not-addressed']);
    expect(open).toMatchObject({ adopted: true, groupName: 'Ủy ban nhân dân huyện, thành phố' });
    expect(open.itemIds).toHaveLength(18);
  });

  it('writes all evidence with its manifest as a folder and as a ZIP', async () => {
    const { engine, folder } = await anEngine();
    const returnId = await openReturnOf(engine);
    const file = path.join(folder, 'nhật ký.txt');
    await writeFile(file, 'nội dung nhật ký');
    expectValue(await engine['evidence.attachPaths']({ returnId, itemId: '1.1.b', paths: [file] }));

    const written = expectValue(
      await engine['report.writeEvidence']({ returnId, form: 'folder', path: folder }),
    );
    const zip = path.join(folder, 'minh-chung.zip');
    const zipped = expectValue(await engine['report.writeEvidence']({ returnId, form: 'zip', path: zip }));

    expect(written).toEqual({ name: 'minh-chung', files: 1 });
    expect(zipped).toEqual({ name: 'minh-chung.zip', files: 1 });
    const manifest = JSON.parse(await readFile(path.join(folder, 'minh-chung', 'manifest.json'), 'utf8'));
    expect(await readFile(path.join(folder, 'minh-chung', manifest.evidence[0].exportName), 'utf8')).toBe(
      'nội dung nhật ký',
    );
    expect((await readFile(zip)).subarray(0, 2).toString('latin1')).toBe('PK');
  });

  it('keeps an annex copy of a picture beside its untouched bytes, and prints it', async () => {
    const { engine, folder } = await anEngine();
    const returnId = await openReturnOf(engine);
    const picture = await readFile(
      path.join(import.meta.dirname, '..', '..', '..', 'assets', 'icons', 'icon.png'),
    );
    const file = path.join(folder, 'ảnh.png');
    await writeFile(file, picture);

    const [attached] = expectValue(
      await engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] }),
    );
    const open = expectValue(await engine['returns.open']({ returnId }));
    const preview = expectValue(await engine['report.preview']({ returnId }));
    const [evidence] = open.evidence;
    const shown = expectValue(await engine['evidence.show']({ returnId, evidenceId: evidence?.id ?? '' }));

    expect(attached).toMatchObject({ ok: true });
    expect(evidence?.annexBlobId).toMatch(/^[0-9a-f]{32}$/);
    expect(preview.photos).toBe(1);
    const draft = (previewId: string) => engine['report.showPreview']({ previewId });
    expect(Buffer.from(expectValue(await draft(preview.previewId)).bytes).toString('latin1', 0, 5)).toBe(
      '%PDF-',
    );
    expect(expectCodes(await draft('0'.repeat(32)))).toEqual(['no-file-chosen']);
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['vault.unlock']({ passphrase }));
    expect(expectCodes(await draft(preview.previewId))).toEqual(['no-file-chosen']);
    expect(Buffer.from(shown.bytes).equals(picture)).toBe(true);
  });
});
