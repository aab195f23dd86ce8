import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { PFX } from 'pkijs';
import { afterAll, beforeAll, describe, expect, it, type TestContext, vi } from 'vitest';
import { openPkcs12 } from '../../../electron/engine/signing/pkcs12.ts';
import { passwordAsBmp, pkcs12Kdf } from '../../../electron/engine/signing/pkcs12Kdf.ts';
import { type Pkcs12Plan, writePkcs12 } from '../../../electron/engine/signing/pkcs12Writer.ts';
import { decryptRc2Block, expandKey } from '../../../electron/engine/signing/rc2.ts';
import {
  certificateToPem,
  type Identity,
  identityToPkcs12,
  newPrivateKey,
} from '../../../electron/engine/signing/throwAwayCa.ts';
import { absence, ask } from '../../support/judges.ts';
import { anIdentity, checkedAt, testPki, validity } from '../../support/testCertificates.ts';

// Some tests open hundreds of files or start other programs; the figure only bounds a hang.
vi.setConfig({ testTimeout: 60_000 });

const password = 'Mật khẩu 2024';
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'p12-'));
});

afterAll(() => rm(dir, { recursive: true }));

const open = (bytes: Uint8Array, secret = password, ...times: Date[]) =>
  openPkcs12(bytes, secret, 'chungthu.p12', ...(times.length > 0 ? times : [checkedAt]));

/** Written fast and always the same. */
function fixed(identity: Identity, overrides: Partial<Pkcs12Plan> = {}): Uint8Array {
  const random = (length: number) => new Uint8Array(length).fill(7);
  return writePkcs12({ ...identity, password, iterations: 10, random, ...overrides });
}

async function expectGoodSigner(bytes: Uint8Array, identity: Identity, secret = password): Promise<void> {
  const opened = open(bytes, secret);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const { value } = opened;
  const message = Buffer.from('báo cáo');
  const { verify } = await import('node:crypto');

  expect(Buffer.from(value.cert).equals(identity.cert)).toBe(true);
  expect(verify('sha256', message, createPublicKey(identity.privateKey), await value.sign(message))).toBe(
    true,
  );
}

describe('openPkcs12', () => {
  it.each(['rsa', 'ec'] as const)('opens an AES-256 file with a %s key and its chain', async (alg) => {
    const identity = testPki()[alg];
    const bytes = identityToPkcs12(identity, password);
    const opened = open(bytes);

    await expectGoodSigner(bytes, identity);
    expect(opened.ok && [opened.value.alg, opened.value.chain.map((der) => Buffer.from(der))]).toEqual([
      alg,
      identity.chain.map((der) => Buffer.from(der)),
    ]);
  });

  it('takes the password in NFD as well', async () => {
    await expectGoodSigner(fixed(testPki().ec), testPki().ec, password.normalize('NFD'));
  });

  it('finds the signer whatever the order of the certificates', async () => {
    const { ec, intermediate, root } = testPki();
    const bytes = fixed({ ...ec, cert: root.cert, chain: [intermediate.cert, ec.cert] });
    const opened = open(bytes);

    await expectGoodSigner(bytes, ec);
    expect(opened.ok && opened.value.chain.map((der) => new X509Certificate(der).ca)).toEqual([true, true]);
  });

  it('leaves certificates out that do not stand above the signer', async () => {
    const { ec } = testPki();
    const opened = open(fixed({ ...ec, chain: [anIdentity().cert, ...ec.chain] }));

    expect(opened.ok && opened.value.chain).toHaveLength(2);
  });

  it.each([
    ['a wrong password', () => open(fixed(testPki().ec), 'sai'), 'p12-wrong-password'],
    ['an empty password', () => open(fixed(testPki().ec), ''), 'p12-wrong-password'],
    ['an empty file', () => open(new Uint8Array()), 'p12-unreadable'],
    ['a certificate in place of a key file', () => open(testPki().ec.cert), 'p12-unreadable'],
    ['a shortened file', () => open(fixed(testPki().ec).subarray(0, 500)), 'p12-unreadable'],
    [
      'a key of somebody else',
      () => open(fixed({ ...testPki().ec, privateKey: newPrivateKey('ec') })),
      'p12-key-mismatch',
    ],
    [
      'an expired certificate',
      () => open(fixed(testPki().ec), password, new Date('2040-01-01')),
      'certificate-expired',
    ],
    [
      'a certificate of the future',
      () => open(fixed(testPki().ec), password, new Date('2020-01-01')),
      'certificate-not-yet-valid',
    ],
    [
      'a certificate not for signing',
      () => open(fixed(anIdentity({ keyUsage: 0x20 }))),
      'certificate-not-for-signing',
    ],
  ])('refuses %s', (_, act, code) => {
    expect(act()).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it('refuses a certificate that a receiver could not read strictly', () => {
    const { rsa } = testPki();
    const cert = Buffer.from(rsa.cert);
    const sha256WithRsa = Buffer.from('2a864886f70d01010b', 'hex');
    cert[cert.indexOf(sha256WithRsa) + 8] = 0x0c;

    expect(open(fixed({ ...rsa, cert, chain: [] }))).toMatchObject({
      ok: false,
      problems: [{ code: 'certificate-unreadable' }],
    });
  });

  it('wants the certificate valid at each of the given times', () => {
    const now = new Date('2024-05-01');
    const claimed = new Date(validity.notBefore.getTime() - 1000);

    expect(open(fixed(testPki().ec), password, now, claimed)).toMatchObject({
      problems: [{ code: 'certificate-not-yet-valid', facts: { notBefore: '01/01/2024' } }],
    });
  });

  it.each([
    ['RSA of 1024 bits', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, 'RSA 1024'],
    ['P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey, 'EC secp521r1'],
    ['Ed25519', generateKeyPairSync('ed25519').privateKey, 'ed25519'],
  ])('refuses a key of the kind %s', (_, privateKey, algorithm) => {
    expect(open(fixed(anIdentity({ privateKey })))).toMatchObject({
      problems: [{ code: 'certificate-key-unsupported', facts: { algorithm } }],
    });
  });

  it('names one that would keep the signer waiting for minutes', () => {
    const pfx = PFX.fromBER(new Uint8Array(fixed(testPki().ec)));
    if (pfx.macData !== undefined) pfx.macData.iterations = 5_000_000;
    const bytes = Buffer.from(pfx.toSchema().toBER());
    expect(open(bytes)).toMatchObject({ problems: [{ code: 'p12-encryption-unsupported' }] });
  });

  it('names an encryption that it does not read', () => {
    const pfx = PFX.fromBER(new Uint8Array(fixed(testPki().ec)));
    delete pfx.macData;
    const bytes = Buffer.from(pfx.toSchema().toBER());
    // AES-256-CBC becomes AES-256-OFB.
    const cbc = Buffer.from('60864801650304012a', 'hex');
    for (let at = bytes.indexOf(cbc); at !== -1; at = bytes.indexOf(cbc)) bytes[at + 8] = 0x2b;
    expect(open(bytes)).toMatchObject({ problems: [{ code: 'p12-encryption-unsupported' }] });
  });

  it('takes any bytes without throwing', () => {
    const bytes = fixed(testPki().ec);
    const damage = fc.record({ at: fc.nat(bytes.length - 1), mask: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(damage, fc.uint8Array({ maxLength: 60 }), ({ at, mask }, noise) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ mask;
        open(damaged);
        return !open(noise).ok;
      }),
      { numRuns: 300 },
    );
  });
});

describe('files of other programs', () => {
  const forms: readonly (readonly [string, readonly string[]])[] = [
    ['AES-256', []],
    ['RC2-40 and 3DES, as old Windows exports', ['-legacy']],
    ['3DES only', ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['no MAC', ['-nomac']],
    ['nothing encrypted', ['-certpbe', 'NONE', '-keypbe', 'NONE']],
  ];
  const cases = forms.flatMap(([form, options]) =>
    (['rsa', 'ec'] as const).map((alg) => ({ title: `${form}, ${alg}`, alg, options })),
  );

  async function exported(
    ctx: TestContext,
    identity: Identity,
    options: readonly string[],
    secret = password,
  ) {
    const missing = await absence('openssl', ['version']);
    if (missing !== null) ctx.skip(missing);
    const [key, cert, out] = ['key.pem', 'cert.pem', 'out.p12'].map((name) => join(dir, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(key, identity.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await writeFile(cert, [identity.cert, ...identity.chain].map(certificateToPem).join(''));
    const files = ['-inkey', key, '-in', cert, '-out', out, '-passout', `pass:${secret}`];
    const judged = await ask('openssl', ['pkcs12', '-export', ...files, ...options]);
    if (judged.code !== 0) ctx.skip(`openssl cannot write this kind: ${judged.output.split('\n')[0]}`);
    return readFile(out);
  }

  it.for(cases)('openPkcs12 opens $title', async ({ alg, options }, ctx) => {
    const identity = testPki()[alg];
    const bytes = await exported(ctx, identity, options);

    await expectGoodSigner(bytes, identity);
    expect(open(bytes, 'sai')).toMatchObject({ ok: false, problems: [{ code: 'p12-wrong-password' }] });
  });

  it('openPkcs12 opens a file with an empty password', async (ctx) => {
    await expectGoodSigner(await exported(ctx, testPki().ec, [], ''), testPki().ec, '');
  });

  it('openPkcs12 refuses a file without a key', async (ctx) => {
    const bytes = await exported(ctx, testPki().ec, ['-nokeys']);

    expect(open(bytes)).toMatchObject({ ok: false, problems: [{ code: 'p12-no-key' }] });
  });

  it('openssl opens what identityToPkcs12 writes', async (ctx) => {
    const missing = await absence('openssl', ['version']);
    if (missing !== null) ctx.skip(missing);
    const file = join(dir, 'ours.p12');
    await writeFile(file, identityToPkcs12(testPki().rsa, password));

    const judged = await ask('openssl', ['pkcs12', '-in', file, '-passin', `pass:${password}`, '-nodes']);

    expect(judged.code).toBe(0);
    expect(judged.output).toContain('BEGIN PRIVATE KEY');
    expect(judged.output.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  });
});

describe('old algorithms', () => {
  const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

  // RFC 2268 §5.
  it.each([
    ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
    ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
    ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
    ['88', 64, '0000000000000000', '61a8a244adacccf0'],
    ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
    ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
    ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
  ])('RC2 decrypts the published vector of key %s, %i bits', (key, bits, plain, cipher) => {
    expect(decryptRc2Block(expandKey(hex(key), bits), hex(cipher))).toEqual(hex(plain));
  });

  // Known answers of the PKCS#12 derivation with SHA-1, as published with several implementations.
  it.each([
    ['key', 'smeg', '0a58cf64530d823f', 1, 24, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
    ['iv', 'smeg', '0a58cf64530d823f', 1, 8, '79993dfe048d3b76'],
    ['key', 'queeg', '05dec959acff72f7', 1000, 24, 'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4'],
    ['mac', 'smeg', '3d83c0e4546ac140', 1, 20, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
  ] as const)(
    'pkcs12Kdf derives the known %s of %s',
    (purpose, secret, salt, iterations, length, expected) => {
      const derived = pkcs12Kdf({
        hash: 'sha1',
        purpose,
        password: passwordAsBmp(secret),
        salt: hex(salt),
        iterations,
        length,
      });

      expect(Buffer.from(derived).toString('hex')).toBe(expected);
    },
  );
});

describe('the throw-away CA', () => {
  it('gives the same certificates and files for the same keys and dates', () => {
    const { rsa, root } = testPki();
    const plan = { privateKey: rsa.privateKey, issuer: root };

    expect(Buffer.from(anIdentity(plan).cert).equals(anIdentity(plan).cert)).toBe(true);
    expect(Buffer.from(fixed(rsa)).equals(fixed(rsa))).toBe(true);
  });

  it('writes certificates that openssl reads and verifies', async (ctx) => {
    const missing = await absence('openssl', ['version']);
    if (missing !== null) ctx.skip(missing);
    const { root, intermediate, ec } = testPki();
    const file = async (name: string, der: Uint8Array) => {
      await writeFile(join(dir, name), certificateToPem(der));
      return join(dir, name);
    };
    const args = [
      '-CAfile',
      await file('root.pem', root.cert),
      '-untrusted',
      await file('ca.pem', intermediate.cert),
    ];
    const judged = await ask('openssl', ['verify', '-x509_strict', ...args, await file('leaf.pem', ec.cert)]);

    expect(judged).toMatchObject({ code: 0, output: expect.stringContaining('OK') });
  });
});
