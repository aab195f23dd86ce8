import { beforeAll, describe, expect, it, vi } from 'vitest';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { swapGlyphs, withFontTables } from '../../support/fontForger.ts';
import { foreignlySigned, streamText } from '../../support/foreignSigner.ts';
import { appendRevision, nextObjectNumber, objectNumberWith, objectText } from '../../support/pdfTamper.ts';
import { preparedReturn, severallySigned, signatureOf } from '../../support/severalSignatures.ts';
import { required, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { testPki } from '../../support/testCertificates.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let base: Uint8Array;
let signedHere: Uint8Array;
beforeAll(async () => {
  base = await smallReturn();
  signedHere = await signedReturn({}, base);
});

function judged(pdf: Uint8Array) {
  const { verdict, problems, payload } = verifyPdf(pdf, trustRoot());
  const rules = problems.flatMap(({ facts }) =>
    'rule' in facts ? [facts.rule] : 'items' in facts ? facts.items : [],
  );
  return { verdict, rules, hasPayload: payload !== null };
}

/** A field of another program with further entries, behind our signature or as the first one. */
const added = (pdf: Uint8Array, field: (text: string) => string) =>
  judged(foreignlySigned(pdf, { identity: testPki().rsa, field }));
const withEntries = (entries: string) => (text: string) => text.replace(/>>\s*$/, `${entries} >>`);

describe('a field of another program', () => {
  it.each([
    '/MK << /BC [1 0 0] /BG [1 1 1] /R 0 >>',
    '/MK << >> /BS << /Type /Border /W 1 /S /S >>',
    '/Border [0 0 0]',
    '/Border [0 0 1 [3 2]]',
  ])('may have what no viewer draws wider than a hair: %s', (entries) => {
    for (const pdf of [base, signedHere])
      expect(added(pdf, withEntries(entries))).toMatchObject({ verdict: 'valid', hasPayload: true });
  });

  it.each([
    ['hidden', (text: string) => text.replace('/F 132', '/F 134')],
    ['hidden and off the screen', (text: string) => text.replace('/F 132', '/F 34')],
    [
      'off the screen, without a place',
      (text: string) => text.replace('/F 132', '/F 164').replace(/\/Rect \[[^\]]*\]/, '/Rect [0 0 0 0]'),
    ],
  ])('may show nothing at all: %s', (_, field) => {
    for (const pdf of [base, signedHere])
      expect(added(pdf, field)).toMatchObject({ verdict: 'valid', hasPayload: true });
  });

  it.each<[string, (text: string) => string]>([
    ['a border of its own style, as wide as the page', withEntries('/BS << /W 500 /S /S >>')],
    ['an older border, as wide as the page', withEntries('/Border [0 0 500]')],
    ['a border of less than nothing', withEntries('/BS << /W -500 >>')],
    ['a border with an effect', withEntries('/BS << /W 1 /S /C >>')],
    ['a caption', withEntries('/MK << /CA (K\\303\\275 thay) >>')],
    ['an icon', withEntries('/MK << /I 12 0 R >>')],
    ['a ground that is none', withEntries('/MK << /BG [1 1 1 1 1] >>')],
    ['a size of its own on screen', (text) => text.replace('/F 132', '/F 140')],
    ['a turn of its own on screen', (text) => text.replace('/F 132', '/F 148')],
    ['a picture on paper alone', (text) => text.replace('/F 132', '/F 164')],
    ['a picture that the pointer shows', (text) => text.replace('/F 132', '/F 388')],
    ['flags that are no number', (text) => text.replace('/F 132', '/F /a')],
    ['no appearance', (text) => text.replace(/\/AP << [^>]*>>/, '')],
    ['an appearance under the pointer', (text) => text.replace(/\/AP << (\/N \d+ 0 R)/, '/AP << $1 /R null')],
    ['an appearance that is no form', (text) => text.replace(/\/AP << \/N \d+ 0 R/, '/AP << /N 1 0 R')],
  ])('is refused with %s', (_, field) => {
    expect(added(signedHere, field)).toMatchObject({
      verdict: 'invalid',
      rules: expect.arrayContaining(['field-look']),
      hasPayload: false,
    });
    expect(added(base, field)).toMatchObject({
      verdict: 'invalid',
      rules: ['annotations'],
      hasPayload: false,
    });
  });

  it.each([
    ['no box', ''],
    ['a box of three sides', '/BBox [0 0 140]'],
    ['a box without area', '/BBox [0 0 140 0]'],
    ['a flat turn', '/BBox [0 0 140 50] /Matrix [1 1 1 1 0 0]'],
    ['no whole turn', '/BBox [0 0 140 50] /Matrix [1 0 0 1]'],
  ])('is refused with an appearance that has %s', (_, entries) => {
    for (const [pdf, rule] of [
      [signedHere, 'field-look'],
      [base, 'annotations'],
    ] as const) {
      const form = nextObjectNumber(pdf) + 2;
      const white = streamText('1 1 1 rg 0 0 595 842 re f', `/Type /XObject /Subtype /Form ${entries}`);
      const forged = foreignlySigned(pdf, { identity: testPki().rsa, objects: { [form]: white } });
      expect(judged(forged)).toMatchObject({ verdict: 'invalid', rules: expect.arrayContaining([rule]) });
    }
  });
});

describe('a prepared field that says more than the program writes', () => {
  const changed = async (title: string, change: (text: string) => string) => {
    const prepared = await preparedReturn(['head', 'agency']);
    const hex = Buffer.from(`\uFEFF${title}`, 'utf16le').swap16().toString('hex').toUpperCase();
    const field = objectNumberWith(prepared, `/T <${hex}>`);
    const text = objectText(prepared, field);
    if (change(text) === text) throw new Error('the field stays as it is');
    let pdf: Uint8Array = appendRevision(prepared, { objects: { [field]: change(text) } });
    for (const role of ['head', 'agency'] as const)
      pdf = required(await signPreparedField(pdf, signatureOf(role)));
    return judged(pdf);
  };

  it.each<[string, string, (text: string) => string]>([
    ['a caption', 'sig-head', withEntries('/MK << /CA (x) >>')],
    ['a border', 'sig-agency', withEntries('/BS << /W 1 >>')],
    ['other flags', 'sig-head', (text) => text.replace('/F 132', '/F 4')],
    ['a ground of the line', 'doc-number', withEntries('/MK << /BG [0] >>')],
    ['room for signs one by one', 'doc-number', withEntries('/MaxLen 20 /Ff 16777216')],
    ['another font', 'doc-date', (text) => text.replace(/\/Tinos(Italic)? /, '/Helv ')],
    ['white letters', 'doc-number', (text) => text.replace('Tf 0 g', 'Tf 1 g')],
    ['large letters', 'doc-number', (text) => text.replace('13 Tf', '99 Tf')],
  ])('is refused: %s', async (_, title, change) => {
    expect(await changed(title, change)).toEqual({
      verdict: 'invalid',
      rules: ['annotations'],
      hasPayload: false,
    });
  });

  it('is refused: a font of the form that draws other digits', async () => {
    const prepared = await preparedReturn(['head', 'agency']);
    const forged = withFontTables(prepared, '+Tinos', (tables) => swapGlyphs(tables, 2, 3));
    let pdf: Uint8Array = forged;
    for (const role of ['head', 'agency'] as const)
      pdf = required(await signPreparedField(pdf, signatureOf(role)));
    expect(judged(pdf)).toMatchObject({ verdict: 'invalid', rules: ['annotations'] });
  });

  it('is none as the program prepares and fills it', async () => {
    expect(judged(await severallySigned(['preparer', 'head', 'agency']))).toMatchObject({ verdict: 'valid' });
  });
});
