import { beforeAll, describe, expect, it } from 'vitest';
import { explainChecks, type GivenToCheck } from '../../../electron/engine/verify/explainChecks.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { checkNames } from '../../../shared/domain/checkMade.ts';
import { foreignlySigned } from '../../support/foreignSigner.ts';
import { sealedReturn, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, signerOf, testPki, vietnamese } from '../../support/testCertificates.ts';

const given: GivenToCheck = { roots: 1, pins: 0, crls: 0, evidence: false };
let signed: Uint8Array;
beforeAll(async () => {
  signed = await signedReturn();
});

const outcomes = (pdf: Uint8Array, trust = trustRoot(), what = given) =>
  Object.fromEntries(
    explainChecks(verifyPdf(pdf, trust), what).map(({ check, outcome, reason }) => [
      check,
      reason === null ? outcome : `${outcome}: ${reason}`,
    ]),
  );

describe('the explanation of a check', () => {
  it('names every check once, in their order', () => {
    expect(explainChecks(verifyPdf(signed, trustRoot()), given).map(({ check }) => check)).toEqual(
      checkNames,
    );
  });

  it('says of a whole file what passed, and what could not be checked and why', () => {
    expect(outcomes(signed)).toEqual({
      file: 'passed',
      structure: 'passed',
      'active-content': 'passed',
      revisions: 'passed',
      signatures: 'passed',
      appearances: 'passed',
      'required-signatures': 'passed',
      payload: 'passed',
      pages: 'passed',
      'embedded-evidence': 'passed',
      trust: 'passed',
      'certificate-use': 'passed',
      'certificate-validity': 'passed',
      'signer-names': 'passed',
      revocation: 'not-made: not-given',
      timestamp: 'not-made: cannot',
      evidence: 'not-made: not-given',
      amendments: 'not-made: nothing-there',
    });
  });

  it('says that nothing else was checked where the file is no PDF', () => {
    const { file, ...others } = outcomes(Buffer.from('hello'));
    expect(file).toBe('failed');
    expect([...new Set(Object.values(others))]).toEqual(['not-made: stopped-before']);
  });

  it('names the check that failed, and those that were not made for it', () => {
    const altered = Buffer.from(signed);
    altered.writeUInt8(altered.readUInt8(signed.length - 3000) ^ 1, signed.length - 3000);
    const told = outcomes(altered);
    expect(Object.values(told)).toContain('failed');
    expect(told.pages).toBe('not-made: stopped-before');
  });

  it('tells an unknown signer, a seal and an addition apart', async () => {
    expect(outcomes(signed, trustRoot({ roots: [] })).trust).toBe('open');
    const sealed = await sealedReturn();
    expect(outcomes(sealed.pdf, trustRoot({ pins: [sealed.certificatePin] }))).toMatchObject({
      trust: 'passed',
      revocation: 'not-made: nothing-there',
      'signer-names': 'not-made: nothing-there',
    });
    const there = foreignlySigned(await smallReturn(), { identity: testPki().rsa });
    expect(outcomes(there)).toMatchObject({ appearances: 'open', 'signer-names': 'not-made: nothing-there' });
  });
});

it('An answer shows signs that are not seen in the names of signer and field as codes', async () => {
  const name = 'Trần\u202e Văn\u200b Mẫu';
  const pdf = await signedReturn({ signer: signerOf(anIdentity({ name: vietnamese(name) })) });
  const { signatures, problems } = verifyPdf(pdf, trustRoot());
  expect(signatures[0]?.signer).toBe('Trần[U+202E] Văn[U+200B] Mẫu');
  const elsewhere = foreignlySigned(await smallReturn(), { identity: testPki().rsa, name: 'Sig\u008d1' });
  const added = verifyPdf(elsewhere, trustRoot());
  expect(added.signatures.map(({ field }) => field)).toEqual(['Sig[U+008D]1']);
  expect(JSON.stringify([signatures, problems, added])).not.toMatch(/[\u008d\u202e\u200b]/);
});
