import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealCertificate } from '../../../electron/engine/signing/sealCertificate.ts';
import { sealPdf } from '../../../electron/engine/signing/sealPdf.ts';
import { keySigner } from '../../../electron/engine/signing/signer.ts';
import { newPrivateKey } from '../../../electron/engine/signing/throwAwayCa.ts';
import { expectCodes, expectValue } from '../../support/anEngine.ts';
import { aTrustEngine, damageRow, passphrase } from '../../support/aTrustEngine.ts';
import { sealedReturn, signedReturn } from '../../support/signedReturn.ts';
import { sealedPayload, smallReturn } from '../../support/smallReturn.ts';
import {
  anIdentity,
  signedAt,
  signerOf,
  testPki,
  validity,
  vietnamese,
} from '../../support/testCertificates.ts';

const nothing = undefined;

let signedPdf: Uint8Array;

beforeAll(async () => {
  signedPdf = await signedReturn({ signer: signerOf(testPki().rsa) });
});

describe('certificates of units', () => {
  it('are asked about when first seen, then known, and a different one leaves the verdict open', async () => {
    const { engine, trust, file, checked } = await aTrustEngine();
    await trust('goc.cer', testPki().root.cert);
    await file('bao-cao.pdf', signedPdf);
    const other = signerOf(anIdentity({ name: vietnamese('Lê Văn Khác') }));
    await file('khac.pdf', await signedReturn({ signer: other }));

    const first = await checked('bao-cao.pdf');
    expect(first.signers).toMatchObject([
      { role: 'head', identity: 'first-seen', certificate: { subject: 'Trần Văn Mẫu' } },
    ]);
    expect([first.verdict, first.problems.some(({ code }) => code === 'signer-first-seen')]).toEqual([
      'valid',
      true,
    ]);
    const certificate = first.signers[0]?.certificate?.sha256 ?? '';
    expectValue(
      await engine['trust.confirmIdentity']({ fileId: first.fileId, field: 'sig-head', certificate }),
    );
    const [again] = expectValue(await engine['verify.again'](nothing)).files;
    expect(again?.signers).toMatchObject([{ identity: 'known' }]);
    expect(again?.problems.some(({ code }) => code.startsWith('signer-'))).toBe(false);

    const different = await checked('khac.pdf');
    expect(different).toMatchObject({ verdict: 'indeterminate', signers: [{ identity: 'differs' }] });
    expect(different.problems.some(({ code }) => code === 'signer-differs')).toBe(true);

    const [identity] = expectValue(await engine['trust.list'](nothing)).identities;
    expect(identity).toMatchObject({
      role: 'head',
      subject: 'Trần Văn Mẫu',
      certificateSha256: certificate,
    });
    expectValue(await engine['trust.removeIdentity']({ id: identity?.id ?? '' }));
    expect((await checked('khac.pdf')).signers).toMatchObject([{ identity: 'first-seen' }]);
  });

  it('of seals are known by confirmation alone, and for that unit alone', async () => {
    const { engine, file, checked } = await aTrustEngine();
    const { pdf } = await sealedReturn();
    await file('niem-phong.pdf', pdf);
    const first = await checked('niem-phong.pdf');
    expect(first).toMatchObject({
      verdict: 'indeterminate',
      signers: [{ role: 'seal', identity: 'first-seen' }],
    });

    expectValue(
      await engine['trust.confirmIdentity']({
        fileId: first.fileId,
        field: 'seal-vault',
        certificate: first.signers[0]?.certificate?.sha256 ?? '',
      }),
    );

    expect(await checked('niem-phong.pdf')).toMatchObject({
      verdict: 'valid',
      signatures: [{ trusted: true }],
      signers: [{ identity: 'known' }],
    });
  });

  it('are not confirmed for a signer who is not recognised, nor for another certificate than was shown', async () => {
    const { engine, trust, file, checked } = await aTrustEngine();
    await file('bao-cao.pdf', signedPdf);
    const unknown = await checked('bao-cao.pdf');
    const certificate = unknown.signers[0]?.certificate?.sha256 ?? '';
    const confirm = (fileId: string, sha = certificate) =>
      engine['trust.confirmIdentity']({ fileId, field: 'sig-head', certificate: sha });

    expect(unknown.signers).toMatchObject([{ identity: null }]);
    expect(expectCodes(await confirm(unknown.fileId))).toEqual(['identity-not-proven']);
    await trust('goc.cer', testPki().root.cert);
    const known = await checked('bao-cao.pdf');
    expect(expectCodes(await confirm(known.fileId, 'ab'.repeat(32)))).toEqual(['identity-not-proven']);
    expect(expectCodes(await confirm(unknown.fileId))).toEqual(['checked-file-gone']);
  });

  it('come with the page of exactly the file that was judged', async () => {
    const { engine, file, checked } = await aTrustEngine();
    await file('bao-cao.pdf', signedPdf);
    const { fileId } = await checked('bao-cao.pdf');

    const shown = expectValue(await engine['verify.show']({ fileId }));
    await file('bao-cao.pdf', `${Buffer.from(signedPdf).toString('latin1')} `);

    expect(Buffer.from(shown.bytes).equals(signedPdf)).toBe(true);
    expect(expectCodes(await engine['verify.show']({ fileId }))).toEqual(['checked-file-gone']);
    expect(expectCodes(await engine['verify.show']({ fileId: '0'.repeat(32) }))).toEqual([
      'checked-file-gone',
    ]);
  });
});

describe('a confirmed certificate whose row', () => {
  /** A unit whose head was confirmed; `harm` is done to the file of the vault while it is locked. */
  async function harmed(harm: (database: string) => void) {
    const own = await aTrustEngine();
    const { engine, folder, trust, file, checked } = own;
    await trust('goc.cer', testPki().root.cert);
    await file('bao-cao.pdf', signedPdf);
    const other = signerOf(anIdentity({ name: vietnamese('Lê Văn Khác') }));
    await file('khac.pdf', await signedReturn({ signer: other }));
    const confirm = async () => {
      const { fileId, signers } = await checked('bao-cao.pdf');
      const certificate = signers[0]?.certificate?.sha256 ?? '';
      expectValue(await engine['trust.confirmIdentity']({ fileId, field: 'sig-head', certificate }));
    };
    await confirm();
    expectValue(await engine['vault.lock'](nothing));
    harm(path.join(folder, 'vault', 'vault.db'));
    expectValue(await engine['vault.unlock']({ passphrase }));
    return { ...own, confirm };
  }

  const lose = (database: string) => {
    const db = new DatabaseSync(database);
    db.exec('DELETE FROM doc WHERE rowid = (SELECT max(rowid) FROM doc)');
    db.close();
  };

  it.each([
    ['is damaged', (database: string) => damageRow(database, -1)],
    ['was taken away', lose],
  ])('%s leaves nobody new: the person is told and confirms again', async (_, harm) => {
    const { engine, folder, checked, confirm } = await harmed(harm);
    for (const name of ['bao-cao.pdf', 'khac.pdf']) {
      const paths = [path.join(folder, name)];
      const { files, problems } = expectValue(await engine['verify.files']({ paths }));
      expect(problems.map(({ code }) => code)).toEqual(['vault-row-damaged']);
      expect(files).toMatchObject([{ verdict: 'indeterminate', signers: [{ identity: 'unclear' }] }]);
      expect(files[0]?.problems.map(({ code }) => code)).toContain('signer-confirmation-damaged');
    }
    expect(expectValue(await engine['trust.list'](nothing)).problems.map(({ code }) => code)).toEqual([
      'vault-row-damaged',
    ]);

    await confirm();

    expect(await checked('bao-cao.pdf')).toMatchObject({
      verdict: 'valid',
      signers: [{ identity: 'known' }],
    });
    expect(await checked('khac.pdf')).toMatchObject({ signers: [{ identity: 'differs' }] });
    const list = expectValue(await engine['trust.list'](nothing));
    expect(list.identities).toMatchObject([{ role: 'head', subject: 'Trần Văn Mẫu' }]);
    // Damage is not written over: it goes on being told.
    expect(list.problems.map(({ code }) => code)).toEqual(['vault-row-damaged']);
    const target = path.join(folder, 'nhat-ky.csv');
    expectValue(
      await engine['audit.writeCsv']({
        language: 'vi',
        query: '',
        officer: null,
        returnId: null,
        itemId: null,
        from: null,
        to: null,
        path: target,
      }),
    );
    const trail = await readFile(target, 'utf8');
    expect(trail).toContain('Xác nhận lại chứng thư của đơn vị');
  });
});

describe('a seal that was confirmed for a unit', () => {
  it('says nothing for a return of another unit', async () => {
    const { engine, file, checked } = await aTrustEngine();
    const privateKey = newPrivateKey('ec');
    const cert = sealCertificate({ privateKey, vaultId: 'kho-thu-nghiem', ...validity });
    const sealed = async (code: string) => {
      const payload = sealedPayload();
      const base = await smallReturn({ payload: { ...payload, unit: { ...payload.unit, code } } });
      const signer = keySigner(privateKey, cert);
      return expectValue(await sealPdf(base, { signer, at: signedAt, visible: null }));
    };
    await file('mot.pdf', await sealed('H59.1'));
    await file('hai.pdf', await sealed('H59.2'));
    const first = await checked('mot.pdf');
    expectValue(
      await engine['trust.confirmIdentity']({
        fileId: first.fileId,
        field: 'seal-vault',
        certificate: first.signers[0]?.certificate?.sha256 ?? '',
      }),
    );
    expect((await checked('mot.pdf')).verdict).toBe('valid');
    expect(await checked('hai.pdf')).toMatchObject({
      verdict: 'indeterminate',
      signers: [{ identity: 'first-seen' }],
    });
  });
});
