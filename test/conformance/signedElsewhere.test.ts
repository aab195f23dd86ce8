import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeUnless } from '../support/describeUnless.ts';
import { type SignersAtWork, signersAtWork } from '../support/otherSigners.ts';
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
    ['fills the prepared field with P-256', 'agencyWithEc', ['--field', 'sig-agency'], []],
    ['fills the prepared field with RSA', 'agencyWithRsa', ['--field', 'sig-agency'], []],
    [
      'fills it in the older form',
      'agencyWithRsa',
      ['--field', 'sig-agency', '--older'],
      ['filled-elsewhere'],
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
    ['fills the prepared field with P-256', 'headWithEc', ['--field', 'sig-head'], []],
    ['fills the prepared field with RSA', 'headWithRsa', ['--field', 'sig-head'], []],
    ['fills and certifies', 'headWithEc', ['--field', 'sig-head', '--certify'], []],
    ['adds a field with P-256', 'headWithEc', box, ['added-elsewhere']],
    ['adds a field that is not seen, with RSA', 'headWithRsa', unseen, ['added-elsewhere']],
  ])('%s before the product: valid', async (_, who, options, codes) => {
    const both = await work.signAgency(await signed(work.prepared, who, options));
    expect(work.judge(both)).toEqual({ verdict: 'valid', codes });
  });
});
