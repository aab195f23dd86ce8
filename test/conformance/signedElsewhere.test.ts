import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { absence, ask } from '../support/judges.ts';
import { type SignersAtWork, signersAtWork } from '../support/otherSigners.ts';
import { objectNumberWith } from '../support/pdfTamper.ts';
import { pdfBoxSignerMissing, signWithPdfBox } from '../support/preflight.ts';
import { pyHankoMissing, signWithPyHanko } from '../support/pyHanko.ts';

/** What other programs write when they sign a return before or behind the product, and what the product says of it. */
let folder: string;
let work: SignersAtWork;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tuan-thu-elsewhere-'));
  work = await signersAtWork(folder);
});
afterAll(() => rm(folder, { recursive: true }));

describeUnless(await pyHankoMissing(), 'pyHanko as another signer', () => {
  const box = ['--field', 'Signature1', '--box', '1', '60', '60', '200', '110'];
  /** It leaves the picture of a prepared field as it was: an empty frame. */
  const unnamed = 'signature-name-not-shown';
  const unseen = ['--field', 'Signature1', '--new'];

  async function signed(
    file: string,
    who: keyof SignersAtWork['keys'],
    options: readonly string[],
  ): Promise<Uint8Array> {
    const { key, certificate } = work.keys[who];
    const out = path.join(folder, 'pyhanko.pdf');
    await signWithPyHanko(file, out, ['--key', key, '--certificate', certificate, ...options]);
    return readFile(out);
  }

  it.each<[string, 'agencyWithEc' | 'agencyWithRsa', readonly string[], readonly string[]]>([
    ['fills the prepared field with P-256', 'agencyWithEc', ['--field', 'sig-agency'], [unnamed]],
    ['fills the prepared field with RSA', 'agencyWithRsa', ['--field', 'sig-agency'], [unnamed]],
    [
      'fills it in the older form',
      'agencyWithRsa',
      ['--field', 'sig-agency', '--older'],
      [unnamed, 'filled-elsewhere'],
    ],
    ['adds a field with P-256', 'agencyWithEc', box, ['added-elsewhere']],
    [
      'adds a field with RSA and SHA-512',
      'agencyWithRsa',
      [...box, '--digest', 'sha512'],
      ['added-elsewhere'],
    ],
    ['adds a field in the older form', 'agencyWithEc', [...box, '--older'], ['added-elsewhere']],
    ['adds a field that is not seen, with P-256', 'agencyWithEc', unseen, ['added-elsewhere']],
    ['adds a field that is not seen, with RSA', 'agencyWithRsa', unseen, ['added-elsewhere']],
    ['gives a reason', 'agencyWithRsa', [...box, '--reason', 'Phê duyệt'], ['added-elsewhere']],
  ])('%s behind the product: valid', async (_, who, options, codes) => {
    expect(work.judge(await signed(work.head, who, options))).toEqual({ verdict: 'valid', codes });
  });

  it.each<[string, 'headWithEc' | 'headWithRsa', readonly string[], readonly string[]]>([
    ['fills the prepared field with P-256', 'headWithEc', ['--field', 'sig-head'], [unnamed]],
    ['fills the prepared field with RSA', 'headWithRsa', ['--field', 'sig-head'], [unnamed]],
    ['fills and certifies', 'headWithEc', ['--field', 'sig-head', '--certify'], [unnamed]],
    ['adds a field with P-256', 'headWithEc', box, ['added-elsewhere']],
    ['adds a field that is not seen, with RSA', 'headWithRsa', unseen, ['added-elsewhere']],
  ])('%s before the product: valid', async (_, who, options, codes) => {
    const both = await work.signAgency(await signed(work.prepared, who, options));
    expect(work.judge(both)).toEqual({ verdict: 'valid', codes });
  });
});

describeUnless(pdfBoxSignerMissing(), 'PDFBox as another signer', () => {
  it.each<[string, keyof SignersAtWork['keys'], string | null, string]>([
    ['fills the prepared field with P-256', 'agencyWithEc', 'sig-agency', 'filled-elsewhere'],
    ['fills the prepared field with RSA', 'agencyWithRsa', 'sig-agency', 'filled-elsewhere'],
    ['adds a field with P-256', 'agencyWithEc', null, 'added-elsewhere'],
    ['adds a field with RSA', 'agencyWithRsa', null, 'added-elsewhere'],
  ])('%s behind the product: valid', async (_, who, field, code) => {
    const out = path.join(folder, 'pdfbox.pdf');
    signWithPdfBox(work.head, out, work.keys[who], field);
    expect(work.judge(await readFile(out))).toEqual({ verdict: 'valid', codes: [code] });
  });

  it.each<[string, string | null, string]>([
    ['fills the prepared field', 'sig-head', 'filled-elsewhere'],
    ['adds a field', null, 'added-elsewhere'],
  ])('%s before the product: valid', async (_, field, code) => {
    const out = path.join(folder, 'pdfbox.pdf');
    signWithPdfBox(work.prepared, out, work.keys.headWithRsa, field);
    const both = await work.signAgency(await readFile(out));
    expect(work.judge(both)).toEqual({ verdict: 'valid', codes: [code] });
  });
});

describeUnless(
  (await absence('mutool', ['-v'])) ?? (await absence('openssl', ['version'])),
  'mutool as another signer',
  () => {
    it('is refused for SHA-1 where it still signs with that, and for nothing else', async () => {
      const { key, certificate } = work.keys.agencyWithRsa;
      const [store, out] = ['agency.p12', 'mutool.pdf'].map((name) => path.join(folder, name));
      if (store === undefined || out === undefined) throw new Error('no place');
      const packed = [
        'pkcs12',
        '-export',
        '-inkey',
        key,
        '-in',
        certificate,
        '-passout',
        'pass:secret',
        '-out',
        store,
      ];
      expect((await ask('openssl', packed)).code).toBe(0);
      const number = objectNumberWith(
        await readFile(work.head),
        '/T <FEFF007300690067002D006100670065006E00630079>',
      );
      await ask('mutool', ['sign', '-s', store, '-P', 'secret', '-o', out, work.head, String(number)]);
      expect([
        { verdict: 'invalid', codes: ['signature-missing-role', 'weak-digest', 'filled-elsewhere'] },
        { verdict: 'valid', codes: ['filled-elsewhere'] },
      ]).toContainEqual(work.judge(await readFile(out)));
    });
  },
);
