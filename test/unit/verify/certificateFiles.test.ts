import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificates, readLists } from '../../../electron/engine/verify/certificateFiles.ts';
import { isSignedBy } from '../../../electron/engine/verify/crl.ts';
import { refusedRoot, rootFacts } from '../../../electron/engine/verify/rootFacts.ts';
import { aCrl, crlToPem } from '../../support/crlForger.ts';
import { bundleOf } from '../../support/rootForger.ts';
import { checkedAt, testPki } from '../../support/testCertificates.ts';

const { root, intermediate } = testPki();
const dates = {
  thisUpdate: new Date('2024-05-01T00:00:00Z'),
  nextUpdate: new Date('2024-05-31T00:00:00Z'),
};
const pem = (der: Uint8Array, label = 'CERTIFICATE') =>
  Buffer.from(`-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`);

/** Bytes of a good file with some of them changed, and perhaps cut. */
function damaged(good: Uint8Array) {
  const change = fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }));
  return fc
    .tuple(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat({ max: good.length }), fc.boolean())
    .map(([changes, length, isCut]) => {
      const bytes = Uint8Array.from(good);
      for (const [at, value] of changes) bytes[at] = value;
      return isCut ? bytes.subarray(0, length) : bytes;
    });
}

describe('files of certificates', () => {
  it('give the same certificate from DER, PEM and a bundle in either', () => {
    const bundle = bundleOf([root.cert, intermediate.cert]);
    const subjects = (bytes: Uint8Array) => readCertificates(bytes)?.map(({ subject }) => subject.length);
    const [first = 0, second = 0] = subjects(bundle) ?? [];

    expect(subjects(root.cert)).toEqual([first]);
    expect(subjects(pem(root.cert))).toEqual([first]);
    expect(subjects(pem(bundle, 'PKCS7'))).toEqual([first, second]);
    expect(subjects(Buffer.concat([pem(root.cert), pem(intermediate.cert)]))).toEqual([first, second]);
  });

  it('with something behind the certificate, a damaged block or too many are none', () => {
    expect(readCertificates(Buffer.concat([root.cert, Buffer.from([0])]))).toBeNull();
    expect(
      readCertificates(Buffer.concat([pem(root.cert), Buffer.from('-----BEGIN CERTIFICATE-----')])),
    ).toBeNull();
    expect(readCertificates(bundleOf([]))).toBeNull();
    expect(readCertificates(bundleOf(Array.from({ length: 33 }, () => root.cert)))).toBeNull();
    expect(readLists(Buffer.from(crlToPem(aCrl(root, dates)).repeat(9)))).toBeNull();
  });

  it.each([
    ['a certificate', root.cert],
    ['a PEM block', new Uint8Array(pem(intermediate.cert))],
    ['a bundle', bundleOf([root.cert, intermediate.cert])],
  ])('that are %s with bytes changed never make it throw', (_name, good) => {
    fc.assert(
      fc.property(damaged(good), (bytes) => {
        for (const certificate of readCertificates(bytes) ?? []) {
          rootFacts(certificate, checkedAt);
          refusedRoot(certificate, 'tep.cer');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('that are a list with bytes changed never make it throw, nor prove it', () => {
    const good = aCrl(root, { ...dates, revoked: [[intermediate.cert, dates.thisUpdate]] });
    const [issuer] = readCertificates(root.cert) ?? [];
    if (issuer === undefined) throw new Error('the root cannot be read');
    fc.assert(
      fc.property(damaged(good), (bytes) => {
        for (const { crl } of readLists(bytes) ?? [])
          expect(isSignedBy(crl, issuer)).toBe(Buffer.from(bytes).equals(good));
      }),
      { numRuns: 400 },
    );
  });
});
