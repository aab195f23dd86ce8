import { beforeAll, describe, expect, it } from 'vitest';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { throwAwayCa } from '../../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { preparedReturn, severallySigned, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { anIdentity, signerOf, validity, vietnamese } from '../../support/testCertificates.ts';

let two: Uint8Array;
let three: Uint8Array;

beforeAll(async () => {
  two = await severallySigned(['head', 'agency']);
  three = await severallySigned(['preparer', 'head', 'agency']);
});

/** The ends of all revisions. */
function ends(pdf: Uint8Array): number[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/%%EOF/g)].map((match) => match.index + match[0].length);
}

describe('verifyPdf on several signatures in prepared fields', () => {
  it('answers valid and judges each signature for its own revision', () => {
    const entry = verifyPdf(three, trustRoot());

    expect(entry.verdict).toBe('valid');
    expect(
      entry.signatures.map(({ role, coversRevision, coversWholeFile, trusted }) => [
        role,
        coversRevision,
        coversWholeFile,
        trusted,
      ]),
    ).toEqual([
      ['preparer', true, false, true],
      ['head', true, false, true],
      ['agency', true, true, true],
    ]);
    expect(entry.payload).not.toBeNull();
    expect(new Set(entry.problems.map(({ code }) => code))).toEqual(
      new Set(['revocation-not-checked', 'no-timestamp', 'not-official-signature']),
    );
  });

  it('accepts them without number and date, and with the clerk filling them', async () => {
    const plain = await severallySigned(['head', 'agency'], { fills: [] });

    expect([plain, two].map((pdf) => verifyPdf(pdf, trustRoot()).verdict)).toEqual(['valid', 'valid']);
  });

  it('hands on the number and date that the clerk has entered, once they are proven', async () => {
    const head = required(
      await signPreparedField(await preparedReturn(['head', 'agency']), signatureOf('head')),
    );

    expect(verifyPdf(two, trustRoot()).entered).toEqual({
      number: '45/BC-PVHTT',
      date: 'ngày 22 tháng 4 năm 2024',
    });
    expect(verifyPdf(head, trustRoot())).not.toHaveProperty('entered');
  });

  it('accepts what is the exported file, signed on', async () => {
    const original = await preparedReturn(['head', 'agency']);
    const head = required(await signPreparedField(original, signatureOf('head')));
    const whole = required(await signPreparedField(head, signatureOf('agency')));

    expect(verifyPdf(whole, trustRoot(), { original }).verdict).toBe('valid');
    expect(verifyPdf(whole, trustRoot(), { original: head }).verdict).toBe('valid');
    expect(verifyPdf(two, trustRoot(), { original: head }).verdict).toBe('invalid');
  });

  it('accepts a file that one person has signed in a prepared field', async () => {
    const prepared = await preparedReturn(['head'], false);

    expect(
      verifyPdf(required(await signPreparedField(prepared, signatureOf('head'))), trustRoot()).verdict,
    ).toBe('valid');
  });

  it('names who has not signed when the file is rolled back', () => {
    const missing = ends(three)
      .slice(0, -1)
      .map((end) => verifyPdf(three.subarray(0, end), trustRoot()))
      .map(({ verdict, problems }) => [
        verdict,
        ...problems.flatMap((found) => (found.code === 'signature-missing-role' ? [found.facts.role] : [])),
      ]);

    expect(missing).toEqual([
      ['invalid', 'preparer', 'head', 'agency'],
      ['invalid', 'preparer', 'head', 'agency'],
      ['invalid', 'head', 'agency'],
      ['invalid', 'agency'],
    ]);
  });

  it('answers indeterminate when one of the signers is not known', async () => {
    const stranger = throwAwayCa({ name: vietnamese('CA lạ'), ...validity, alg: 'ec' });
    const head = required(
      await signPreparedField(await preparedReturn(['head', 'agency']), signatureOf('head')),
    );
    const signer = signerOf(anIdentity({ issuer: stranger }));
    const pdf = required(await signPreparedField(head, signatureOf('agency', { signer })));

    const entry = verifyPdf(pdf, trustRoot());

    expect(entry.verdict).toBe('indeterminate');
    expect(entry.signatures.map(({ trusted }) => trusted)).toEqual([true, false]);
    expect(entry.payload).not.toBeNull();
  });
});
