import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signField } from '../../../electron/engine/signing/signField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { type CmsForgery, forgeCms } from '../../support/cmsForger.ts';
import {
  appendRevision,
  catalogNumber,
  nextObjectNumber,
  objectNumberWith,
  objectText,
  type Revision,
  replaceBytes,
  replaceCms,
  signatureSlot,
  signedBytes,
} from '../../support/pdfTamper.ts';
import { headSignature, required, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { fontBytes, smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, signedAt, signerOf, testPki, vietnamese } from '../../support/testCertificates.ts';

let pdf: Uint8Array;

beforeAll(async () => {
  pdf = await signedReturn();
});

/** What is said of a file that must be refused. */
function refusal(tampered: Uint8Array): string[] {
  const entry = verifyPdf(tampered, trustRoot());
  expect(entry.verdict).toBe('invalid');
  expect(entry.signatures.every(({ trusted }) => !trusted)).toBe(true);
  return entry.problems.map(({ code }) => code);
}

const withRevision = (revision: Revision) => appendRevision(pdf, revision);

describe('the forger can', () => {
  it('append a revision that ordinary readers accept', () => {
    const appended = withRevision({ objects: { [nextObjectNumber(pdf)]: '<< /Nothing true >>' } });

    expect(Buffer.from(appended).subarray(0, pdf.length).equals(pdf)).toBe(true);
    expect(refusal(appended)).toEqual(expect.arrayContaining(['later-revision']));
  });

  it('make a CMS as good as the product makes', () => {
    const forged = replaceCms(pdf, forgeCms(signedBytes(pdf), testPki().ec));

    expect(verifyPdf(forged, trustRoot()).verdict).toBe('valid');
  });
});

describe('verifyPdf refuses a file', () => {
  it('with one byte changed in the first revision', () => {
    const changed = replaceBytes(pdf, '841.89', '840.89');

    expect(refusal(changed)).toContain('file-altered');
  });

  it.each(['\n', '%', ' ', 'x', '\n%%EOF\n', 'startxref\n0\n%%EOF\n'])(
    'with %j behind its end',
    (garbage) => {
      refusal(Buffer.concat([pdf, Buffer.from(garbage)]));
    },
  );

  it('with a white rectangle painted over a page in an increment', () => {
    const page = objectNumberWith(pdf, '/Type /Page\n');
    const stream = nextObjectNumber(pdf);
    const text = objectText(pdf, page).replace(/\/Contents (\d+ 0 R)/, `/Contents [$1 ${stream} 0 R]`);
    const paint = 'q 1 1 1 rg 0 0 600 850 re f Q';
    const objects = {
      [page]: text,
      [stream]: `<< /Length ${paint.length} >>\nstream\n${paint}\nendstream`,
    };

    expect(text).toContain(`${stream} 0 R]`);
    expect(refusal(withRevision({ objects }))).toContain('later-revision');
  });

  it('with the attachment replaced in an increment', () => {
    const file = objectNumberWith(pdf, '/Type /EmbeddedFile');
    const objects = { [file]: '<< /Type /EmbeddedFile /Length 2 >>\nstream\n{}\nendstream' };

    expect(refusal(withRevision({ objects }))).toContain('later-revision');
  });

  it('with an attachment added in an increment', () => {
    const file = nextObjectNumber(pdf);
    const catalog = catalogNumber(pdf);
    const objects = {
      [file]: '<< /Type /EmbeddedFile /Length 2 >>\nstream\n{}\nendstream',
      [file + 1]: `<< /Type /Filespec /F (extra.json) /EF << /F ${file} 0 R >> >>`,
      [catalog]: objectText(pdf, catalog).replace('/AF [', `/AF [${file + 1} 0 R `),
    };

    expect(refusal(withRevision({ objects }))).toContain('later-revision');
  });

  it.each([
    ['renamed', (field: string) => field.replace(/\/T <[0-9A-F]+>/i, '/T (sig-agency)')],
    ['moved', (field: string) => field.replace(/\/Rect \[[^\]]*\]/, '/Rect [ 0 0 10 10 ]')],
    ['hidden', (field: string) => field.replace('/F 132', '/F 2')],
    ['emptied', (field: string) => field.replace(/\/V \d+ 0 R/, '')],
  ])('with its signed field %s in an increment', (_, change) => {
    const number = objectNumberWith(pdf, '/FT /Sig');
    const field = objectText(pdf, number);

    expect(change(field)).not.toBe(field);
    expect(refusal(withRevision({ objects: { [number]: change(field) } }))).not.toEqual([]);
  });

  it('with a new catalog and page tree named in an increment', () => {
    const catalog = nextObjectNumber(pdf);
    const form = /\/AcroForm \d+ 0 R/.exec(objectText(pdf, catalogNumber(pdf)))?.[0];
    const objects = {
      [catalog]: `<< /Type /Catalog /Pages ${catalog + 1} 0 R ${form} >>`,
      [catalog + 1]: `<< /Type /Pages /Count 1 /Kids [${catalog + 2} 0 R] >>`,
      [catalog + 2]: `<< /Type /Page /Parent ${catalog + 1} 0 R /MediaBox [0 0 595 842] /Resources << >> >>`,
    };

    expect(refusal(withRevision({ objects, trailer: { Root: `${catalog} 0 R` } }))).toEqual([
      'pdf-structure',
    ]);
  });

  it('with /Info or /ID exchanged in an increment', () => {
    const info = nextObjectNumber(pdf);
    const objects = { [info]: '<< /Title (Other) >>' };

    expect(refusal(withRevision({ objects, trailer: { Info: `${info} 0 R` } }))).toEqual(['pdf-structure']);
    expect(refusal(withRevision({ objects, trailer: { ID: '[<00> <00>]' } }))).toEqual(['pdf-structure']);
  });

  it('with a table that points at an older copy of an object', () => {
    const number = objectNumberWith(pdf, '/FT /Sig');
    const appended = Buffer.from(withRevision({ objects: { [number]: objectText(pdf, number) } }));
    const older = Buffer.from(pdf).indexOf(`\n${number} 0 obj`) + 1;
    const entry = appended.lastIndexOf(`${number} 1\n`) + `${number} 1\n`.length;
    appended.write(String(older).padStart(10, '0'), entry, 'latin1');

    expect(refusal(appended)).toEqual(['pdf-structure']);
  });

  it('with two objects of one number in one revision', () => {
    const number = nextObjectNumber(pdf);
    const twice = `<< /A 1 >>\nendobj\n${number} 0 obj\n<< /A 2 >>`;

    expect(refusal(withRevision({ objects: { [number]: twice } }))).toEqual(['pdf-structure']);
  });

  it('with a cross-reference stream behind it', () => {
    const at = pdf.length + 1;
    const stream = `\n99 0 obj\n<< /Type /XRef /Size 100 /W [1 2 1] /Root ${catalogNumber(pdf)} 0 R /Length 4 >>\nstream\n0000\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;

    expect(refusal(Buffer.concat([pdf, Buffer.from(stream)]))).toContain('xref-stream');
  });

  it('rewritten as a whole', async () => {
    const { PDFDocument } = await import('@cantoo/pdf-lib');
    const document = await PDFDocument.load(pdf, { updateMetadata: false });

    refusal(await document.save({ useObjectStreams: false, rewrite: true }));
  });

  it('rolled back to the revision before the signature', () => {
    const text = Buffer.from(pdf).toString('latin1');
    const ends = [...text.matchAll(/%%EOF\n?/g)].map((match) => match.index + match[0].length);

    expect(ends).toHaveLength(3);
    for (const end of ends.slice(0, -1)) expect(refusal(pdf.subarray(0, end))).toContain('no-signature');
  });

  it('with active content signed into it', async () => {
    const base = await smallReturn();
    const catalog = catalogNumber(base);
    const action = '/OpenAction << /S /JavaScript /JS (app.alert) >> >>';
    const active = appendRevision(base, {
      objects: { [catalog]: `${objectText(base, catalog).replace(/>>$/, '')}${action}` },
    });

    const entry = verifyPdf(await signedReturn({}, active), trustRoot());

    expect(entry.verdict).toBe('invalid');
    expect(entry.payload).toBeNull();
    expect(entry.problems).toContainEqual({ code: 'active-content', facts: { kind: 'JS' } });
  });
});

describe('verifyPdf refuses a second signature', () => {
  async function addSignature(certify: boolean) {
    const prepared = required(
      await prepareFields(pdf, [{ field: 'sig-agency', page: 1, rect: [0, 0, 595, 842] }]),
    );
    return signField(prepared, {
      field: 'sig-agency',
      signer: signerOf(testPki().rsa),
      at: signedAt,
      name: 'Cơ quan',
      reason: null,
      location: null,
      appearance: { lines: ['Che trang'], fontBytes },
      certify,
    });
  }

  it('that covers the page, even from a trusted signer', async () => {
    expect(refusalOfAll(required(await addSignature(false)))).toContain('later-revision');
  });

  it('that would certify once more, already when signing', async () => {
    const second = await addSignature(true);

    expect(second).toMatchObject({ ok: false, problems: [{ code: 'pdf-not-signable' }] });
  });

  function refusalOfAll(tampered: Uint8Array) {
    const entry = verifyPdf(tampered, trustRoot());
    expect(entry.verdict).toBe('invalid');
    return entry.problems.map(({ code }) => code);
  }
});

describe('verifyPdf refuses a signature', () => {
  const forged = (forgery: CmsForgery, identity = testPki().ec) =>
    refusal(replaceCms(pdf, forgeCms(signedBytes(pdf), identity, forgery)));

  it('with bytes behind the CMS', () => {
    expect(refusal(replaceCms(pdf, signatureSlot(pdf).cms, 0x41))).toContain('bytes-after-cms');
  });

  it('taken from another file', async () => {
    const other = await signedReturn({ reason: 'Một tệp khác' });

    expect(refusal(replaceCms(pdf, signatureSlot(other).cms))).toContain('file-altered');
  });

  it('written with digits in two spellings', () => {
    const digits = signatureSlot(pdf).cms.toString('hex');
    const mixed = digits.replace(/a/, 'A');

    expect(mixed).not.toBe(digits);
    expect(refusal(replaceBytes(pdf, digits, mixed))).toContain('signature-malformed');
  });

  it('that leaves out more than its own contents', () => {
    const { byteRange } = signatureSlot(pdf);
    const [, start] = byteRange;
    const moved = replaceBytes(pdf, `/ByteRange [0 ${start}`, `/ByteRange [0 ${start - 1}`);

    expect(refusal(moved)).toContain('signature-malformed');
  });

  it.each([
    ['byte range of three numbers', '/ByteRange [0 ', '/ByteRange [  '],
    ['other sub-filter', '/ETSI.CAdES.detached', '/adbe.x509.rsa_sha1'.padEnd(20)],
  ])('with %s', (_, from, to) => {
    expect(refusal(replaceBytes(pdf, from, to))).toContain('signature-malformed');
  });

  it('with a weak digest', () => {
    expect(forged({ hash: 'sha1' })).toContain('weak-digest');
  });

  it('without signing-certificate-v2', () => {
    expect(forged({ withoutEss: true })).toContain('signing-certificate-missing');
  });

  it('whose signing-certificate-v2 names another certificate', () => {
    expect(forged({ essCert: testPki().rsa.cert })).toContain('certificate-swapped');
  });

  it('whose certificate was exchanged for another one of the same key', () => {
    const { ec } = testPki();
    const twin = anIdentity({
      name: vietnamese('Trần Thị Mẫu'),
      privateKey: ec.privateKey,
      issuer: testPki().intermediate,
    });

    expect(forged({ certificates: [twin.cert, ...ec.chain] })).toContain('signature-malformed');
    expect(forged({ essCert: ec.cert }, twin)).toContain('certificate-swapped');
  });

  describe('with two certificates of one issuer and serial number', () => {
    const { ec } = testPki();
    const stranger = anIdentity();
    const spki = (cert: Uint8Array) =>
      new X509Certificate(cert).publicKey.export({ format: 'der', type: 'spki' });
    const twin = Buffer.from(ec.cert);
    twin.set(spki(stranger.cert), twin.indexOf(spki(ec.cert)));
    const forger = { ...ec, cert: twin, privateKey: stranger.privateKey };

    it.each([
      ['the exchanged one alone', [twin, ...ec.chain], twin],
      ['the exchanged one first', [twin, ec.cert, ...ec.chain], twin],
      ['the exchanged one first, the honest one named', [twin, ec.cert, ...ec.chain], ec.cert],
      ['the honest one first', [ec.cert, twin, ...ec.chain], ec.cert],
      ['the honest one first, the exchanged one named', [ec.cert, twin, ...ec.chain], twin],
    ])('%s', (_, certificates, essCert) => {
      expect(forged({ certificates, essCert }, forger)).not.toEqual([]);
    });
  });

  it('made with the key of somebody else', () => {
    const { ec } = testPki();
    const stranger = anIdentity();

    expect(forged({}, { ...ec, privateKey: stranger.privateKey })).toContain('signature-value-wrong');
  });

  it.each([
    ['two signers', { signers: 2 }],
    ['no signer', { signers: 0 }],
    ['content of its own', { encapsulated: Buffer.from('x') }],
    ['no certificates', { certificates: [] }],
    ['no message digest', { withoutMessageDigest: true }],
    ['another content type', { contentType: '1.2.840.113549.1.7.2' }],
    ['an algorithm that does not fit the key', { signatureAlgorithm: '1.2.840.113549.1.1.11' }],
  ] satisfies [string, CmsForgery][])('with %s', (_, forgery) => {
    expect(forged(forgery)).toContain('signature-malformed');
  });

  it.each([
    [
      'indefinite length',
      (cms: Buffer) => Buffer.concat([Buffer.from([0x30, 0x80]), cms.subarray(4), Buffer.alloc(2)]),
    ],
    ['a longer length form', (cms: Buffer) => Buffer.concat([Buffer.from([0x30, 0x83, 0]), cms.subarray(2)])],
    ['nothing in it', () => Buffer.alloc(0)],
  ])('encoded with %s', (_, encode) => {
    expect(refusal(replaceCms(pdf, encode(signatureSlot(pdf).cms)))).toContain('signature-malformed');
  });

  it('in a field below another one, which no program adds', async () => {
    const base = await smallReturn();
    const prepared = required(
      await prepareFields(base, [{ field: 'sig-preparer', page: 1, rect: [10, 10, 90, 50] }]),
    );
    const field = objectNumberWith(prepared, '/FT /Sig');
    const form = objectNumberWith(prepared, '/SigFlags');
    const parent = nextObjectNumber(prepared);
    const nested = appendRevision(prepared, {
      objects: {
        [parent]: `<< /T (group) /Kids [${field} 0 R] >>`,
        [form]: objectText(prepared, form).replace(
          /\/Fields \[[^\]]*\]/,
          `/Fields [ ${parent} 0 R ${field} 0 R ]`,
        ),
      },
    });
    const { field: _, page: _page, rect: _rect, appearance, fontBytes: face, ...rest } = headSignature();
    const signed = required(
      await signField(nested, {
        ...rest,
        field: 'sig-preparer',
        appearance: { lines: appearance.lines, fontBytes: face },
      }),
    );

    expect(refusal(signed)).toContain('signature-field-unknown');
  });
});

describe('verifyPdf leaves open', () => {
  const forged = (forgery: CmsForgery) => {
    const entry = verifyPdf(replaceCms(pdf, forgeCms(signedBytes(pdf), testPki().ec, forgery)), trustRoot());
    return { verdict: entry.verdict, codes: entry.problems.map(({ code }) => code) };
  };

  it('a signature with attributes outside it', () => {
    const { verdict, codes } = forged({ unsignedAttribute: true });

    expect(verdict).toBe('indeterminate');
    expect(codes).toContain('unsigned-attributes');
  });

  it('nothing because of a signing-time attribute, which is only told', () => {
    const { verdict, codes } = forged({ signingTime: signedAt });

    expect(verdict).toBe('valid');
    expect(codes).toContain('signing-time-attribute');
  });

  it('a signature without a claimed time', async () => {
    const { document: unsigned, digits } = withoutTime(pdf);
    const resigned = replaceCms(unsigned, forgeCms(signedBytes(unsigned), testPki().ec));
    const entry = verifyPdf(resigned, trustRoot());

    expect(digits).toBeGreaterThan(0);
    expect(entry.verdict).toBe('indeterminate');
    expect(entry.problems.map(({ code }) => code)).toContain('claimed-time-missing');
  });

  function withoutTime(signed: Uint8Array) {
    const document = replaceBytes(signed, '/M (D:', '/N (D:');
    return { document, digits: signatureSlot(document).cms.length };
  }
});
