import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenLimits } from '../../../electron/engine/signing/pkcs11/tokenClient.ts';
import { issueIdentity } from '../../../electron/engine/signing/throwAwayCa.ts';
import type { EngineCalls } from '../../../electron/engineCalls.ts';
import type { CertificateEntry, TokenEntry } from '../../../shared/domain/tokenEntry.ts';
import type { Result } from '../../../shared/result.ts';
import { aNewReturn } from '../../builders/aNewReturn.ts';
import { aUnit } from '../../builders/aUnit.ts';
import { anEngine, expectCodes, expectValue } from '../../support/anEngine.ts';
import { describeUnless } from '../../support/describeUnless.ts';
import { compileFakeToken, type FakeToken, fakeTokenAbsence } from '../../support/fakeToken.ts';
import { makeSoftToken, softHsmModule, softTokenAbsence, softTokens } from '../../support/softToken.ts';
import { anIdentity, testPki, vietnamese } from '../../support/testCertificates.ts';
import { type CountedRelay, countedRelay } from '../../support/tokenRelay.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const passphrase = 'mật khẩu đủ dài 2024';
const patient: TokenLimits = { listMs: 60_000, signMs: 60_000, unloadMs: 10_000 };

interface Office {
  readonly engine: EngineCalls;
  readonly returnId: string;
  readonly hosts: CountedRelay;
  place(name: string): string;
}

/** An engine that reaches tokens through main's relay, with a return that may be signed. */
async function anOffice(
  environment: () => NodeJS.ProcessEnv,
  limits: TokenLimits = patient,
): Promise<Office> {
  const hosts = countedRelay(environment);
  const { startTokenHost } = hosts;
  const { engine, folder } = await anEngine(undefined, { startTokenHost, tokenLimits: limits });
  expectValue(await engine['vault.create']({ passphrase, lossUnderstood: true }));
  expectValue(await engine['unit.save'](aUnit()));
  const made = await engine['returns.create'](aNewReturn);
  const { returnId } = expectValue(made);
  const patch = { status: 'done', result: 'Bố trí 06 cán bộ trực 24/7.' } as const;
  expectValue(await engine['answers.save']({ returnId, itemId: '1.1.a', patch, leaving: true }));
  return { engine, returnId, hosts, place: (name) => path.join(folder, name) };
}

function listed(tokens: Result<readonly TokenEntry[]>, label: string): TokenEntry {
  const token = expectValue(tokens).find((one) => one.label === label);
  if (token === undefined) throw new Error(`no token ${label}`);
  return token;
}

function only(token: TokenEntry): CertificateEntry {
  const [certificate, ...others] = token.certificates;
  if (certificate === undefined || others.length > 0) throw new Error('not exactly one certificate');
  return certificate;
}

describe('tokens of the engine', () => {
  it('are asked for in an open vault only, by a library that is there', async () => {
    const { engine, hosts } = await anOffice(() => ({}));
    expect(await engine['tokens.list']({ kind: 'known', id: 'vgca-bit4id' })).toMatchObject({
      problems: [{ code: 'token-module-unloadable', facts: { module: 'vgca-bit4id', reason: 'missing' } }],
    });
    expect(await engine['tokens.list']({ kind: 'file', path: '/nowhere/driver.so' })).toMatchObject({
      problems: [{ code: 'token-module-unloadable', facts: { module: 'driver.so', reason: 'missing' } }],
    });
    expect(expectValue(await engine['tokens.modules'](undefined))).toEqual([]);

    expectValue(await engine['vault.lock'](undefined));
    const refused = await engine['tokens.list']({ kind: 'file', path: '/nowhere/driver.so' });
    expect(expectCodes(refused)).toEqual(['vault-locked']);
    expect(hosts.left()).toBe(0);
  });

  it('do not include the certificate store of the system, which says so', async () => {
    const { engine } = await anOffice(() => ({}));
    const answer = await engine['tokens.storeCertificates'](undefined);
    expect(expectCodes(answer)).toEqual(['certificate-store-unavailable']);
  });
});

describeUnless(await softTokenAbsence(), 'a return signed with a token of SoftHSM2', () => {
  const pin = 'Ma-PIN-2024';
  const module = { kind: 'file', path: softHsmModule ?? '' } as const;
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  let office: Office;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tuan-thu-soft-token-'));
    environment = await softTokens(folder);
    const { rsa, ec, root } = testPki();
    const agency = issueIdentity(root, {
      name: vietnamese('Ủy ban nhân dân huyện Mẫu'),
      notBefore: new Date('2024-01-01T00:00:00Z'),
      notAfter: new Date('2034-01-01T00:00:00Z'),
      alg: 'ec',
    });
    const old = anIdentity({ notAfter: new Date('2024-02-01T00:00:00Z') });
    await makeSoftToken(folder, environment, 'Lanh dao RSA', pin, [{ name: 'rsa', identity: rsa }]);
    await makeSoftToken(folder, environment, 'Lanh dao EC', pin, [{ name: 'ec', identity: ec }]);
    await makeSoftToken(folder, environment, 'Co quan', pin, [{ name: 'co-quan', identity: agency }]);
    await makeSoftToken(folder, environment, 'Het han', pin, [{ name: 'cu', identity: old }]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    office = await anOffice(() => environment);
  });
  afterEach(() => expect(office.hosts.left()).toBe(0));

  const list = () => office.engine['tokens.list'](module);
  const certificateOn = async (label: string) => only(listed(await list(), label)).certificateId;

  async function sign(
    name: string,
    label: string,
    more: { readonly pin?: string; readonly role?: 'head' | 'agency' } = {},
  ) {
    const way = {
      kind: 'token',
      certificateId: await certificateOn(label),
      pin,
      finalTryConfirmed: false,
      ...more,
    } as const;
    return office.engine['report.write']({
      returnId: office.returnId,
      way,
      path: office.place(name),
    });
  }

  it('shows what a person chooses a certificate by, and which cannot be signed with', async () => {
    const tokens = await list();
    const certificate = only(listed(tokens, 'Lanh dao RSA'));
    expect(certificate).toMatchObject({
      subject: 'Trần Văn Mẫu',
      issuer: 'CA gốc thử nghiệm',
      key: 'RSA 2048',
      validity: { notBefore: '2024-01-01T00:00:00.000Z', notAfter: '2034-01-01T00:00:00.000Z' },
      problems: [],
    });
    expect(certificate.certificateId).toMatch(/^[0-9a-f]{32}$/);
    expect(certificate.serial).toMatch(/^[0-9A-F]+$/);
    expect(only(listed(tokens, 'Het han')).problems).toMatchObject([{ code: 'certificate-expired' }]);
    expect(only(listed(await list(), 'Lanh dao RSA')).certificateId).toBe(certificate.certificateId);
  });

  it.each(['Lanh dao RSA', 'Lanh dao EC'])('signs a draft as the head with %s', async (label) => {
    const written = expectValue(await sign('ky.pdf', label));
    expect(written.verification).toMatchObject({
      verdict: 'indeterminate',
      signatures: [{ field: 'sig-head', signer: 'Trần Văn Mẫu' }],
    });
    const [summary] = expectValue(await office.engine['returns.list'](undefined)).returns;
    expect(summary?.lastExport).toMatchObject({ way: 'token', fileName: 'ky.pdf' });
    expect(expectCodes(await sign('ky2.pdf', label, { role: 'agency' }))).toEqual(['road-step-refused']);
  });

  it('signs the fields of two roles of a submitted return, one behind the other', async () => {
    const { engine, returnId, place } = office;
    expectValue(await engine['road.submit']({ returnId, signers: 'head-agency' }));
    expectValue(await sign('lanh-dao.pdf', 'Lanh dao RSA', { role: 'head' }));
    const what = { action: 'numbered', number: '486', date: '2024-05-08' } as const;
    expectValue(await engine['road.record']({ returnId, what }));
    expectValue(await sign('co-quan.pdf', 'Co quan', { role: 'agency' }));

    const [first, second] = [await readFile(place('lanh-dao.pdf')), await readFile(place('co-quan.pdf'))];
    expect(second.subarray(0, first.length).equals(first)).toBe(true);
    const { road } = expectValue(await engine['returns.open']({ returnId }));
    expect(road.newest?.signatures.map(({ role, signer }) => [role, signer])).toEqual([
      ['head', 'Trần Văn Mẫu'],
      ['agency', 'Ủy ban nhân dân huyện Mẫu'],
    ]);
  });

  it('writes nothing after a wrong PIN, which takes one try and is told by the next list', async () => {
    const refused = await sign('sai.pdf', 'Lanh dao EC', { pin: 'sai-PIN' });
    expect(refused).toMatchObject({
      problems: [{ code: 'token-pin-wrong', facts: { label: 'Lanh dao EC', countLow: true } }],
    });
    expect(existsSync(office.place('sai.pdf'))).toBe(false);
    expect(listed(await list(), 'Lanh dao EC').pin.countLow).toBe(true);
    expectValue(await sign('dung.pdf', 'Lanh dao EC'));
    expect(listed(await list(), 'Lanh dao EC').pin.countLow).toBe(false);
  });

  it('never shows the token a PIN of a length that none has, nor uses an expired certificate', async () => {
    expect(expectCodes(await sign('ngan.pdf', 'Lanh dao RSA', { pin: '123' }))).toEqual(['token-pin-length']);
    expect(listed(await list(), 'Lanh dao RSA').pin.countLow).toBe(false);
    expect(expectCodes(await sign('cu.pdf', 'Het han'))).toEqual(['certificate-expired']);
  });

  it('forgets the certificates when the vault locks', async () => {
    const { engine, returnId, place } = office;
    const certificateId = await certificateOn('Lanh dao RSA');
    expectValue(await engine['vault.lock'](undefined));
    expectValue(await engine['vault.unlock']({ passphrase }));
    const way = { kind: 'token', certificateId, pin, finalTryConfirmed: false } as const;
    const refused = await engine['report.write']({ returnId, way, path: place('x.pdf') });
    expect(expectCodes(refused)).toEqual(['token-removed']);
  });
});

describeUnless(await fakeTokenAbsence(), 'a return and a driver that misbehaves', () => {
  let fake: FakeToken;
  let way = '';
  let office: Office;
  beforeAll(async () => {
    fake = await compileFakeToken();
  });
  afterAll(() => fake.remove());
  beforeEach(async () => {
    way = '';
    await truncate(fake.log);
  });
  afterEach(() => expect(office.hosts.left()).toBe(0));

  const open = async (limits: Partial<TokenLimits> = {}) => {
    office = await anOffice(() => fake.environment(way), { ...patient, ...limits });
  };
  const list = () => office.engine['tokens.list']({ kind: 'file', path: fake.module });
  const logins = async () => (await readFile(fake.log, 'utf8')).split('\n').length - 1;

  /** Signs with a token as it was listed while it still behaved. */
  async function sign(misbehaving: string, typed = '1234', finalTryConfirmed = false) {
    const { certificateId } = only(listed(await list(), 'FAKE'));
    way = misbehaving;
    return office.engine['report.write']({
      returnId: office.returnId,
      way: { kind: 'token', certificateId, pin: typed, finalTryConfirmed },
      path: office.place('ky.pdf'),
    });
  }

  it('tells the flags of the PIN', async () => {
    await open();
    expect(listed(await list(), 'FAKE').pin).toEqual({ countLow: false, finalTry: false, locked: false });
    way = 'final-try';
    expect(listed(await list(), 'FAKE').pin).toEqual({ countLow: true, finalTry: true, locked: false });
    way = 'locked';
    expect(listed(await list(), 'FAKE').pin.locked).toBe(true);
  });

  it.each([
    ['crash', 'token-driver-stopped', 0],
    ['locked', 'token-locked', 0],
    ['removed', 'token-removed', 1],
    ['no-key', 'token-key-missing', 1],
    ['no-mechanism', 'token-mechanism-missing', 0],
    ['', 'token-key-mismatch', 1],
  ])('%s is told as %s after %i logins, and nothing is written', async (misbehaving, code, tries) => {
    await open();
    const refused = await sign(misbehaving);
    expect(expectCodes(refused)).toEqual([code]);
    expect(JSON.stringify(refused)).not.toContain(fake.folder);
    expect(await logins()).toBe(tries);
    expect(existsSync(office.place('ky.pdf'))).toBe(false);
  });

  it('spends the last try of the PIN only when that was confirmed', async () => {
    await open();
    expect(expectCodes(await sign('final-try', '9999'))).toEqual(['token-final-try']);
    expect(await logins()).toBe(0);
    way = '';
    expect(expectCodes(await sign('final-try', '9999', true))).toEqual(['token-locked']);
    expect(await logins()).toBe(1);
  });

  it('hanging is ended at the time limit', async () => {
    // Long enough for a process to start on a busy machine.
    await open({ listMs: 6_000, signMs: 6_000 });
    expect(expectCodes(await sign('hang-sign'))).toEqual(['token-timeout']);
    expect(await logins()).toBe(1);
    way = 'hang-initialize';
    expect(expectCodes(await list())).toEqual(['token-timeout']);
  });

  it('hanging is ended by a lock, and what waits behind it never begins', async () => {
    await open();
    way = 'hang-initialize';
    const hanging = list();
    const waiting = office.engine['tokens.list']({ kind: 'file', path: fake.tableOnly });
    while (office.hosts.left() === 0) await sleep(20);
    const started = office.hosts.started();
    expectValue(await office.engine['vault.lock'](undefined));
    expect((await Promise.all([hanging, waiting])).map(expectCodes)).toEqual([
      ['token-stopped'],
      ['token-stopped'],
    ]);
    expect(office.hosts.started()).toBe(started);
  });
});
