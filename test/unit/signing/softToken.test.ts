import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { withPkcs11Signer } from '../../../electron/engine/signing/pkcs11/pkcs11Signer.ts';
import {
  identityByLabel,
  type TokenIdentity,
} from '../../../electron/engine/signing/pkcs11/tokenIdentity.ts';
import { signPdf } from '../../../electron/engine/signing/signPdf.ts';
import { certificateToPem } from '../../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import type { Result } from '../../../shared/result.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { absence, ask } from '../../support/judges.ts';
import { signatureSlot, signedBytes } from '../../support/pdfTamper.ts';
import { headSignature, required, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { makeSoftToken, softHsmModule, softTokenAbsence, softTokens } from '../../support/softToken.ts';
import { checkedAt, testPki } from '../../support/testCertificates.ts';
import { type CountedClient, countedClient } from '../../support/tokenHosts.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const pin = 'Ma-PIN-2024';
const module = softHsmModule ?? '';

describeUnless(await softTokenAbsence(), 'a token of SoftHSM2', () => {
  let folder: string;
  let hosts: CountedClient;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'soft-token-'));
    const environment = await softTokens(folder);
    const { rsa, ec } = testPki();
    await makeSoftToken(folder, environment, 'Thu RSA', pin, [{ name: 'nguoi-ky-rsa', identity: rsa }]);
    await makeSoftToken(folder, environment, 'Thu EC', pin, [{ name: 'nguoi-ky-ec', identity: ec }]);
    await makeSoftToken(folder, environment, 'Hai chung thu', pin, [
      { name: 'mot', identity: rsa },
      { name: 'hai', identity: ec },
    ]);
    await makeSoftToken(folder, environment, 'Trong', pin, []);
    hosts = countedClient(environment);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  afterEach(() => expect(hosts.left()).toBe(0));

  async function identityOf(label: string): Promise<TokenIdentity> {
    return required(identityByLabel(required(await hosts.client.list(module)), label, [checkedAt]));
  }

  async function sign(label: string, typed = pin): Promise<Result<Uint8Array>> {
    const secret = { pin: typed, confirmFinalTry: false };
    const pdf = await smallReturn();
    return withPkcs11Signer(hosts.client, module, await identityOf(label), secret, [checkedAt], (signer) =>
      signPdf(pdf, headSignature({ signer })),
    );
  }

  it('shows label, serial number and certificates without a PIN', async () => {
    const tokens = required(await hosts.client.list(module));
    const rsa = tokens.find(({ label }) => label === 'Thu RSA');

    expect(tokens.map(({ label }) => label).sort()).toEqual(['Hai chung thu', 'Thu EC', 'Thu RSA', 'Trong']);
    expect(rsa?.serial).toMatch(/^[0-9a-f]{16}$/);
    expect(rsa?.pin).toEqual({ countLow: false, finalTry: false, locked: false });
    expect(rsa?.certificates.map(({ id, label }) => [id, label]).sort()).toEqual([
      ['01', 'nguoi-ky-rsa'],
      ['f000', 'nguoi-ky-rsa-0'],
    ]);
    const [leaf] = rsa?.certificates.filter(({ id }) => id === '01') ?? [];
    expect(leaf?.key).toBe('seen');
    expect(new X509Certificate(Buffer.from(leaf?.der ?? '', 'base64')).raw).toEqual(
      Buffer.from(testPki().rsa.cert),
    );
  });

  it.each([
    ['Thu RSA', 'rsa'],
    ['Thu EC', 'ec'],
  ] as const)('%s signs a return that is valid, with the chain from the token', async (label, kind) => {
    const pdf = required(await sign(label));
    const entry = verifyPdf(pdf, trustRoot());

    expect(entry.verdict).toBe('valid');
    expect(entry.signatures).toMatchObject([{ role: 'head', trusted: true }]);
    expect((await identityOf(label)).chain).toEqual(testPki()[kind].chain.map((der) => Buffer.from(der)));
  });

  it.for(['Thu RSA', 'Thu EC'])('pdfsig accepts what %s signed', async (label, ctx) => {
    const missing = await absence('pdfsig', ['-v']);
    if (missing !== null) ctx.skip(missing);
    const file = path.join(folder, 'signed.pdf');
    await writeFile(file, required(await sign(label)));
    const { output } = await ask('pdfsig', ['-nocert', file]);

    expect(output).toContain('Signature is Valid');
    expect(output).toContain('Total document signed');
  });

  it.for(['Thu RSA', 'Thu EC'])('openssl accepts what %s signed', async (label, ctx) => {
    const missing = await absence('openssl', ['version']);
    if (missing !== null) ctx.skip(missing);
    const pdf = required(await sign(label));
    const place = (name: string) => path.join(folder, name);
    await writeFile(place('cms.der'), signatureSlot(pdf).cms);
    await writeFile(place('content'), signedBytes(pdf));
    await writeFile(place('root.pem'), certificateToPem(testPki().root.cert));
    const judged = await ask('openssl', [
      ...'cms -verify -cades -binary -inform der -purpose any'.split(' '),
      ...['-in', place('cms.der'), '-content', place('content')],
      ...['-CAfile', place('root.pem'), '-out', place('out')],
    ]);

    expect(judged).toMatchObject({
      code: 0,
      output: expect.stringContaining('CAdES Verification successful'),
    });
  });

  it('takes one try for a wrong PIN, tells it, and none for the right one after it', async () => {
    const before = hosts.started();
    expect(await sign('Thu RSA', 'sai-PIN')).toEqual({
      ok: false,
      problems: [{ code: 'token-pin-wrong', facts: { label: 'Thu RSA', countLow: true, finalTry: false } }],
    });
    // One process that lists, one that signs.
    expect(hosts.started() - before).toBe(2);
    expect((await identityOf('Thu RSA')).token.pin.countLow).toBe(true);
    expect((await sign('Thu RSA')).ok).toBe(true);
    expect((await identityOf('Thu RSA')).token.pin.countLow).toBe(false);
  });

  it.each(['123', '12345678901234567', ''])(
    'never shows the token a PIN of the length of %j',
    async (typed) => {
      const before = hosts.started();
      expect(await sign('Thu RSA', typed)).toMatchObject({ problems: [{ code: 'token-pin-length' }] });
      expect(hosts.started() - before).toBe(1);
      expect((await identityOf('Thu RSA')).token.pin.countLow).toBe(false);
    },
  );

  it('has no certificate, or an unknown name, or a name for several', async () => {
    const tokens = required(await hosts.client.list(module));
    const named = (label: string) => identityByLabel(tokens, label, [checkedAt]);

    expect(named('Trong')).toMatchObject({ problems: [{ code: 'token-no-certificate' }] });
    expect(named('Khac')).toMatchObject({
      problems: [{ code: 'token-not-found', facts: { label: 'Khac' } }],
    });
    expect(named('Hai chung thu')).toMatchObject({
      problems: [{ code: 'token-certificate-ambiguous', facts: { label: 'Hai chung thu' } }],
    });
    const hai = required(named('hai'));
    expect(hai.certificate.raw).toEqual(Buffer.from(testPki().ec.cert));
  });

  it('signs with the key of the certificate that was chosen', async () => {
    const message = Buffer.from('báo cáo');
    const secret = { pin, confirmFinalTry: false };
    for (const [label, kind] of [
      ['mot', 'rsa'],
      ['hai', 'ec'],
    ] as const) {
      const signed = await withPkcs11Signer(
        hosts.client,
        module,
        await identityOf(label),
        secret,
        [checkedAt],
        async (signer) => ({ ok: true, value: await signer.sign(message) }),
      );
      expect(verify('sha256', message, createPublicKey(testPki()[kind].privateKey), required(signed))).toBe(
        true,
      );
    }
  });
});
