import { beforeAll, describe, expect, it } from 'vitest';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import {
  foreignlySigned,
  foreignRevision,
  signRevision,
  streamText,
  whiteForm,
  withItem,
} from '../../support/foreignSigner.ts';
import {
  appendRevision,
  catalogNumber,
  nextObjectNumber,
  objectNumberWith,
  objectText,
} from '../../support/pdfTamper.ts';
import { plansFor, signatureOf } from '../../support/severalSignatures.ts';
import { required, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { testPki } from '../../support/testCertificates.ts';

/** Mainka, Mladenov, Rohlmann: "Shadow Attacks" (NDSS 2021); Mladenov et al.: "1 Trillion Dollar Refund" (CCS 2019). */
let base: Uint8Array;
beforeAll(async () => {
  base = await smallReturn();
});

function judged(pdf: Uint8Array) {
  const { verdict, problems, payload } = verifyPdf(pdf, trustRoot());
  const rules = problems.flatMap(({ facts }) =>
    'rule' in facts ? [facts.rule] : 'items' in facts ? facts.items : [],
  );
  return { verdict, codes: problems.map(({ code }) => code), rules, hasPayload: payload !== null };
}

const pageOf = (pdf: Uint8Array) => objectNumberWith(pdf, '/Type /Page\n');

/** The page with something drawn behind its content. */
function withDrawing(pdf: Uint8Array, drawing: string, resources = ''): Uint8Array {
  const [page, stream] = [pageOf(pdf), nextObjectNumber(pdf)];
  const text = objectText(pdf, page).replace(/\/Contents (\d+ 0 R)/, `/Contents [$1 ${stream} 0 R]`);
  return appendRevision(pdf, { objects: { [page]: text + resources, [stream]: streamText(drawing) } });
}

/** The page with an annotation that paints all of it white. */
function withCover(pdf: Uint8Array, entries: string): { pdf: Uint8Array; annotation: number } {
  const [page, annotation] = [pageOf(pdf), nextObjectNumber(pdf)];
  const objects = {
    [page]: withItem(objectText(pdf, page), 'Annots', annotation),
    [annotation]: `<< /Type /Annot ${entries} /F 4 /Rect [0 0 595 842] /AP << /N ${annotation + 1} 0 R >> >>`,
    [annotation + 1]: whiteForm([0, 0, 595, 842]),
  };
  return { pdf: appendRevision(pdf, { objects }), annotation };
}

describe('a page that hides something when it is signed', () => {
  it.each([
    '/Subtype /FreeText',
    '/Subtype /Stamp',
    '/Subtype /Square',
    '/Subtype /Widget /FT /Tx /T (note)',
  ])('is found by what is attached to it: %s', async (entries) => {
    const signed = await signedReturn({}, withCover(base, entries).pdf);
    expect(judged(signed)).toMatchObject({ verdict: 'invalid', rules: ['annotations'], hasPayload: false });
  });

  it('is not taken for read when a shape covers it', async () => {
    const signed = await signedReturn({}, withDrawing(base, 'q 1 1 1 rg 0 0 600 850 re f Q'));
    expect(judged(signed)).toMatchObject({ verdict: 'indeterminate', rules: ['shape'], hasPayload: false });
  });

  it('is found by an empty signature field that is as large as the page', async () => {
    const [plan, ...others] = plansFor(['head', 'agency'], false);
    if (plan === undefined) throw new Error('two fields are planned');
    const large = others.map((other) => ({ ...other, rect: [0, 0, 595, 842] as const }));
    const prepared = required(await prepareFields(base, [plan, ...large]));
    const signed = required(await signPreparedField(prepared, signatureOf('head')));
    expect(judged(signed)).toMatchObject({
      verdict: 'invalid',
      codes: expect.arrayContaining(['covering-appearance']),
    });
  });
});

describe('an update behind a signature', () => {
  it('does not take a cover away (hide)', async () => {
    const { pdf, annotation } = withCover(base, '/Subtype /FreeText');
    const signed = await signedReturn({}, pdf);
    const page = pageOf(signed);
    const text = objectText(signed, page).replace(`${annotation} 0 R`, '');
    expect(judged(appendRevision(signed, { objects: { [page]: text } })).codes).toContain('later-revision');
  });

  it('does not put another text into a field or a font (replace)', async () => {
    const signed = await signedReturn({}, withCover(base, '/Subtype /Widget /FT /Tx /T (note) /V (old)').pdf);
    const field = objectNumberWith(signed, '/V (old)');
    const changed = { [field]: objectText(signed, field).replace('(old)', '(new)') };
    expect(judged(appendRevision(signed, { objects: changed })).codes).toContain('later-revision');
    const map = objectNumberWith(signed, '/FontFile2');
    const font = { [map]: objectText(signed, map).replace('/Flags', '/Flaqs') };
    expect(judged(appendRevision(signed, { objects: font })).codes).toContain('later-revision');
  });

  it('does not switch to a document that lay hidden when it was signed (hide and replace)', async () => {
    const first = nextObjectNumber(base);
    const hidden = appendRevision(base, {
      objects: {
        [first]: `<< /Type /Catalog /Pages ${first + 1} 0 R >>`,
        [first + 1]: `<< /Type /Pages /Count 1 /Kids [${first + 2} 0 R] >>`,
        [first + 2]: `<< /Type /Page /Parent ${first + 1} 0 R /MediaBox [0 0 595 842] /Resources << >> >>`,
      },
    });
    const signed = await signedReturn({}, hidden);
    const root = appendRevision(signed, { objects: {}, trailer: { Root: `${first} 0 R` } });
    expect(judged(root)).toMatchObject({ verdict: 'invalid', codes: ['pdf-structure'] });
    const catalog = objectText(signed, catalogNumber(signed)).replace(/\/Pages \d+/, `/Pages ${first + 1}`);
    const pages = appendRevision(signed, { objects: { [catalogNumber(signed)]: catalog } });
    expect(judged(pages).codes).toContain('later-revision');
    // With a trusted signature over it, it is refused all the same.
    const trusted = foreignRevision(signed, { identity: testPki().rsa });
    const both = signRevision(signed, { ...trusted, [catalogNumber(signed)]: catalog }, testPki().rsa);
    expect(judged(both)).toMatchObject({ verdict: 'invalid', hasPayload: false });
  });
});

describe('a signature that says nothing (universal forgery)', () => {
  const emptied: readonly (readonly [string, (text: string) => string])[] = [
    ['no byte range', (text) => text.replace(/\/ByteRange \[[^\]]*\]/, '')],
    ['null for a byte range', (text) => text.replace(/\/ByteRange \[[^\]]*\]/, '/ByteRange null')],
    ['a byte range of noughts', (text) => text.replace(/\/ByteRange \[[^\]]*\]/, '/ByteRange [0 0 0 0]')],
    ['a negative byte range', (text) => text.replace(/\/ByteRange \[[^\]]*\]/, '/ByteRange [0 -1 9 9]')],
    ['no contents', (text) => text.replace(/\/Contents <[^>]*>/, '')],
    ['empty contents', (text) => text.replace(/\/Contents <[^>]*>/, '/Contents <>')],
    ['contents of noughts', (text) => text.replace(/\/Contents <[^>]*>/, '/Contents <0000>')],
    ['null for contents', (text) => text.replace(/\/Contents <[^>]*>/, '/Contents null')],
  ];

  it.each(emptied)('is refused with %s', (_, change) => {
    const honest = foreignRevision(base, { identity: testPki().rsa });
    const objects = Object.fromEntries(
      Object.entries(honest).map(([number, text]) => [
        number,
        /\/Type \/Sig /.test(text) ? change(text) : text,
      ]),
    );
    expect(judged(appendRevision(base, { objects }))).toMatchObject({
      verdict: 'invalid',
      hasPayload: false,
    });
  });
});

it('A second end of file inside a stream, or a second header behind the first, makes no second document', async () => {
  const signed = foreignlySigned(base, { identity: testPki().rsa });
  const inside = withDrawing(base, 'q Q\n%%EOF\n');
  expect(judged(await signedReturn({}, inside)).verdict).not.toBe('valid');
  for (const extra of ['\n%PDF-1.7\n', `\nstartxref\n${base.length}\n%%EOF\n`, '\n%%EOF\n%%EOF\n'])
    expect(judged(Buffer.concat([signed, Buffer.from(extra)])).verdict).toBe('invalid');
  expect(judged(Buffer.concat([Buffer.from('%PDF-1.7\n'), signed])).verdict).toBe('invalid');
});
