import { beforeAll, describe, expect, it } from 'vitest';
import { extractAttachments } from '../../../electron/engine/verify/attachments.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { forgeCms } from '../../support/cmsForger.ts';
import {
  appendRevision,
  nextObjectNumber,
  objectNumberWith,
  objectText,
  replaceBytes,
  replaceCms,
  signedBytes,
} from '../../support/pdfTamper.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { testPki } from '../../support/testCertificates.ts';

let base: Uint8Array;

beforeAll(async () => {
  base = await smallReturn();
});

/** What is said of a file that was changed before a trusted person signed it. */
async function verdictOfSigned(objects: Readonly<Record<number, string>>) {
  return verdictOf(await signedReturn({}, appendRevision(base, { objects })));
}

function verdictOf(pdf: Uint8Array) {
  const { verdict, problems, payload } = verifyPdf(pdf, trustRoot());
  const rules = problems.flatMap(({ facts }) => ('rule' in facts ? [facts.rule] : []));
  return { verdict, rules, hasPayload: payload !== null };
}

/** Signed once more in the same slot, by hand: the product refuses to sign such files. */
function resigned(pdf: Uint8Array): Uint8Array {
  return replaceCms(pdf, forgeCms(signedBytes(pdf), testPki().ec));
}

function signedWithJson(json: string) {
  const file = objectNumberWith(base, '/Type /EmbeddedFile');
  const bytes = Buffer.from(json);
  const head = `<< /Type /EmbeddedFile /Subtype /application#2Fjson /Length ${bytes.length} >>`;
  return verdictOfSigned({ [file]: `${head}\nstream\n${bytes.toString('latin1')}\nendstream` });
}

describe('verifyPdf refuses a trusted signature over a file that two readers read differently', () => {
  it.each(['ObjStm', 'XRef'])('because of a stream of type %s', async (type) => {
    const font = objectNumberWith(base, '/Type /Font\n');
    const inner = `${font} 0 << /Other true >>`;
    const first = inner.indexOf('<<');
    const harmless = 'x'.repeat(type.length);
    const stream = `<< /Type /${harmless} /N 1 /First ${first} /Length ${inner.length} >>\nstream\n${inner}\nendstream`;
    const changed = appendRevision(base, { objects: { [nextObjectNumber(base)]: stream } });
    const signed = replaceBytes(await signedReturn({}, changed), `/Type /${harmless} `, `/Type /${type} `);

    expect(verdictOf(resigned(signed))).toEqual({
      verdict: 'invalid',
      rules: ['object-stream'],
      hasPayload: false,
    });
  });

  it.each([
    ['under two names', '/F (return.json)', '/F (return.jsom)'],
    ['under another Unicode name', '/UF (return.json)', '/UF (return.jsom)'],
  ])('because the payload is attached %s', async (_, from, to) => {
    const specification = objectNumberWith(base, '/Type /Filespec');
    const text = objectText(base, specification).replace(from, to);

    expect(text).toContain(to);
    expect(await verdictOfSigned({ [specification]: text })).toMatchObject({
      verdict: 'invalid',
      rules: ['attachment'],
    });
  });

  it('because the name tree calls the payload by another name', async () => {
    const names = objectNumberWith(base, '/EmbeddedFiles');
    const text = objectText(base, names).replace('(return.json)', '(return.jsom)');
    const changed = appendRevision(base, { objects: { [names]: text } });

    expect(text).toContain('(return.jsom)');
    expect(extractAttachments(changed)).toMatchObject({ ok: false });
    expect(verdictOf(await signedReturn({}, changed))).toMatchObject({ verdict: 'invalid' });
  });

  it.each([
    ['twice', '"counts":{"total":999},"counts":{'],
    ['twice, in two spellings', '"c\\u006funts":{"total":999},"counts":{'],
    ['as a prototype', '"__proto__":{"total":999},"counts":{'],
  ])('because the payload has a key %s', async (_, twice) => {
    const json = JSON.stringify(aPayload());

    expect((await signedWithJson(json)).verdict).toBe('valid');
    expect(await signedWithJson(json.replace('"counts":{', twice))).toMatchObject({
      verdict: 'invalid',
      hasPayload: false,
    });
  });

  it('but not because of colons, braces and quotes inside its texts', async () => {
    const payload = { ...aPayload(), recipient: 'a: {"b": "c"} \\ \\" : [1,2]' };

    expect(verdictOf(await signedReturn({}, await smallReturn({ payload }))).verdict).toBe('valid');
    expect((await signedWithJson(JSON.stringify(payload, null, 2))).rules).not.toContain('json');
  });

  it('because a mark stands before the payload, which other readers stumble over', async () => {
    expect(await signedWithJson(`\ufeff${JSON.stringify(aPayload())}`)).toMatchObject({ rules: ['json'] });
  });
});

describe('verifyPdf refuses a payload whose parts do not fit each other', () => {
  const entry = {
    number: 1,
    name: 'a.txt',
    exportName: 'a.txt',
    sizeBytes: 1,
    sha256: 'ab'.repeat(32),
    mediaType: 'text/plain',
    addedAt: '2024-05-08T08:30:00+07:00',
    caption: '',
    items: ['1.1.a'],
    inPhotoAnnex: false,
  };
  const payload = aPayload();
  const first = payload.items[0];
  const rest = payload.items.slice(1);
  if (first === undefined) throw new Error('a payload without items');
  const withEvidence = {
    ...payload,
    items: [{ ...first, evidence: [1] }, ...rest],
    evidence: [entry],
    counts: { ...payload.counts, evidence: 1 },
  };
  const verdictWith = async (changed: unknown) =>
    verdictOf(await signedReturn({}, await smallReturn({ payload: changed })));

  it('and accepts one whose parts do', async () => {
    expect((await verdictWith(withEvidence)).verdict).toBe('valid');
  });

  it.each([
    ['an item twice', { ...payload, items: [first, { ...first, status: 'not-started' }, ...rest.slice(1)] }],
    ['evidence that is not listed', { ...payload, items: [{ ...first, evidence: [1] }, ...rest] }],
    ['a file under two numbers', { ...withEvidence, evidence: [{ ...entry, number: 2 }] }],
    [
      'two files of one exported name',
      {
        ...withEvidence,
        evidence: [entry, { ...entry, number: 2 }],
        items: [{ ...first, evidence: [1, 2] }, ...rest],
        counts: { ...payload.counts, evidence: 2 },
      },
    ],
    ['a file that names another item', { ...withEvidence, evidence: [{ ...entry, items: ['1.1.b'] }] }],
  ])('such as %s', async (_, changed) => {
    expect(await verdictWith(changed)).toMatchObject({ verdict: 'invalid', rules: ['references'] });
  });
});

it('verifyPdf does not check more signatures than a return can have', () => {
  const count = 400;
  const fields = Array.from({ length: count }, (_, i) => `${2 + 2 * i} 0 R`).join(' ');
  const signature = '<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>';
  const objects = [
    `<< /Type /Catalog /AcroForm << /Fields [${fields}] >> >>`,
    ...Array.from({ length: count }, (_, i) => [
      `<< /FT /Sig /T (f${i}) /V ${3 + 2 * i} 0 R >>`,
      signature,
    ]).flat(),
  ];
  let body = '%PDF-1.7\n';
  const entries = objects.map((object, i) => {
    const offset = String(body.length).padStart(10, '0');
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${offset} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;

  const { verdict, signatures, problems } = verifyPdf(Buffer.from(body + table + trailer), trustRoot());

  expect(verdict).toBe('invalid');
  expect(signatures).toEqual([]);
  expect(problems).toContainEqual({ code: 'pdf-structure', facts: { rule: 'signature-count', offset: 0 } });
});
