import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { type Signer, signSha256 } from '../../../electron/engine/signing/signer.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import type { Identity } from '../../../electron/engine/signing/throwAwayCa.ts';
import { intermediateCa, issueIdentity } from '../../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { forgeCertificate } from '../../support/certificateForger.ts';
import { foreignlySigned } from '../../support/foreignSigner.ts';
import { plansFor, preparedReturn, signatureOf } from '../../support/severalSignatures.ts';
import { required, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, signerOf, testPki, validity, vietnamese } from '../../support/testCertificates.ts';

async function judge(identity: Identity, signer = signerOf(identity)) {
  const { verdict, problems, signatures } = verifyPdf(await signedReturn({ signer }), trustRoot());
  const told = problems.flatMap(({ code, facts }) =>
    [
      'signer-certificate-not-for-signing',
      'weak-certificate',
      'signer-name-differs',
      'signer-unknown',
    ].includes(code)
      ? [[code, ...Object.values(facts)]]
      : [],
  );
  return { verdict, told, trusted: signatures[0]?.trusted };
}

const withPurposes = (purposes: readonly string[]): Identity => {
  const identity = anIdentity();
  return { ...identity, cert: forgeCertificate(identity.cert, testPki().root.privateKey, { purposes }) };
};
const [webServer, webClient] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'];
const name = 'Trần Văn Mẫu';

describe('the use that a certificate was issued for', () => {
  it.each([
    ['document signing', '1.3.6.1.5.5.7.3.36'],
    ['mail', '1.3.6.1.5.5.7.3.4'],
    ['anything', '2.5.29.37.0'],
    ['documents of Microsoft', '1.3.6.1.4.1.311.10.3.12'],
    ['authentic documents of Adobe', '1.2.840.113583.1.1.5'],
  ])('may be %s, beside others', async (_, oid) => {
    expect(await judge(withPurposes([webClient, oid]))).toEqual({
      verdict: 'valid',
      told: [],
      trusted: true,
    });
  });

  it.each([
    ['a web server', [webServer]],
    ['server and client', [webServer, webClient]],
    ['code', ['1.3.6.1.5.5.7.3.3']],
  ])('may not be %s alone', async (_, purposes) => {
    expect(await judge(withPurposes(purposes))).toEqual({
      verdict: 'indeterminate',
      told: [['signer-certificate-not-for-signing', name, 'extended-key-usage']],
      trusted: false,
    });
  });

  it('may not be that of an authority, though it may sign as well', async () => {
    const ca = intermediateCa(testPki().root, { name: vietnamese(name), ...validity, alg: 'ec' });
    const { told, verdict } = await judge({ ...ca, chain: [testPki().root.cert] });
    expect(verdict).toBe('indeterminate');
    expect(told).toContainEqual(['signer-certificate-not-for-signing', name, 'ca']);
  });
});

describe('a weak algorithm', () => {
  it('of the key is named', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const identity = anIdentity({ privateKey });
    const sign = async (bytes: Uint8Array) => new Uint8Array(signSha256(privateKey, bytes));
    const signer: Signer = { ...identity, alg: 'rsa', sign };
    expect((await judge(identity, signer)).told).toContainEqual(['weak-certificate', name, 'RSA 1024']);
  });

  it.each([
    ['SHA-1', { name: 'sha1', oid: '1.2.840.113549.1.1.5' }],
    ['MD5', { name: 'md5', oid: '1.2.840.113549.1.1.4' }],
  ] as const)('under the certificate is named: %s', async (algorithm, digest) => {
    const identity = anIdentity();
    const cert = forgeCertificate(identity.cert, testPki().root.privateKey, { digest });
    const { told, verdict } = await judge({ ...identity, cert });
    expect(verdict).not.toBe('valid');
    expect(told).toContainEqual(['weak-certificate', name, algorithm]);
  });
});

const longAgency = 'Trung tâm Công nghệ thông tin và Truyền thông trực thuộc Sở Khoa học và Công nghệ';

/** Signed by the agency whose name is too long for a certificate, in its prepared field and in one of another program. */
async function signedWithCutName(commonName: string) {
  const unit = { ...aUnit(), name: longAgency };
  const base = await smallReturn({ payload: aPayload({ unit, requiredSignatures: ['agency'] }) });
  const identity = anIdentity({ name: vietnamese(commonName) });
  const prepared = required(await prepareFields(base, plansFor(['agency'], false)));
  const signature = signatureOf('agency', { signer: signerOf(identity) });
  return [required(await signPreparedField(prepared, signature)), foreignlySigned(base, { identity })].map(
    (pdf) => {
      const { verdict, problems } = verifyPdf(pdf, trustRoot());
      return [verdict, ...problems.map(({ code }) => code).filter((code) => code.startsWith('signer-name'))];
    },
  );
}

describe('the name in the certificate', () => {
  it('may be the beginning of one that a certificate cannot hold, which is told', async () => {
    expect(await signedWithCutName(longAgency.slice(0, 64))).toEqual([
      ['valid', 'signer-name-cut'],
      ['valid', 'signer-name-cut'],
    ]);
    expect(await signedWithCutName(longAgency.slice(0, 40))).toEqual([
      ['indeterminate', 'signer-name-differs'],
      ['indeterminate', 'signer-name-differs'],
    ]);
  });

  const named = (commonName: string) => judge(anIdentity({ name: vietnamese(commonName) }));

  it.each([
    'TRẦN VĂN MẪU',
    '  Trần  Văn Mẫu',
    'Trần Văn Mẫu'.normalize('NFD'),
    'Ông Trần Văn Mẫu',
    'TS. Trần Văn Mẫu',
  ])('is that of the signer on the page: %s', async (commonName) => {
    expect(await named(commonName)).toEqual({ verdict: 'valid', told: [], trusted: true });
  });

  it.each(['Nguyễn Thị Khác', 'Tran Van Mau', 'Trần Văn'])('is another one: %s', async (commonName) => {
    expect(await named(commonName)).toEqual({
      verdict: 'indeterminate',
      told: [['signer-name-differs', 'sig-head', commonName, name]],
      trusted: true,
    });
  });

  it('is the name of the unit for the agency', async () => {
    const pdf = await preparedReturn(['agency'], false);
    const sign = async (commonName: string) => {
      const identity = issueIdentity(testPki().root, {
        name: vietnamese(commonName),
        ...validity,
        alg: 'ec',
      });
      const signature = signatureOf('agency', { signer: signerOf(identity) });
      return verifyPdf(required(await signPreparedField(pdf, signature)), trustRoot());
    };
    expect((await sign('UBND HUYỆN THỬ NGHIỆM')).verdict).toBe('valid');
    const other = await sign('UBND huyện Khác');
    expect(other.verdict).toBe('indeterminate');
    expect(other.payload).not.toBeNull();
    expect(other.problems.map(({ code }) => code)).toContain('signer-name-differs');
  });
});
