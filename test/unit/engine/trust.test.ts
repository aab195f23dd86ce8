import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealCertificate } from '../../../electron/engine/signing/sealCertificate.ts';
import { sealPdf } from '../../../electron/engine/signing/sealPdf.ts';
import { keySigner } from '../../../electron/engine/signing/signer.ts';
import { newPrivateKey, throwAwayCa } from '../../../electron/engine/signing/throwAwayCa.ts';
import { revocationFileLimitBytes, rootFileLimitBytes, trustLimits } from '../../../shared/domain/trust.ts';
import { anEngine, expectCodes, expectValue, type TestEngine } from '../../support/anEngine.ts';
import { aCrl, type CrlPlan, crlToPem } from '../../support/crlForger.ts';
import { bundleOf, constrainedRoot, weakRoot } from '../../support/rootForger.ts';
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

const passphrase = 'mật khẩu đủ dài 2024';
const nothing = undefined;
const dates = {
  thisUpdate: new Date('2024-05-01T00:00:00Z'),
  nextUpdate: new Date('2024-05-31T00:00:00Z'),
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pem = (der: Uint8Array, label = 'CERTIFICATE') =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;

let signedPdf: Uint8Array;

beforeAll(async () => {
  signedPdf = await signedReturn({ signer: signerOf(testPki().rsa) });
});

interface TrustEngine extends TestEngine {
  file(name: string, content: Uint8Array | string): Promise<string>;
  /** Reads a file and confirms every certificate in it. */
  trust(name: string, content: Uint8Array | string): Promise<void>;
  checked(name: string): Promise<Awaited<ReturnType<typeof onlyChecked>>>;
}

async function onlyChecked({ engine }: TestEngine, ...paths: readonly string[]) {
  const [first] = expectValue(await engine['verify.files']({ paths })).files;
  if (first === undefined) throw new Error('nothing was checked');
  return first;
}

async function aTrustEngine(): Promise<TrustEngine> {
  const own = await anEngine();
  const { engine, folder } = own;
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  const file = async (name: string, content: Uint8Array | string) => {
    const place = path.join(folder, name);
    await writeFile(place, content);
    return place;
  };
  return {
    ...own,
    file,
    async trust(name, content) {
      const paths = [await file(name, content)];
      const { candidates } = expectValue(await engine['trust.readRoots']({ paths }));
      for (const candidate of candidates) expectValue(await engine['trust.confirmRoot'](candidate));
    },
    checked: (name) => onlyChecked(own, path.join(folder, name)),
  };
}

describe('root certificates', () => {
  it('are read from DER, PEM and P7B, shown, and trusted only when a person confirms the fingerprint', async () => {
    const { engine, file, checked } = await aTrustEngine();
    await file('bao-cao.pdf', signedPdf);
    const { root, intermediate } = testPki();
    const other = throwAwayCa({ name: vietnamese('CA khác'), ...validity, alg: 'ec' });
    const paths = [
      await file('goc.cer', root.cert),
      await file('duoi.pem', `ghi chú\n${pem(intermediate.cert)}`),
      await file('goi.p7b', bundleOf([other.cert, root.cert])),
    ];

    const read = expectValue(await engine['trust.readRoots']({ paths }));

    expect(read.problems).toEqual([]);
    expect(
      read.candidates.map(({ subject, isSelfSigned, key, validity: now }) => [
        subject,
        isSelfSigned,
        key,
        now,
      ]),
    ).toEqual([
      ['CA gốc thử nghiệm', true, 'RSA 2048', 'now'],
      ['CA cấp dưới thử nghiệm', false, 'EC prime256v1', 'now'],
      ['CA khác', true, 'EC prime256v1', 'now'],
    ]);
    expect(read.candidates[0]).toMatchObject({ sha256: sha256(root.cert), isTrustedAlready: false });
    expect((await checked('bao-cao.pdf')).verdict).toBe('indeterminate');
    expect(expectValue(await engine['trust.list'](nothing)).roots).toEqual([]);

    expectValue(await engine['trust.confirmRoot']({ sha256: sha256(root.cert) }));
    expect(await checked('bao-cao.pdf')).toMatchObject({ verdict: 'valid', signatures: [{ trusted: true }] });
    const again = expectValue(await engine['trust.readRoots']({ paths: paths.slice(0, 1) }));
    expect(again.candidates[0]?.isTrustedAlready).toBe(true);
  });

  it('stay sealed in the vault over a lock, and go when they are removed', async () => {
    const { engine, trust, folder, file, checked } = await aTrustEngine();
    await file('bao-cao.pdf', signedPdf);
    await trust('goc.pem', pem(testPki().root.cert));
    expectValue(await engine['vault.lock'](nothing));
    expect(expectCodes(await engine['trust.list'](nothing))).toEqual(['vault-locked']);

    const second = await anEngine(folder);
    expectValue(await second.engine['vault.unlock']({ passphrase }));
    const [kept] = expectValue(await second.engine['trust.list'](nothing)).roots;
    expect(kept?.sha256).toBe(sha256(testPki().root.cert));
    expect(await onlyChecked(second, path.join(folder, 'bao-cao.pdf'))).toMatchObject({ verdict: 'valid' });
    expectValue(await second.engine['vault.lock'](nothing));

    expectValue(await engine['vault.unlock']({ passphrase }));
    expectValue(await engine['trust.removeRoot']({ sha256: kept?.sha256 ?? '' }));
    expect((await checked('bao-cao.pdf')).verdict).toBe('indeterminate');
    expect(expectCodes(await engine['trust.removeRoot']({ sha256: kept?.sha256 ?? '' }))).toEqual([
      'trust-entry-unknown',
    ]);
  });

  it('are confirmed only while the vault is open that they were read in', async () => {
    const { engine, file } = await aTrustEngine();
    expectValue(await engine['trust.readRoots']({ paths: [await file('goc.cer', testPki().root.cert)] }));
    expectValue(await engine['vault.lock'](nothing));
    expectValue(await engine['vault.unlock']({ passphrase }));

    const confirmed = await engine['trust.confirmRoot']({ sha256: sha256(testPki().root.cert) });

    expect(expectCodes(confirmed)).toEqual(['root-not-offered']);
  });

  it('are refused when they are none: a leaf, a weak key, a changed one, a limited one', async () => {
    const { engine, file } = await aTrustEngine();
    const { root, ec } = testPki();
    const changed = Uint8Array.from(throwAwayCa({ name: vietnamese('CA sửa'), ...validity, alg: 'ec' }).cert);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    const codesOf = async (name: string, content: Uint8Array) => {
      const paths = [await file(name, content)];
      const { candidates, problems } = expectValue(await engine['trust.readRoots']({ paths }));
      expect(candidates).toEqual([]);
      return problems.map(({ code }) => code);
    };

    expect(await codesOf('nguoi-ky.cer', ec.cert)).toEqual(['root-not-ca']);
    expect(await codesOf('yeu.cer', weakRoot(root))).toEqual(['root-weak-key']);
    expect(await codesOf('sua.cer', changed)).toEqual(['root-signature-wrong']);
    expect(await codesOf('gioi-han.cer', constrainedRoot(root))).toEqual(['root-not-usable']);
    expect(await codesOf('rong.cer', new Uint8Array(0))).toEqual(['root-file-unreadable']);
    expect(await codesOf('cut.cer', root.cert.subarray(0, 200))).toEqual(['root-file-unreadable']);
    expect(await codesOf('bao-cao.cer', signedPdf)).toEqual(['root-file-unreadable']);
    expect(await codesOf('dai.cer', new Uint8Array(rootFileLimitBytes + 1))).toEqual([
      'trust-file-too-large',
    ]);
    expect(await codesOf('pem-hong.pem', Buffer.from('-----BEGIN CERTIFICATE-----\n%%%'))).toEqual([
      'root-file-unreadable',
    ]);
  });

  it('are kept up to a limit', async () => {
    const { engine, file } = await aTrustEngine();
    const blocks = Array.from({ length: trustLimits.roots + 1 }, (_, place) =>
      pem(throwAwayCa({ name: vietnamese(`CA ${place}`), ...validity, alg: 'ec' }).cert),
    );
    const paths = [0, 30, 60].map((from) => file(`${from}.pem`, blocks.slice(from, from + 30).join('')));
    const read = expectValue(await engine['trust.readRoots']({ paths: await Promise.all(paths) }));
    expect(read.candidates).toHaveLength(blocks.length);

    const answers = [];
    for (const { sha256: each } of read.candidates)
      answers.push(await engine['trust.confirmRoot']({ sha256: each }));

    expect(answers.filter(({ ok }) => ok)).toHaveLength(trustLimits.roots);
    expect(answers.flatMap((answer) => (answer.ok ? [] : expectCodes(answer)))).toEqual(['trust-full']);
  });

  it('are told apart when a file is missing, and when they have expired', async () => {
    const { engine, file, folder } = await aTrustEngine();
    const old = throwAwayCa({
      name: vietnamese('CA cũ'),
      notBefore: new Date('2010-01-01T00:00:00Z'),
      notAfter: new Date('2020-01-01T00:00:00Z'),
      alg: 'ec',
    });
    const paths = [path.join(folder, 'khong-co.cer'), await file('cu.cer', old.cert)];

    const read = expectValue(await engine['trust.readRoots']({ paths }));

    expect(read.problems.map(({ code }) => code)).toEqual(['file-unreadable']);
    expect(read.candidates).toMatchObject([{ subject: 'CA cũ', validity: 'expired' }]);
  });
});

describe('revocation lists', () => {
  const rootList = (plan: Partial<CrlPlan> = {}) => aCrl(testPki().root, { ...dates, ...plan });

  it('close the question of revocation, and refuse who was revoked', async () => {
    const { engine, trust, file, checked } = await aTrustEngine();
    await file('bao-cao.pdf', signedPdf);
    await trust('goc.cer', testPki().root.cert);
    const open = (await checked('bao-cao.pdf')).problems.map(({ code }) => code);
    expect(open).toContain('revocation-not-checked');

    const first = [await file('1.crl', crlToPem(rootList()))];
    const { imported, problems } = expectValue(await engine['trust.importLists']({ paths: first }));
    expect(problems).toEqual([]);
    expect(imported).toMatchObject([
      { issuer: 'CA gốc thử nghiệm', state: 'current', revoked: 0, isProven: true },
    ]);
    const closed = await checked('bao-cao.pdf');
    expect([closed.verdict, closed.problems.some(({ code }) => code === 'revocation-not-checked')]).toEqual([
      'valid',
      false,
    ]);

    const revoked = rootList({
      thisUpdate: new Date('2024-05-02T00:00:00Z'),
      revoked: [[testPki().rsa.cert, new Date('2024-04-25T00:00:00Z')]],
    });
    expectValue(await engine['trust.importLists']({ paths: [await file('2.crl', revoked)] }));
    expect(expectValue(await engine['trust.list'](nothing)).lists).toMatchObject([{ revoked: 1 }]);
    expect(await checked('bao-cao.pdf')).toMatchObject({ verdict: 'invalid' });
  });

  it('are not put back to an older one, nor pushed out by one that no trusted root has signed', async () => {
    const { engine, trust, file } = await aTrustEngine();
    await trust('goc.cer', testPki().root.cert);
    const add = async (name: string, crl: Uint8Array) => {
      const { problems } = expectValue(await engine['trust.importLists']({ paths: [await file(name, crl)] }));
      return problems.map(({ code }) => code);
    };

    expect(await add('moi.crl', rootList())).toEqual([]);
    expect(await add('moi-lai.crl', rootList())).toEqual(['crl-older']);
    expect(await add('cu.crl', rootList({ thisUpdate: new Date('2024-04-01T00:00:00Z') }))).toEqual([
      'crl-older',
    ]);
    const forged = rootList({ thisUpdate: new Date('2024-05-07T00:00:00Z'), key: newPrivateKey('ec') });
    expect(await add('gia.crl', forged)).toEqual([]);
    const lists = expectValue(await engine['trust.list'](nothing)).lists;
    expect(lists.map(({ isProven }) => isProven).toSorted()).toEqual([false, true]);
  });

  it('are marked when they have run out, and can be removed', async () => {
    const { engine, file, clock } = await aTrustEngine();
    const list = rootList();
    expectValue(await engine['trust.importLists']({ paths: [await file('a.crl', list)] }));
    clock.now = new Date('2024-07-01T00:00:00Z');
    expect(expectValue(await engine['trust.list'](nothing)).lists).toMatchObject([
      { state: 'expired', isProven: false },
    ]);

    expectValue(await engine['trust.removeList']({ sha256: sha256(list) }));

    expect(expectValue(await engine['trust.list'](nothing)).lists).toEqual([]);
    expect(expectCodes(await engine['trust.removeList']({ sha256: sha256(list) }))).toEqual([
      'trust-entry-unknown',
    ]);
  });

  it('are refused when they are a part, damaged, empty, too large or something else', async () => {
    const { engine, file } = await aTrustEngine();
    const codesOf = async (content: Uint8Array) => {
      const paths = [await file('danh-sach.crl', content)];
      const { imported, problems } = expectValue(await engine['trust.importLists']({ paths }));
      expect(imported).toEqual([]);
      return problems.map(({ code }) => code);
    };

    expect(await codesOf(rootList({ isDelta: true }))).toEqual(['crl-partial']);
    expect(await codesOf(rootList().subarray(0, 90))).toEqual(['crl-file-unreadable']);
    expect(await codesOf(new Uint8Array(0))).toEqual(['crl-file-unreadable']);
    expect(await codesOf(testPki().root.cert)).toEqual(['crl-file-unreadable']);
    expect(await codesOf(new Uint8Array(revocationFileLimitBytes + 1))).toEqual(['trust-file-too-large']);
  });
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

/** Flips a byte of a row: -1 is the one written last. */
function damageRow(file: string, nth: number): void {
  const database = new DatabaseSync(file);
  const rows = database.prepare('SELECT rowid, body FROM doc ORDER BY rowid').all() as {
    rowid: number;
    body: Uint8Array;
  }[];
  const row = rows.at(nth);
  if (row === undefined) throw new Error('there is no such row');
  const body = Buffer.from(row.body);
  body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
  database.prepare('UPDATE doc SET body = ? WHERE rowid = ?').run(body, row.rowid);
  database.close();
}

describe('a damaged row of whom the vault trusts', () => {
  it('is left out of the check and told, and the other rows still count', async () => {
    const first = await aTrustEngine();
    await first.file('bao-cao.pdf', signedPdf);
    await first.trust('goc.cer', testPki().root.cert);
    const other = throwAwayCa({ name: vietnamese('CA khác'), ...validity, alg: 'ec' });
    await first.trust('khac.cer', other.cert);
    expectValue(await first.engine['vault.lock'](nothing));
    damageRow(path.join(first.folder, 'vault', 'vault.db'), -1);

    const { engine } = await anEngine(first.folder);
    expectValue(await engine['vault.unlock']({ passphrase }));
    const paths = [path.join(first.folder, 'bao-cao.pdf')];
    const checked = expectValue(await engine['verify.files']({ paths }));
    expect(checked.problems.map(({ code }) => code)).toEqual(['vault-row-damaged']);
    expect(checked.files.map(({ verdict }) => verdict)).toEqual(['valid']);
    expectValue(await engine['vault.lock'](nothing));

    damageRow(path.join(first.folder, 'vault', 'vault.db'), -2);
    const again = (await anEngine(first.folder)).engine;
    expectValue(await again['vault.unlock']({ passphrase }));
    const without = expectValue(await again['verify.files']({ paths }));
    expect(without.problems).toHaveLength(2);
    expect(without.files.map(({ verdict }) => verdict)).toEqual(['indeterminate']);
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
