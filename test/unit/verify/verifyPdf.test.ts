import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCertificate, keyUsages } from '../../../electron/engine/signing/certificateBuilder.ts';
import { intermediateCa, newPrivateKey, throwAwayCa } from '../../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { sealedReturn, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import {
  anIdentity,
  rootsOf,
  signedAt,
  signerOf,
  testPki,
  validity,
  vietnamese,
} from '../../support/testCertificates.ts';

let pdf: Uint8Array;

beforeAll(async () => {
  pdf = await signedReturn();
});

function selfSigned(privateKey: KeyObject, keyUsage: number): Uint8Array {
  const publicKey = createPublicKey(privateKey);
  const name = vietnamese('Trần Văn Mẫu');
  const keys = { publicKey, issuerKey: privateKey, issuerPublicKey: publicKey };
  return buildCertificate({ ...keys, ...validity, subject: name, issuer: name, isCa: false, keyUsage });
}

const codes = (entry: { problems: readonly { code: string }[] }) => entry.problems.map(({ code }) => code);

describe('verifyPdf on files as they were signed', () => {
  it('names the signer as the certificate does, without marks of escaping', async () => {
    const commonName = 'Phòng Văn hóa, Thông tin + "Du lịch"; <1> \\ #2';
    const signer = signerOf(anIdentity({ name: vietnamese(commonName) }));

    const entry = verifyPdf(await signedReturn({ signer }), trustRoot());

    expect(entry.signatures[0]?.signer).toBe(commonName);
  });

  it('keeps control characters in the name of a signer visible', async () => {
    const signer = signerOf(anIdentity({ name: vietnamese('A\u001b[2K\nCN=B') }));

    const entry = verifyPdf(await signedReturn({ signer }), trustRoot());

    expect(entry.signatures[0]?.signer).toBe('A\\1B[2K\\0ACN=B');
  });

  it.each(['rsa', 'ec'] as const)('answers valid for a trusted %s signature', async (alg) => {
    const signed = await signedReturn({ signer: signerOf(testPki()[alg]) });

    const entry = verifyPdf(signed, trustRoot());

    expect(entry.verdict).toBe('valid');
    expect(entry.signatures).toMatchObject([
      {
        field: 'sig-head',
        role: 'head',
        signer: 'Trần Văn Mẫu',
        signedAt: signedAt.toISOString(),
        coversWholeFile: true,
        trusted: true,
      },
    ]);
    expect(entry.payload).toEqual({
      requiredSignatures: ['head'],
      directive: aPayload().directive,
      unit: aPayload().unit,
      counts: aPayload().counts,
      returnId: aPayload().returnId,
      version: aPayload().version,
      exportedAt: aPayload().exportedAt,
      number: aPayload().number,
      issuedOn: aPayload().issuedOn,
      amendment: null,
    });
  });

  it('lists what is not checked without lowering the verdict', () => {
    const entry = verifyPdf(pdf, trustRoot());

    expect(codes(entry)).toEqual(['revocation-not-checked', 'no-timestamp', 'not-official-signature']);
    expect(entry.problems.every(({ path }) => path === 'signatures[0]')).toBe(true);
  });

  it('answers indeterminate without roots and still hands on the payload', () => {
    const entry = verifyPdf(pdf, trustRoot({ roots: [] }));

    expect(entry.verdict).toBe('indeterminate');
    expect(codes(entry)).toContain('signer-unknown');
    expect(entry.signatures[0]?.trusted).toBe(false);
    expect(entry.payload?.unit.name).toBe(aPayload().unit.name);
  });

  it('answers indeterminate when only a foreign root is trusted', () => {
    const foreign = throwAwayCa({ name: testPki().root.name, ...validity, alg: 'ec' });

    expect(verifyPdf(pdf, trustRoot({ roots: rootsOf(foreign) })).verdict).toBe('indeterminate');
  });

  it('trusts a self-signed signer that is itself given as a root', async () => {
    const privateKey = newPrivateKey('ec');
    const cert = selfSigned(privateKey, keyUsages.digitalSignature);
    const signed = await signedReturn({ signer: signerOf({ privateKey, cert, chain: [] }) });

    expect(verifyPdf(signed, trustRoot({ roots: [new X509Certificate(cert)] })).verdict).toBe('valid');
  });

  it('does not trust a root that signs itself though it may only issue', async () => {
    const self = throwAwayCa({ name: vietnamese('Tự ký'), ...validity, alg: 'ec' });
    const signed = await signedReturn({ signer: signerOf({ ...self, chain: [] }) });

    const entry = verifyPdf(signed, trustRoot({ roots: rootsOf(self) }));

    expect(entry.verdict).toBe('indeterminate');
    expect(codes(entry)).toContain('signer-certificate-not-for-signing');
  });

  it('trusts the signer under the root when the file carries no chain', async () => {
    const { rsa } = testPki();
    const signed = await signedReturn({ signer: signerOf({ ...rsa, chain: [] }) });

    expect(verifyPdf(signed, trustRoot()).verdict).toBe('valid');
  });
});

describe('verifyPdf on seals', () => {
  it('answers valid for a pinned seal when no signature is required', async () => {
    const { pdf: sealed, certificatePin } = await sealedReturn();

    const entry = verifyPdf(sealed, trustRoot({ roots: [], pins: [certificatePin.toUpperCase()] }));

    expect(entry.verdict).toBe('valid');
    expect(entry.signatures).toMatchObject([{ field: 'seal-vault', role: 'seal', trusted: true }]);
    expect(entry.signatures[0]?.signer).toBe('Niêm phong toàn vẹn kho-thu-nghiem');
    expect(codes(entry)).not.toContain('not-official-signature');
  });

  it('answers indeterminate for a seal that is not pinned', async () => {
    const { pdf: sealed } = await sealedReturn();

    const entry = verifyPdf(sealed, trustRoot({ pins: ['0'.repeat(64)] }));

    expect(entry.verdict).toBe('indeterminate');
    expect(codes(entry)).toContain('seal-not-pinned');
  });

  it('answers invalid for a seal where the payload asks for the head', async () => {
    const { pdf: sealed, certificatePin } = await sealedReturn(await smallReturn());

    const entry = verifyPdf(sealed, trustRoot({ pins: [certificatePin] }));

    expect(entry.verdict).toBe('invalid');
    expect(codes(entry)).toContain('signature-missing-role');
    expect(entry.payload).not.toBeNull();
  });

  it('never lets a pin vouch for the head of a unit', async () => {
    const identity = anIdentity();
    const signed = await signedReturn({ signer: signerOf(identity) });
    const pin = new X509Certificate(identity.cert).fingerprint256.replaceAll(':', '');

    expect(verifyPdf(signed, trustRoot({ roots: [], pins: [pin] })).verdict).toBe('indeterminate');
  });
});

describe('verifyPdf on certificates', () => {
  it('does not trust a certificate that had expired when signing', async () => {
    const identity = anIdentity({ notAfter: new Date('2024-03-01T00:00:00Z') });

    const entry = verifyPdf(await signedReturn({ signer: signerOf(identity) }), trustRoot());

    expect(entry.verdict).toBe('indeterminate');
    expect(codes(entry)).toContain('signer-certificate-not-valid-then');
  });

  it('does not trust a certificate that has expired since', () => {
    const entry = verifyPdf(pdf, trustRoot({ now: new Date('2035-01-01T00:00:00Z') }));

    expect(entry.verdict).toBe('indeterminate');
    expect(codes(entry)).toContain('signer-certificate-expired-since');
  });

  it('tells of a claimed time after the check', () => {
    const entry = verifyPdf(pdf, trustRoot({ now: new Date('2024-04-01T00:00:00Z') }));

    expect(entry.verdict).toBe('valid');
    expect(codes(entry)).toContain('claimed-time-in-future');
  });

  it('does not trust a certificate that is only for encryption', async () => {
    const identity = anIdentity({ keyUsage: 0x20 });

    const entry = verifyPdf(await signedReturn({ signer: signerOf(identity) }), trustRoot());

    expect(entry.verdict).toBe('indeterminate');
    expect(codes(entry)).toContain('signer-certificate-not-for-signing');
  });

  it('does not trust a chain through a certificate that is no CA', async () => {
    const notCa = anIdentity({ keyUsage: keyUsages.digitalSignature | keyUsages.keyCertSign });
    const issuer = { ...notCa, name: vietnamese('Trần Văn Mẫu') };
    const identity = anIdentity({ issuer, name: vietnamese('Lê Thị Mẫu') });

    const entry = verifyPdf(await signedReturn({ signer: signerOf(identity) }), trustRoot());

    expect(entry.verdict).toBe('indeterminate');
    expect(codes(entry)).toContain('signer-unknown');
  });

  it('does not trust a CA of the same name with another key', async () => {
    const { root, intermediate } = testPki();
    const twin = intermediateCa(throwAwayCa({ name: root.name, ...validity, alg: 'ec' }), {
      name: intermediate.name,
      ...validity,
      alg: 'ec',
    });
    const identity = anIdentity({ issuer: twin });

    expect(verifyPdf(await signedReturn({ signer: signerOf(identity) }), trustRoot()).verdict).toBe(
      'indeterminate',
    );
  });

  it('refuses a certificate that rides along without a proof', async () => {
    const stranger = anIdentity({
      issuer: throwAwayCa({ name: vietnamese('CA lạ'), ...validity, alg: 'ec' }),
    });
    const { rsa } = testPki();
    const signed = await signedReturn({ signer: signerOf({ ...rsa, chain: [...rsa.chain, stranger.cert] }) });

    const entry = verifyPdf(signed, trustRoot());

    expect(entry.verdict).toBe('invalid');
    expect(entry.problems).toContainEqual(
      expect.objectContaining({
        code: 'signature-malformed',
        facts: { field: 'sig-head', rule: 'unproven-certificate' },
      }),
    );
  });

  it('accepts a chain that holds the root under a renewed certificate', async () => {
    const { root } = testPki();
    const renewed = throwAwayCa({
      name: root.name,
      notBefore: validity.notBefore,
      notAfter: new Date('2040-01-01T00:00:00Z'),
      privateKey: root.privateKey,
    });

    expect(verifyPdf(pdf, trustRoot({ roots: rootsOf(renewed) })).verdict).toBe('valid');
  });
});

describe('verifyPdf on payloads', () => {
  const codesFor = async (options: Parameters<typeof smallReturn>[0]) => {
    const entry = verifyPdf(await signedReturn({ page: 2 }, await smallReturn(options)), trustRoot());
    expect(entry.verdict).toBe('invalid');
    return codes(entry);
  };

  it('refuses a signed file without payload', async () => {
    expect(await codesFor({ payload: null })).toContain('payload-missing');
    expect(await codesFor({ attachmentName: 'other.json' })).toContain('payload-missing');
  });

  it('refuses a payload that is not of the published form', async () => {
    expect(await codesFor({ payload: { requiredSignatures: [] } })).toContain('payload-damaged');
    expect(await codesFor({ relationship: 'Source' })).toContain('payload-damaged');
  });

  it('refuses a payload whose figures disagree with its items', async () => {
    const payload = aPayload();
    const counts = { ...payload.counts, done: payload.counts.done + 1 };

    expect(await codesFor({ payload: { ...payload, counts } })).toContain('payload-damaged');
  });

  it('names every missing role', async () => {
    const payload = { ...aPayload(), requiredSignatures: ['preparer', 'head', 'agency'] };
    const entry = verifyPdf(await signedReturn({}, await smallReturn({ payload })), trustRoot());

    expect(
      entry.problems.filter(({ code }) => code === 'signature-missing-role').map(({ facts }) => facts),
    ).toEqual([{ role: 'preparer' }, { role: 'agency' }]);
  });
});

describe('verifyPdf on what is no signed return', () => {
  const invalid = (bytes: Uint8Array) => {
    const entry = verifyPdf(bytes, trustRoot());
    expect(entry.verdict).toBe('invalid');
    expect(entry.payload).toBeNull();
    return codes(entry);
  };

  it('answers invalid for an unsigned return', async () => {
    expect(invalid(await smallReturn())).toContain('no-signature');
  });

  it.each([
    ['an empty file', '', 'file-empty'],
    ['text', 'Kính gửi: Ủy ban nhân dân', 'not-a-pdf'],
    ['HTML', '<!doctype html><html><body>%PDF-1.7</body></html>', 'not-a-pdf'],
    ['a header only', '%PDF-1.7\n', 'pdf-unparsable'],
    [
      'a huge declared table',
      '%PDF-1.7\nxref\n0 9999999999\ntrailer\n<</Size 9>>\nstartxref\n9\n%%EOF',
      'pdf-structure',
    ],
    ['a table beyond the end', '%PDF-1.7\nstartxref\n9999999999\n%%EOF', 'pdf-structure'],
    [
      'a table that points at itself',
      '%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 1 0 R/Size 1/Prev 9>>\nstartxref\n9\n%%EOF',
      'pdf-structure',
    ],
  ])('answers invalid for %s', (_, text, code) => {
    expect(invalid(Buffer.from(text))).toEqual([code]);
  });

  it('answers invalid when the time of the check is none', () => {
    expect(verifyPdf(pdf, trustRoot({ now: new Date(Number.NaN) })).verdict).toBe('invalid');
  });

  it('answers invalid for deeply nested objects', () => {
    const body = `%PDF-1.7\n1 0 obj\n${'['.repeat(200_000)}\nendobj\n`;
    const text = `${body}xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`;

    expect(invalid(Buffer.from(text))).toEqual(['pdf-structure']);
  });
});
