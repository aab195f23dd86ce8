import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLinesOf } from '../../../electron/engine/clerkFills.ts';
import { pageTexts } from '../../../electron/engine/report/pageText.ts';
import { loadReportFonts } from '../../../electron/engine/report/reportFonts.ts';
import { openPkcs12 } from '../../../electron/engine/signing/pkcs12.ts';
import {
  type Identity,
  identityToPkcs12,
  issueIdentity,
  throwAwayCa,
} from '../../../electron/engine/signing/throwAwayCa.ts';
import { signReturn } from '../../../electron/engine/signReturn.ts';
import { extractAttachments } from '../../../electron/engine/verify/attachments.ts';
import { readStrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import type { EngineCalls } from '../../../electron/engineCalls.ts';
import type { RequiredSignature } from '../../../shared/domain/payload.ts';
import { aNewReturn } from '../../builders/aNewReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';
import { foreignlySigned } from '../../support/foreignSigner.ts';

const passphrase = 'mật khẩu đủ dài 2024';
const p12Password = 'mật khẩu p12';
const resources = path.resolve(import.meta.dirname, '..', '..', '..', 'out', 'resources');

let test: TestEngine;
let engine: EngineCalls;
let returnId: string;
let p12: string;
let head: Identity;
const place = (name: string) => path.join(test.folder, name);
const open = async () => expectValue(await engine['returns.open']({ returnId }));
const stateOf = async () => (await open()).road.state;

function answer(text: string) {
  return engine['answers.save']({
    returnId,
    itemId: '1.1.a',
    patch: { status: 'done', result: text },
    leaving: true,
  });
}

const sign = (target: string, role: RequiredSignature = 'head') =>
  engine['report.write']({
    returnId,
    way: { kind: 'p12', path: p12, password: p12Password, role },
    path: place(target),
  });

const number = (given: string) =>
  engine['road.record']({ returnId, what: { action: 'numbered', number: given, date: '2024-05-08' } });

async function exportUnsigned(name: string): Promise<Buffer> {
  expectValue(await engine['report.write']({ returnId, way: { kind: 'unsigned' }, path: place(name) }));
  return readFile(place(name));
}

function openLinesIn(pdf: Uint8Array) {
  const strict = readStrictPdf(pdf);
  return strict.ok ? openLinesOf(strict.pdf) : null;
}

async function takeIn(name: string, bytes: Uint8Array) {
  await writeFile(place(name), bytes);
  return engine['road.takeInSigned']({ returnId, path: place(name) });
}

beforeEach(async () => {
  test = await anEngine();
  engine = test.engine;
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const made = await engine['returns.create'](aNewReturn);
  returnId = expectValue(made).returnId;
  expectValue(await answer('Bố trí 06 cán bộ trực 24/7.'));
  const validity = {
    notBefore: new Date('2024-01-01T00:00:00Z'),
    notAfter: new Date('2034-01-01T00:00:00Z'),
  };
  const ca = throwAwayCa({ name: { commonName: 'CA thử' }, ...validity });
  head = issueIdentity(ca, { name: { commonName: 'Trần Văn An' }, ...validity });
  p12 = place('head.p12');
  await writeFile(p12, identityToPkcs12(head, p12Password));
});

describe('the road of a return in the engine', () => {
  it('freezes on submitting: the copy is kept with its hash and every edit is refused', async () => {
    const file = place('Lịch trực.txt');
    await writeFile(file, 'Ca 1');
    const attach = () => engine['evidence.attachPaths']({ returnId, itemId: '1.1.a', paths: [file] });
    const [attached] = expectValue(await attach());
    if (!attached?.ok) throw new Error('not attached');
    const evidenceId = attached.value.evidence.id;
    const upload = expectValue(
      await engine['evidence.beginUpload']({ returnId, name: 'muon.txt', sizeBytes: 4 }),
    );
    expectValue(
      await engine['evidence.appendUpload']({ uploadId: upload.uploadId, bytes: Buffer.from('muon') }),
    );

    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));

    const { road } = await open();
    expect(road).toMatchObject({ state: 'submitted', requiredSignatures: ['head'] });
    expect(road.frozen?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const refused = await Promise.all([
      answer('Sửa sau khi trình.'),
      engine['returns.saveTexts']({ returnId, patch: { direction: 'x' }, leaving: true }),
      engine['returns.saveDetails']({ returnId, patch: { number: '9' } }),
      engine['evidence.setCaption']({ returnId, evidenceId, caption: 'x', leaving: true }),
      engine['evidence.link']({ returnId, itemId: '1.1.b', evidenceId }),
      engine['evidence.unlink']({ returnId, itemId: '1.1.a', evidenceId }),
      engine['evidence.beginUpload']({ returnId, name: 'a.txt', sizeBytes: 3 }),
      attach(),
      engine['report.write']({ returnId, way: { kind: 'seal' }, path: place('seal.pdf') }),
    ]);
    expect(refused.map(expectCodes)).toEqual(refused.map(() => ['return-frozen']));
    const late = expectValue(
      await engine['evidence.finishUpload']({ uploadId: upload.uploadId, itemId: '1.1.a' }),
    );
    expect(expectCodes(late)).toEqual(['return-frozen']);
    expect((await open()).answers[0]).toMatchObject({
      result: 'Bố trí 06 cán bộ trực 24/7.',
      evidenceIds: [evidenceId],
    });
    expect(expectCodes(await engine['road.submit']({ returnId, signers: 'head' }))).toEqual([
      'road-step-refused',
    ]);
  });

  it('does not submit what contradicts itself, nor what changes while the copy is made', async () => {
    expectValue(await answer(''));
    expect(expectCodes(await engine['road.submit']({ returnId, signers: 'head' }))).toEqual([
      'return-contradictory',
    ]);
    expectValue(await answer('Đã làm.'));

    const submitting = engine['road.submit']({ returnId, signers: 'head' });
    expectValue(await answer('Đã làm xong.'));

    expect(expectCodes(await submitting)).toEqual(['return-changed-meanwhile']);
    expect(await stateOf()).toBe('draft');
  });

  it('exports the frozen bytes, signs them, records number and sending, each in the audit trail', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    const frozen = (await open()).road.frozen;
    test.clock.now = new Date('2024-05-09T03:30:00Z');
    const unsigned = await exportUnsigned('chua-ky.pdf');
    expect(unsigned.byteLength).toBe(frozen?.sizeBytes);
    expect(expectCodes(await engine['road.record']({ returnId, what: { action: 'sent' } }))).toEqual([
      'road-signatures-missing',
    ]);

    const exported = expectValue(await sign('da-ky.pdf'));

    expect(exported.verification).toMatchObject({ verdict: 'indeterminate' });
    const signed = await readFile(place('da-ky.pdf'));
    expect(signed.subarray(0, unsigned.length).equals(unsigned)).toBe(true);
    expect((await open()).road).toMatchObject({
      state: 'head-signed',
      newest: { sha256: exported.sha256, signatures: [{ role: 'head', signer: 'Trần Văn An' }] },
    });
    expectValue(
      await engine['road.record']({
        returnId,
        what: { action: 'numbered', number: '486', date: '2024-05-08' },
      }),
    );
    expect(await stateOf()).toBe('numbered');
    expectValue(await engine['road.record']({ returnId, what: { action: 'sent' } }));
    expect((await open()).road).toMatchObject({ state: 'sent', number: '486', date: '2024-05-08' });
    expect(expectCodes(await sign('nua.pdf'))).toEqual(['road-step-refused']);
    expectValue(await engine['road.writeCopy']({ returnId, path: place('ban-sao.pdf') }));
    expect((await readFile(place('ban-sao.pdf'))).equals(signed)).toBe(true);
    expect(expectValue(await engine['returns.list'](undefined)).returns[0]?.roadState).toBe('sent');
  });

  it('is signed by each role it asks for, in fields prepared for them, before it may be sent', async () => {
    expect(expectCodes(await sign('nhap.pdf', 'agency'))).toEqual(['road-step-refused']);
    expectValue(await engine['road.submit']({ returnId, signers: 'all' }));
    const send = () => engine['road.record']({ returnId, what: { action: 'sent' } });
    const states: string[] = [];
    for (const role of ['preparer', 'head', 'agency'] as const) {
      expect(expectCodes(await send())).toEqual(['road-signatures-missing']);
      if (role === 'agency') expectValue(await number('486'));
      const exported = expectValue(await sign(`${role}.pdf`, role));
      expect(exported.verification?.verdict).toBe('indeterminate');
      states.push(await stateOf());
    }
    expect(states).toEqual(['submitted', 'head-signed', 'agency-sealed']);
    expect((await open()).road.newest?.signatures.map(({ role }) => role)).toEqual([
      'preparer',
      'head',
      'agency',
    ]);
    expectValue(await send());
  });

  it('has number and date filled in by the agency, as the clerk recorded them after the head had signed', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'head-agency' }));
    const unsigned = await exportUnsigned('chua-ky.pdf');
    expect(openLinesIn(unsigned)).toEqual(['doc-number', 'doc-date']);
    expectValue(await sign('lanh-dao.pdf'));

    expect(expectCodes(await sign('som.pdf', 'agency'))).toEqual(['return-not-numbered']);
    expect(expectCodes(await number('1234567890/2024'))).toEqual(['document-number-too-long']);
    expectValue(await number('5/BC-UBND'));
    const exported = expectValue(await sign('co-quan.pdf', 'agency'));

    expect(exported.verification).toMatchObject({
      verdict: 'indeterminate',
      entered: { number: '05', date: 'ngày 08 tháng 5 năm 2024' },
    });
    expect(openLinesIn(await readFile(place('co-quan.pdf')))).toEqual([]);
    expect(await stateOf()).toBe('agency-sealed');
  });

  it('has no line to fill in where number and date were given before', async () => {
    const details = { number: '486', issuedOn: '2024-05-08' };
    expectValue(await engine['returns.saveDetails']({ returnId, patch: details }));
    expectValue(await engine['road.submit']({ returnId, signers: 'head-agency' }));
    expect(openLinesIn(await exportUnsigned('chua-ky.pdf'))).toEqual([]);
    expectValue(await sign('lanh-dao.pdf'));

    expect(expectValue(await sign('co-quan.pdf', 'agency')).verification).not.toHaveProperty('entered');
  });

  it('is printed for signing by hand with the hash of the data that was submitted', async () => {
    const print = () => engine['road.writePrintCopy']({ returnId, path: place('ban-in.pdf') });
    expect(expectCodes(await print())).toEqual(['road-step-refused']);
    expectValue(await engine['road.submit']({ returnId, signers: 'head-agency' }));
    const submitted = await exportUnsigned('chua-ky.pdf');
    test.clock.now = new Date('2024-05-09T03:30:00Z');

    const { fileName, pages } = expectValue(await print());

    expect(fileName).toBe('ban-in.pdf');
    expect(pages).toBe((await open()).road.frozen?.pages);
    const data = expectValue(extractAttachments(submitted)).find(({ name }) => name === 'return.json');
    const hash = createHash('sha256')
      .update(data?.bytes ?? '')
      .digest('hex');
    const printed = await pageTexts(await readFile(place('ban-in.pdf')));
    expect(printed.flat().some(({ text }) => text === hash)).toBe(true);
    expect(await stateOf()).toBe('submitted');
  });

  it('makes a new version when sent back, and keeps the frozen one over lock and restart', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    const frozen = (await open()).road.frozen;
    await exportUnsigned('chua-ky.pdf');
    expectValue(await engine['road.sendBack']({ returnId, reason: 'Bổ sung số liệu mục 1.1.a.' }));
    expect((await open()).complianceReturn.version).toBe(2);
    expect(expectValue(await engine['returns.list'](undefined)).returns[0]?.lastExport).toBeNull();
    expect(expectCodes(await engine['road.sendBack']({ returnId, reason: 'x' }))).toEqual([
      'road-step-refused',
    ]);
    expectValue(await answer('Bố trí 08 cán bộ.'));
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    expectValue(await engine['vault.lock'](undefined));

    const second = await anEngine(test.folder);
    expectValue(await second.engine['vault.unlock']({ passphrase }));
    expect(expectValue(await second.engine['vault.findings'](undefined))).toEqual([]);
    const { road } = expectValue(await second.engine['returns.open']({ returnId }));
    expect(road.steps.map(({ action, version }) => [action, version])).toEqual([
      ['submitted', 1],
      ['sent-back', 1],
      ['submitted', 2],
    ]);
    expect(road.steps[0]).toMatchObject({ file: frozen });
    expect(road.frozen?.sha256).not.toBe(frozen?.sha256);
    expectValue(await second.engine['vault.lock'](undefined));
  });
});

describe('taking in a file signed elsewhere', () => {
  it('keeps the kept copy with signatures added, and the roles found move the return on', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    const unsigned = await exportUnsigned('chua-ky.pdf');
    const signer = expectValue(openPkcs12(await readFile(p12), p12Password, 'head.p12', test.clock.now));
    const fonts = await loadReportFonts(path.join(resources, 'fonts'));
    const signed = expectValue(
      await signReturn({
        pdf: unsigned,
        fileName: 'x.pdf',
        role: 'head',
        signer,
        at: '2024-05-08T10:30:00+07:00',
        fonts,
      }),
    );

    const taken = expectValue(await takeIn('da-ky.pdf', signed.bytes));

    expect(taken.signatures).toMatchObject([{ role: 'head', signer: 'Trần Văn An' }]);
    expect((await open()).road).toMatchObject({
      state: 'head-signed',
      newest: { sha256: signed.sha256 },
    });
  });

  it('keeps a signature in a field of another tool and counts it, without saying whose it is', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    const unsigned = await exportUnsigned('chua-ky.pdf');

    expectValue(await takeIn('da-ky.pdf', foreignlySigned(unsigned, { identity: head })));

    const { road } = await open();
    expect(road.state).toBe('submitted');
    expect(road.newest?.signatures).toMatchObject([{ role: null, signer: 'Trần Văn An' }]);
    expectValue(await engine['road.record']({ returnId, what: { action: 'sent' } }));
  });

  it('refuses another file, the same file, and a file changed beside its signature', async () => {
    expectValue(await engine['road.submit']({ returnId, signers: 'head' }));
    const unsigned = await exportUnsigned('chua-ky.pdf');
    const other = Buffer.from(unsigned);
    other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1;

    expect(expectCodes(await takeIn('khac.pdf', other))).toEqual(['signed-file-not-ours']);
    expect(expectCodes(await takeIn('cut.pdf', unsigned.subarray(0, 100)))).toEqual(['signed-file-not-ours']);
    expect(expectCodes(await takeIn('nhu-cu.pdf', unsigned))).toEqual(['signed-file-nothing-new']);
    const junk = Buffer.concat([unsigned, Buffer.from('% thêm\n')]);
    expect(expectCodes(await takeIn('them.pdf', junk))[0]).toBe('signed-file-invalid');
    expect(expectCodes(await engine['road.takeInSigned']({ returnId, path: place('khong-co.pdf') }))).toEqual(
      ['file-unreadable'],
    );
    expect(await stateOf()).toBe('submitted');
  });
});
