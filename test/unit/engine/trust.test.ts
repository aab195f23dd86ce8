import { createHash } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newPrivateKey, throwAwayCa } from '../../../electron/engine/signing/throwAwayCa.ts';
import { revocationFileLimitBytes, rootFileLimitBytes, trustLimits } from '../../../shared/domain/trust.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';
import { aTrustEngine, damageRow, onlyChecked, passphrase } from '../../support/aTrustEngine.ts';
import { aCrl, type CrlPlan, crlToPem } from '../../support/crlForger.ts';
import { bundleOf, constrainedRoot, weakRoot } from '../../support/rootForger.ts';
import { signedReturn } from '../../support/signedReturn.ts';
import { signerOf, testPki, validity, vietnamese } from '../../support/testCertificates.ts';

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

    const all = { query: '', officer: null, returnId: null, itemId: null, from: null, to: null } as const;
    const { lines } = expectValue(await engine['audit.page']({ ...all, language: 'vi', before: null }));
    const told = lines.filter(({ action }) => /tin cậy chứng thư gốc/.test(action));
    const print = `${sha256(testPki().root.cert).slice(0, 8)} ${sha256(testPki().root.cert).slice(8, 16)}`;
    const what = `Chứng thư gốc “CA gốc thử nghiệm”, SHA-256 ${print}…`;
    expect(told.map(({ action, parts }) => [action, parts.map((part) => part.what)])).toEqual([
      ['Bỏ tin cậy chứng thư gốc', [what]],
      ['Xác nhận tin cậy chứng thư gốc', [what]],
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
    // Two lists of one moment: neither says that it is the later word.
    expect(
      await add('cung-luc.crl', rootList({ revoked: [[testPki().rsa.cert, new Date('2024-04-25')]] })),
    ).toEqual([]);
    const forged = rootList({ thisUpdate: new Date('2024-05-07T00:00:00Z'), key: newPrivateKey('ec') });
    expect(await add('gia.crl', forged)).toEqual([]);
    const lists = expectValue(await engine['trust.list'](nothing)).lists;
    expect(lists.map(({ isProven }) => isProven).toSorted()).toEqual([false, true, true]);
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
