import * as asn1js from 'asn1js';
import fc from 'fast-check';
import { GeneralName, GeneralSubtree, NameConstraints, RelativeDistinguishedNames } from 'pkijs';
import { describe, expect, it } from 'vitest';
import type { Identity, ThrowAwayCa } from '../../../electron/engine/signing/throwAwayCa.ts';
import {
  intermediateCa,
  issueIdentity,
  newPrivateKey,
  throwAwayCa,
} from '../../../electron/engine/signing/throwAwayCa.ts';
import { readNameConstraints } from '../../../electron/engine/verify/nameConstraints.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { forgeCertificate } from '../../support/certificateForger.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { rootsOf, signerOf, testPki, validity, vietnamese } from '../../support/testCertificates.ts';

const nameConstraints = '2.5.29.30';
const { root } = testPki();
const ca = testPki().intermediate;
const issuerName = 'CA cấp dưới thử nghiệm';
const head = vietnamese('Trần Văn Mẫu');

interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: ArrayBuffer;
}

/** A signer below a CA that carries these extensions. */
function below(extensions: readonly Extension[], own: readonly Extension[] = []): Identity {
  const issuer: ThrowAwayCa = {
    ...ca,
    cert: forgeCertificate(ca.cert, root.privateKey, { extensions }),
  };
  if (own.length === 0) return issueIdentity(issuer, { name: head, ...validity, alg: 'ec' });
  const byRsa = intermediateCa(root, { name: vietnamese(issuerName), ...validity, alg: 'rsa' });
  const cert = forgeCertificate(byRsa.cert, root.privateKey, { extensions });
  const identity = issueIdentity({ ...byRsa, cert }, { name: head, ...validity, alg: 'ec' });
  return { ...identity, cert: forgeCertificate(identity.cert, byRsa.privateKey, { extensions: own }) };
}

async function judged(identity: Identity) {
  const { verdict, problems, signatures } = verifyPdf(
    await signedReturn({ signer: signerOf(identity) }),
    trustRoot(),
  );
  const rules = problems.flatMap((found) =>
    found.code === 'certificate-constrained' ? [[found.facts.certificate, found.facts.rule]] : [],
  );
  return { verdict, rules, trusted: signatures[0]?.trusted };
}

const fine = { verdict: 'valid', rules: [], trusted: true };
const refused = (certificate: string, rule: string) => ({
  verdict: 'indeterminate',
  rules: [[certificate, rule]],
  trusted: false,
});

/** Subtrees of permitted and excluded names. */
function constraints(
  permitted: readonly GeneralName[],
  excluded: readonly GeneralName[] = [],
  critical = true,
): Extension {
  const trees = (names: readonly GeneralName[]) => names.map((base) => new GeneralSubtree({ base }));
  const value = new NameConstraints({
    ...(permitted.length === 0 ? {} : { permittedSubtrees: trees(permitted) }),
    ...(excluded.length === 0 ? {} : { excludedSubtrees: trees(excluded) }),
  });
  return { oid: nameConstraints, critical, value: value.toSchema().toBER() };
}

/** The organization of the test certificates, in another spelling, or another one. */
function directory(organization: string): GeneralName {
  const [country, other] = [
    ['2.5.4.6', 'VN'],
    ['2.5.4.10', organization],
  ].map(([oid = '', text = '']) => {
    const type = new asn1js.ObjectIdentifier({ value: oid });
    const value = new asn1js.Utf8String({ value: text });
    return new asn1js.Set({ value: [new asn1js.Sequence({ value: [type, value] })] });
  });
  const der = new asn1js.Sequence({ value: [country, other].filter((part) => part !== undefined) }).toBER();
  return new GeneralName({ type: 4, value: RelativeDistinguishedNames.fromBER(der) });
}
const email = (value: string) => new GeneralName({ type: 1, value });
const dns = (value: string) => new GeneralName({ type: 2, value });
const ours = directory('tổ chức  THỬ nghiệm');
const others = directory('Tổ chức khác');

function alternativeNames(...names: readonly GeneralName[]): Extension {
  const value = new asn1js.Sequence({ value: names.map((name) => name.toSchema()) }).toBER();
  return { oid: '2.5.29.17', critical: false, value };
}

describe('constraints of the certificates above a signer', { timeout: 60_000 }, () => {
  it.each<[string, readonly GeneralName[], readonly GeneralName[]]>([
    ['its organization is permitted', [ours], []],
    ['one of two permitted is its own', [others, ours], []],
    ['another organization is excluded', [], [others]],
    ['mail and hosts are constrained, which it has none of', [email('gov.vn'), dns('gov.vn')], []],
  ])('allow it when %s', async (_, permitted, excluded) => {
    expect(await judged(below([constraints(permitted, excluded)]))).toEqual(fine);
  });

  it.each<[string, readonly GeneralName[], readonly GeneralName[], boolean]>([
    ['only another organization is permitted', [others], [], true],
    ['its organization is excluded', [ours], [ours], true],
    ['so it is, though nobody marked it as critical', [others], [], false],
  ])('leave the verdict open when %s', async (_, permitted, excluded, critical) => {
    expect(await judged(below([constraints(permitted, excluded, critical)]))).toEqual(
      refused('Trần Văn Mẫu', 'names'),
    );
  });

  it.each<[string, GeneralName, GeneralName, boolean]>([
    ['an address at the host', email('gov.vn'), email('a@GOV.vn'), true],
    ['an address below the host', email('gov.vn'), email('a@x.gov.vn'), false],
    ['an address below a domain', email('.gov.vn'), email('a@x.gov.vn'), true],
    ['the address itself', email('a@gov.vn'), email('a@gov.vn'), true],
    ['another address', email('a@gov.vn'), email('b@gov.vn'), false],
    ['a host below', dns('gov.vn'), dns('x.gov.vn'), true],
    ['a host that only ends alike', dns('gov.vn'), dns('xgov.vn'), false],
    [
      'a kind that is not compared',
      new GeneralName({ type: 6, value: 'gov.vn' }),
      new GeneralName({ type: 6, value: 'https://gov.vn/' }),
      false,
    ],
  ])('are asked about further names: %s', async (_, permitted, name, isAllowed) => {
    const identity = below([constraints([permitted])], [alternativeNames(name)]);

    expect(await judged(identity)).toEqual(isAllowed ? fine : refused('Trần Văn Mẫu', 'names'));
  });

  it.each([
    ['policy constraints', '2.5.29.36', false],
    ['inhibited policies', '2.5.29.54', false],
    ['an unknown extension that is critical', '1.2.3.4', true],
    ['name constraints without a tree', nameConstraints, true],
  ])('leave the verdict open with the reason when they are %s', async (_, oid, critical) => {
    const value = new asn1js.Sequence().toBER();

    expect(await judged(below([{ oid, critical, value }]))).toEqual(refused(issuerName, oid));
  });

  it('do not stand in the way when they are an unknown extension that is not critical', async () => {
    const value = new asn1js.Sequence().toBER();

    expect(await judged(below([{ oid: '1.2.3.4', critical: false, value }]))).toEqual(fine);
  });

  it('are read from any bytes or refused', () => {
    const good = new Uint8Array(constraints([ours, email('gov.vn')], [dns('x.vn')]).value);
    expect(readNameConstraints(good)).toMatchObject({
      permitted: [{ kind: 'directory' }, { kind: 'email' }],
    });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const changed = Uint8Array.from(good);
        changed[at] = byte;
        expect(() => readNameConstraints(changed)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a root and its renewal', () => {
  it('are both tried, whatever their order', async () => {
    const privateKey = newPrivateKey('rsa');
    const name = vietnamese('CA gốc tái cấp');
    const until = (notBefore: string, notAfter: string) =>
      throwAwayCa({ name, privateKey, notBefore: new Date(notBefore), notAfter: new Date(notAfter) });
    const [old, renewed] = [until('2014-01-01', '2024-02-01'), until('2024-01-15', '2044-01-01')];
    const signer = signerOf(issueIdentity(renewed, { name: head, ...validity, alg: 'ec' }));
    const pdf = await signedReturn({ signer });
    const verdicts = [[renewed], [old, renewed], [renewed, old], [old]].map(
      (roots) => verifyPdf(pdf, trustRoot({ roots: rootsOf(...roots) })).verdict,
    );

    expect(verdicts).toEqual(['valid', 'valid', 'valid', 'indeterminate']);
  });
});
