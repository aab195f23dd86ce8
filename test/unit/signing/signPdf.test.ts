import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { sealPdf } from '../../../electron/engine/signing/sealPdf.ts';
import { reservedCmsBytes } from '../../../electron/engine/signing/signatureSlot.ts';
import { signField } from '../../../electron/engine/signing/signField.ts';
import { signPdf } from '../../../electron/engine/signing/signPdf.ts';
import { certificateToPem } from '../../../electron/engine/signing/throwAwayCa.ts';
import { childrenOf, derTags, expectTag, readOnly } from '../../../electron/engine/verify/der.ts';
import { readSignedData } from '../../../electron/engine/verify/signedData.ts';
import { absence, ask } from '../../support/judges.ts';
import { replaceBytes, signatureSlot, signedBytes } from '../../support/pdfTamper.ts';
import { preflight, preflightMissing } from '../../support/preflight.ts';
import { headSignature, sealedReturn, signedReturn } from '../../support/signedReturn.ts';
import { fontBytes, smallReturn } from '../../support/smallReturn.ts';
import { signedAt, signerOf, testPki } from '../../support/testCertificates.ts';

// Other programs are started; the figure only bounds a hang.
vi.setConfig({ testTimeout: 60_000 });

let base: Uint8Array;
let dir: string;

beforeAll(async () => {
  base = await smallReturn();
  dir = await mkdtemp(join(tmpdir(), 'signing-'));
});

afterAll(() => rm(dir, { recursive: true }));

async function fieldOf(pdf: Uint8Array): Promise<PDFDict> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const fields = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const field = fields.find((object) => object instanceof PDFDict && object.has(PDFName.of('FT')));
  if (!(field instanceof PDFDict)) throw new Error('no field');
  return field;
}

describe('signPdf', () => {
  it('appends two revisions and leaves the bytes before as they are', async () => {
    const pdf = await signedReturn({}, base);

    expect(Buffer.from(pdf).subarray(0, base.length).equals(base)).toBe(true);
    expect(Buffer.from(pdf).toString('latin1').match(/%%EOF/g)).toHaveLength(3);
  });

  it('signs no field twice', async () => {
    const signed = await signedReturn({}, base);
    const {
      page: _page,
      rect: _rect,
      appearance,
      fontBytes: face,
      ...again
    } = headSignature({ certify: false });

    expect(
      await signField(signed, { ...again, appearance: { lines: appearance.lines, fontBytes: face } }),
    ).toMatchObject({ problems: [{ code: 'signature-field-filled' }] });
  });

  it('gives the same bytes for the same input, time and RSA key', async () => {
    const signer = signerOf(testPki().rsa);

    const first = await signedReturn({ signer }, base);
    const second = await signedReturn({ signer }, base);

    expect(Buffer.from(first).equals(second)).toBe(true);
  });

  it('covers every byte but its own hexadecimal string', async () => {
    const pdf = await signedReturn({}, base);
    const { byteRange } = signatureSlot(pdf);
    const [zero, start, end, tail] = byteRange;

    expect(zero).toBe(0);
    expect(end - start).toBe(2 * reservedCmsBytes + 2);
    expect(end + tail).toBe(pdf.length);
    expect(String.fromCharCode(pdf[start] ?? 0, pdf[end - 1] ?? 0)).toBe('<>');
  });

  it('writes the signature dictionary of PAdES with Vietnamese text as UTF-16', async () => {
    const field = await fieldOf(await signedReturn({}, base));
    const value = field.lookup(PDFName.of('V'), PDFDict);
    const text = (key: string) => value.lookup(PDFName.of(key), PDFHexString).decodeText();

    expect(value.get(PDFName.of('SubFilter'))).toBe(PDFName.of('ETSI.CAdES.detached'));
    expect([text('Name'), text('Reason'), text('Location')]).toEqual([
      'Trần Văn Mẫu',
      'Ký duyệt',
      'Tuyên Quang',
    ]);
    expect(value.get(PDFName.of('M'))?.toString()).toBe("(D:20240422093736+07'00')");
    expect(value.toString()).toMatch(
      /\/TransformMethod \/DocMDP\s+\/TransformParams <<\s+\/Type \/TransformParams\s+\/P 2/,
    );
  });

  it('makes the widget printable, locked and visible, with an embedded subset font', async () => {
    const pdf = await signedReturn({}, base);
    const field = await fieldOf(pdf);

    expect(field.get(PDFName.of('F'))?.toString()).toBe('132');
    expect(field.get(PDFName.of('Rect'))?.toString()).toBe('[ 322 574 528 650 ]');
    expect(field.lookup(PDFName.of('AP'), PDFDict).has(PDFName.of('N'))).toBe(true);
    expect(Buffer.from(pdf).subarray(base.length).toString('latin1')).toMatch(/\/BaseFont \/[A-Z]{6}\+Tinos/);
  });

  it('signs three attributes, sorted, without a signing time', async () => {
    const pdf = await signedReturn({}, base);
    const data = readSignedData(signatureSlot(pdf).cms);
    const attributes = childrenOf(readOnly(data.signedAttributes, derTags.set)).map(({ raw }) =>
      Buffer.from(raw),
    );

    expect(new Set(data.attributes.keys())).toEqual(
      new Set(['1.2.840.113549.1.9.3', '1.2.840.113549.1.9.4', '1.2.840.113549.1.9.16.2.47']),
    );
    expect(attributes.toSorted(Buffer.compare)).toEqual(attributes);
    expect(attributes.every((raw) => expectTag(readOnly(raw, derTags.sequence), derTags.sequence))).toBe(
      true,
    );
    expect(data.certificates.map(({ der }) => Buffer.from(der))).toEqual(
      [testPki().ec.cert, ...testPki().ec.chain].map((der) => Buffer.from(der)),
    );
  });

  it('shrinks text that does not fit its rectangle', async () => {
    const lines = ['Ủy ban nhân dân '.repeat(20), ...Array.from({ length: 20 }, () => 'dòng')];

    expect((await signPdf(base, headSignature({ appearance: { lines } }))).ok).toBe(true);
  });
});

describe('signPdf refuses', () => {
  it('a field that is there already', async () => {
    const pdf = await signedReturn({}, base);

    expect(await signPdf(pdf, headSignature({ certify: false }))).toMatchObject({
      ok: false,
      problems: [{ code: 'pdf-not-signable', facts: { rule: 'field-present' } }],
    });
  });

  it('a page that is not there', async () => {
    expect(await signPdf(base, headSignature({ page: 99 }))).toMatchObject({
      ok: false,
      problems: [{ code: 'pdf-not-signable', facts: { rule: 'page' } }],
    });
  });

  it('files the verifier could not read strictly', async () => {
    const ambiguous = replaceBytes(base, '/Lang (vi-VN)', '/Type (vi-VN)');

    for (const file of [Buffer.from('x'), new Uint8Array(), ambiguous]) {
      expect(await signPdf(file, headSignature())).toMatchObject({
        ok: false,
        problems: [{ code: 'pdf-not-signable' }],
      });
    }
  });

  it('a chain that does not fit into the reserved room', async () => {
    const { rsa } = testPki();
    const chain = Array.from({ length: 15 }, () => testPki().root.cert);

    expect(await signPdf(base, headSignature({ signer: signerOf({ ...rsa, chain }) }))).toMatchObject({
      ok: false,
      problems: [{ code: 'signature-too-large', facts: { limitBytes: reservedCmsBytes } }],
    });
  });
});

describe('prepareFields', () => {
  it('leaves empty fields with an appearance', async () => {
    const prepared = await prepareFields(base, [{ field: 'sig-agency', page: 1, rect: [10, 10, 100, 50] }]);
    const field = await fieldOf(prepared.ok ? prepared.value : new Uint8Array());

    expect(field.has(PDFName.of('V'))).toBe(false);
    expect(field.has(PDFName.of('AP'))).toBe(true);
    expect(field.lookup(PDFName.of('T'), PDFHexString).decodeText()).toBe('sig-agency');
  });
});

describe('sealPdf', () => {
  it('names no person, states no reason and never certifies', async () => {
    const { pdf } = await sealedReturn();
    const field = await fieldOf(pdf);
    const value = field.lookup(PDFName.of('V'), PDFDict);

    expect(field.lookup(PDFName.of('T'), PDFHexString).decodeText()).toBe('seal-vault');
    expect(value.lookup(PDFName.of('Name'), PDFHexString).decodeText()).toBe('Niêm phong toàn vẹn');
    expect(['Reason', 'Location', 'Reference'].filter((key) => value.has(PDFName.of(key)))).toEqual([]);
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('DocMDP');
  });

  it('can be seen on a page', async () => {
    const text = { lines: ['Niêm phong toàn vẹn'], fontBytes };
    const visible = { page: 1, rect: [20, 20, 140, 40] as const, text };
    const sealed = await sealPdf(base, { signer: signerOf(testPki().ec), at: signedAt, visible });
    const field = await fieldOf(sealed.ok ? sealed.value : new Uint8Array());

    expect(field.get(PDFName.of('Rect'))?.toString()).toBe('[ 20 20 140 40 ]');
  });
});

describe('independent judges', () => {
  const kinds: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
    ['RSA', () => signedReturn({ signer: signerOf(testPki().rsa) }, base)],
    ['P-256', () => signedReturn({}, base)],
    ['seal', async () => (await sealedReturn()).pdf],
  ];

  async function written(name: string, make: () => Promise<Uint8Array>) {
    const file = join(dir, `${name}.pdf`);
    const pdf = await make();
    await writeFile(file, pdf);
    return { file, pdf };
  }

  it.for(kinds)('openssl verifies the CMS of a signature (%s)', async ([name, make], ctx) => {
    const missing = await absence('openssl', ['version']);
    if (missing !== null) ctx.skip(missing);
    const { pdf } = await written(name, make);
    const { cms } = signatureSlot(pdf);
    const top = readSignedData(cms).certificates.at(-1)?.der ?? new Uint8Array();
    await writeFile(join(dir, 'cms.der'), cms);
    await writeFile(join(dir, 'content'), signedBytes(pdf));
    await writeFile(join(dir, 'root.pem'), certificateToPem(top));
    const args = 'cms -verify -cades -binary -inform der -purpose any'.split(' ');
    const files = ['-in', 'cms.der', '-content', 'content', '-CAfile', 'root.pem', '-out', 'out'];
    const judged = await ask('openssl', [
      ...args,
      ...files.map((file) => (file.startsWith('-') ? file : join(dir, file))),
    ]);

    expect(judged).toMatchObject({
      code: 0,
      output: expect.stringContaining('CAdES Verification successful'),
    });
  });

  it.for(kinds)('pdfsig finds the whole document signed (%s)', async ([name, make], ctx) => {
    const missing = await absence('pdfsig', ['-v']);
    if (missing !== null) ctx.skip(missing);
    const { file } = await written(name, make);
    const { output } = await ask('pdfsig', ['-nocert', file]);

    expect(output).toContain('Total document signed');
    expect(output).toContain('Signature is Valid');
    expect(output).toContain('ETSI.CAdES.detached');
  });

  it.for(kinds)('qpdf finds nothing wrong (%s)', async ([name, make], ctx) => {
    const missing = await absence('qpdf', ['--version']);
    if (missing !== null) ctx.skip(missing);
    const { file } = await written(name, make);

    expect(await ask('qpdf', ['--check', file])).toMatchObject({
      code: 0,
      output: expect.not.stringContaining('WARNING'),
    });
  });

  it('PDFBox finds PDF/A-1b kept by fields, signature and seal', async (ctx) => {
    const missing = preflightMissing();
    if (missing !== null) ctx.skip(missing);
    const twin = await smallReturn({ subset: 'PDF/A-1b' });
    const prepared = await prepareFields(twin, [{ field: 'sig-agency', page: 1, rect: [10, 10, 90, 50] }]);
    const signed = await signPdf(prepared.ok ? prepared.value : twin, headSignature({ page: 2 }));
    const file = join(dir, 'twin.pdf');
    await writeFile(file, signed.ok ? signed.value : '');
    const sealedFile = join(dir, 'sealed-twin.pdf');
    await writeFile(sealedFile, (await sealedReturn(twin)).pdf);
    expect(preflight(file)).toContain('is a valid PDF/A-1b file');
    expect(preflight(sealedFile)).toContain('is a valid PDF/A-1b file');
  });

  it.for(kinds)('mutool finds the document unchanged since signing (%s)', async ([name, make], ctx) => {
    const missing = await absence('mutool', ['-v']);
    if (missing !== null) ctx.skip(missing);
    const { file } = await written(name, make);

    expect((await ask('mutool', ['sign', '-v', file])).output).toContain('unchanged since signing');
  });
});
