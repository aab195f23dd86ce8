import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newPrivateKey, throwAwayCa } from '../../../electron/engine/signing/throwAwayCa.ts';
import { type Crl, parseCrl } from '../../../electron/engine/verify/crl.ts';
import { DerError } from '../../../electron/engine/verify/der.ts';
import { loadCrls } from '../../../electron/engine/verify/loadCrls.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { aCrl, type CrlPlan, crlToPem } from '../../support/crlForger.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { signerOf, testPki, validity, vietnamese } from '../../support/testCertificates.ts';

const dates = {
  thisUpdate: new Date('2024-05-01T00:00:00Z'),
  nextUpdate: new Date('2024-05-31T00:00:00Z'),
};
const revokedOn = new Date('2024-04-25T00:00:00Z');
let byRoot: Uint8Array;
let byIntermediate: Uint8Array;

beforeAll(async () => {
  byRoot = await signedReturn({ signer: signerOf(testPki().rsa) });
  byIntermediate = await signedReturn();
});

const rootList = (plan: Partial<CrlPlan> = {}) => parseCrl(aCrl(testPki().root, { ...dates, ...plan }));
const intermediateList = (plan: Partial<CrlPlan> = {}) =>
  parseCrl(aCrl(testPki().intermediate, { ...dates, ...plan }));

function judged(pdf: Uint8Array, crls: readonly Crl[]) {
  const { verdict, problems, signatures } = verifyPdf(pdf, trustRoot({ crls }));
  const codes = problems.map(({ code }) => code);
  return {
    verdict,
    trusted: signatures[0]?.trusted,
    isOpen: codes.includes('revocation-not-checked'),
    revoked: problems.flatMap((found) => (found.code === 'certificate-revoked' ? [found.facts] : [])),
  };
}

const fine = { verdict: 'valid', trusted: true, isOpen: false, revoked: [] };

describe('verifyPdf with revocation lists', () => {
  it('leaves nothing open when every certificate below the root is covered', () => {
    expect(judged(byRoot, [rootList()])).toEqual(fine);
    expect(judged(byIntermediate, [rootList(), intermediateList()])).toEqual(fine);
  });

  it('leaves the question open when one issuer has no list', () => {
    expect(judged(byIntermediate, [rootList()])).toEqual({ ...fine, isOpen: true });
    expect(judged(byRoot, [intermediateList()])).toEqual({ ...fine, isOpen: true });
  });

  it('refuses a revoked signer and says since when', () => {
    const crl = rootList({ revoked: [[testPki().rsa.cert, revokedOn]] });

    expect(judged(byRoot, [crl])).toEqual({
      verdict: 'invalid',
      trusted: false,
      isOpen: false,
      revoked: [{ signer: 'Trần Văn Mẫu', revokedAt: revokedOn.toISOString() }],
    });
  });

  it('finds a signer among many, by the first of two days', () => {
    const others = Array.from({ length: 200 }, () => [testPki().intermediate.cert, revokedOn] as const);
    const { cert } = testPki().rsa;
    const later = new Date('2024-04-27T00:00:00Z');
    const revoked = [...others, [cert, later] as const, ...others, [cert, revokedOn] as const];
    const crl = rootList({ revoked });

    expect(crl.revoked.size).toBe(402);
    expect(judged(byRoot, [crl])).toMatchObject({ revoked: [{ revokedAt: revokedOn.toISOString() }] });
    expect(judged(byIntermediate, [rootList({ revoked: [[cert, later]] }), intermediateList()])).toEqual(
      fine,
    );
  });

  it('refuses a signer below a revoked CA', () => {
    const crl = rootList({ revoked: [[testPki().intermediate.cert, revokedOn]] });

    expect(judged(byIntermediate, [crl, intermediateList()])).toMatchObject({
      verdict: 'invalid',
      revoked: [{ signer: 'CA cấp dưới thử nghiệm' }],
    });
  });

  it('believes an outdated list what it revokes but not what it leaves out', () => {
    const outdated = { nextUpdate: new Date('2024-05-01T12:00:00Z') };

    expect(judged(byRoot, [rootList(outdated)])).toEqual({ ...fine, isOpen: true });
    expect(judged(byRoot, [rootList({ nextUpdate: null })])).toEqual({ ...fine, isOpen: true });
    expect(
      judged(byRoot, [rootList({ ...outdated, revoked: [[testPki().rsa.cert, revokedOn]] })]),
    ).toMatchObject({ verdict: 'invalid', isOpen: true });
  });

  it('goes by the newest list of an issuer', () => {
    const older = rootList({
      thisUpdate: new Date('2024-04-28T00:00:00Z'),
      revoked: [[testPki().rsa.cert, revokedOn]],
    });

    expect(judged(byRoot, [older, rootList()])).toEqual(fine);
  });

  it.each([
    ['a difference', '2.5.29.27'],
    ['a part', '2.5.29.28'],
  ])('does not let a newer list that is only %s hide a revocation, though it is not marked', (_, number) => {
    const whole = rootList({
      thisUpdate: new Date('2024-04-28T00:00:00Z'),
      revoked: [[testPki().rsa.cert, revokedOn]],
    });

    expect(judged(byRoot, [whole, rootList({ unmarked: [number] })])).toMatchObject({
      verdict: 'invalid',
      revoked: [{ signer: 'Trần Văn Mẫu' }],
    });
    expect(judged(byRoot, [rootList({ unmarked: [number] })])).toEqual({ ...fine, isOpen: true });
    expect(judged(byRoot, [rootList({ unmarked: ['2.5.29.20'] })])).toEqual(fine);
  });

  it('takes what any of several lists of one moment revokes', () => {
    const revoking = rootList({ revoked: [[testPki().rsa.cert, revokedOn]] });
    const lists = [rootList(), revoking];

    expect([lists, lists.toReversed()].map((crls) => judged(byRoot, crls).verdict)).toEqual([
      'invalid',
      'invalid',
    ]);
  });

  it.each([
    ['of another key', { key: newPrivateKey('rsa') }],
    ['of the future', { thisUpdate: new Date('2024-05-03T00:00:00Z') }],
  ])('does not believe a list %s', (_, plan: Partial<CrlPlan>) => {
    const crl = rootList({ ...plan, revoked: [[testPki().rsa.cert, revokedOn]] });

    expect(judged(byRoot, [crl])).toEqual({ ...fine, isOpen: true });
  });

  it.each([
    ['a difference', { isDelta: true }],
    ['a part of a list', { unmarked: ['2.5.29.28'] }],
  ])('believes %s that a certificate is revoked, not that it is not', (_, plan: Partial<CrlPlan>) => {
    const revoking = rootList({ ...plan, revoked: [[testPki().rsa.cert, revokedOn]] });
    const later = rootList({ thisUpdate: new Date('2024-05-02T00:00:00Z') });

    expect(judged(byRoot, [revoking]).verdict).toBe('invalid');
    expect(judged(byRoot, [rootList(plan)])).toEqual({ ...fine, isOpen: true });
    expect(judged(byRoot, [revoking, later])).toEqual(fine);
  });

  it('does not believe a list of another CA of the same name', () => {
    const twin = throwAwayCa({ name: vietnamese('CA gốc thử nghiệm'), ...validity, alg: 'ec' });
    const crl = parseCrl(aCrl(twin, { ...dates, revoked: [[testPki().rsa.cert, revokedOn]] }));

    expect(judged(byRoot, [crl])).toEqual({ ...fine, isOpen: true });
  });
});

describe('loadCrls', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'crls-'));
  });

  afterEach(() => rm(dir, { recursive: true }));

  it('reads DER and PEM files and leaves other files alone', async () => {
    const lists = [aCrl(testPki().root, dates), aCrl(testPki().intermediate, dates)];
    await writeFile(join(dir, 'root.CRL'), lists[0] ?? '');
    await writeFile(join(dir, 'both.pem'), lists.map(crlToPem).join(''));
    await writeFile(join(dir, 'README.txt'), 'not a list');

    const loaded = await loadCrls(dir);

    expect(loaded.ok && loaded.value).toHaveLength(3);
  });

  it('names what cannot be read', async () => {
    await writeFile(join(dir, 'a.crl'), 'no list');

    expect(await loadCrls(dir)).toMatchObject({ problems: [{ code: 'crl-unreadable' }] });
    await writeFile(join(dir, 'a.crl'), '');
    await truncate(join(dir, 'a.crl'), 17 * 1024 * 1024);
    expect(await loadCrls(dir)).toMatchObject({ problems: [{ code: 'trust-file-too-large' }] });
    expect(await loadCrls(join(dir, 'none'))).toMatchObject({ problems: [{ code: 'crls-folder-missing' }] });
  });
});

it('parseCrl takes any bytes as a list or refuses them as DER', () => {
  const good = aCrl(testPki().root, { ...dates, revoked: [[testPki().rsa.cert, revokedOn]] });
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), (at, value) => {
      const changed = Uint8Array.from(good);
      changed[at] = value;
      try {
        parseCrl(changed);
      } catch (error) {
        return error instanceof DerError;
      }
      return true;
    }),
    { numRuns: 500 },
  );
});
