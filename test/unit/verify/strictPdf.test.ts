import { beforeAll, describe, expect, it } from 'vitest';
import { readStrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { forgeCms } from '../../support/cmsForger.ts';
import { replaceBytes, replaceCms, signedBytes } from '../../support/pdfTamper.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { testPki } from '../../support/testCertificates.ts';

/** A PDF of the given objects, numbered from 1, with a correct table. */
function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let body = '%PDF-1.7\n';
  const entries = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const dict = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\n`;
  return Buffer.from(`${body}${xref}${dict}startxref\n${body.length}\n%%EOF\n`, 'latin1');
}

function ruleOf(bytes: Uint8Array): string {
  const read = readStrictPdf(bytes);
  return read.ok ? 'none' : read.broken.rule;
}

const catalog = '<< /Type /Catalog >>';

describe('readStrictPdf', () => {
  it('reads objects of every kind', () => {
    const value = `[null true false 1 -2.5 +.5 /A#42c (a\\(b\\)\\101\\n(c)\\\r\nd) <48 656C6c6F> << /K 2 0 R >> ${'[]'.repeat(3)}]`;
    const read = readStrictPdf(pdfOf([catalog, value]));

    expect(read.ok && read.pdf.objects.get(2)).toMatchObject({
      kind: 'array',
      items: [
        { kind: 'null' },
        { kind: 'boolean', value: true },
        { kind: 'boolean', value: false },
        { kind: 'number', value: 1 },
        { kind: 'number', value: -2.5 },
        { kind: 'number', value: 0.5 },
        { kind: 'name', value: 'ABc' },
        { kind: 'string', bytes: Uint8Array.from(Buffer.from('a(b)A\n(c)d')) },
        { kind: 'string', bytes: Uint8Array.from(Buffer.from('Hello')) },
        { kind: 'dict' },
        { kind: 'array' },
        { kind: 'array' },
        { kind: 'array' },
      ],
    });
  });

  it('takes the length of a stream from the same revision', () => {
    const read = readStrictPdf(pdfOf([catalog, '<< /Length 3 0 R >>\nstream\nabc\nendstream', '3']));

    expect(read.ok && read.pdf.objects.get(2)).toMatchObject({ kind: 'stream', data: Buffer.from('abc') });
  });

  it.each([
    ['a key twice in a dictionary', ['<< /Type /Catalog /Type /Catalog >>']],
    ['a key twice in two spellings', ['<< /Type /Catalog /#54ype /Catalog >>']],
    ['a comment in an object', ['<< /Type /Catalog % comment\n >>']],
    ['a stream longer than it says', [catalog, '<< /Length 2 >>\nstream\nabc\nendstream']],
    ['a stream shorter than it says', [catalog, '<< /Length 9 >>\nstream\nabc\nendstream']],
    ['a stream length that is nowhere', [catalog, '<< /Length 9 0 R >>\nstream\nabc\nendstream']],
    ['a generation other than 0', ['<< /Type /Catalog /Pages 2 1 R >>']],
    ['two objects in one place', [`${catalog}\nendobj\n2 0 obj\n${catalog}`]],
    ['an unknown word', ['<< /Type /Catalog /A maybe >>']],
    ['an exponent', ['<< /Type /Catalog /A 1e5 >>']],
    ['an unknown escape', ['<< /Type /Catalog /A (\\q) >>']],
    ['a catalog that is no dictionary', ['[1]']],
  ])('refuses %s', (_, objects) => {
    expect(ruleOf(pdfOf(objects))).not.toBe('none');
  });

  it.each(['/Encrypt 1 0 R ', '/XRefStm 9 ', '/Prev 5 ', '/Size 2 ', '/Info (x) '])(
    'refuses the trailer entry %s',
    (entry) => {
      expect(ruleOf(pdfOf([catalog], entry))).not.toBe('none');
    },
  );

  it('refuses an object that no table names', () => {
    const text = pdfOf([catalog]).toString('latin1').replace('%PDF-1.7\n', '%PDF-1.7\n9 0 obj 1 endobj\n');

    expect(ruleOf(Buffer.from(text, 'latin1'))).not.toBe('none');
    expect(
      ruleOf(Buffer.from(pdfOf([catalog]).toString('latin1').replace('xref\n', '9 0 obj 1 endobj\nxref\n'))),
    ).not.toBe('none');
  });

  it('refuses a freed object', () => {
    const text = pdfOf([catalog, catalog]).toString('latin1');
    const freed = text.replace(/(\d{10}) 00000 n \ntrailer/, '$1 00000 f \ntrailer');

    expect(freed).not.toBe(text);
    expect(ruleOf(Buffer.from(freed, 'latin1'))).toBe('xref-free-entry');
  });

  it('accepts what the layout engine writes', async () => {
    expect(ruleOf(await smallReturn())).toBe('none');
    expect(ruleOf(await smallReturn({ subset: 'PDF/A-1b' }))).toBe('none');
  });
});

describe('verifyPdf refuses a file that two readers could read differently, though it was signed so', () => {
  let pdf: Uint8Array;

  beforeAll(async () => {
    pdf = await signedReturn();
  });

  it.each([
    ['a key twice in a dictionary', '/Lang (vi-VN)', '/Type (vi-VN)'],
    ['an entry that points beside its object', '0000000015 00000 n', '0000000016 00000 n'],
    ['a table of another place', 'xref\n0 1\n', 'xref\n1 1\n'],
    ['a trailer without its catalog', '/Root ', '/Rooo '],
    ['a trailer entry of an unknown kind', '/ID [', '/XX ['],
  ])('%s', (_, from, to) => {
    const changed = replaceBytes(pdf, from, to);
    const resigned = replaceCms(changed, forgeCms(signedBytes(changed), testPki().ec));

    expect(verifyPdf(resigned, trustRoot())).toMatchObject({
      verdict: 'invalid',
      problems: [{ code: 'pdf-structure' }],
    });
  });
});

describe('verifyPdf on a file with cross-reference streams', () => {
  /** Structure enough for the reader to see what kind of file it is; the signature is whole. */
  function streamed(): Buffer {
    const size = 8000;
    const head = '%PDF-1.7\n5 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange ';
    const range = (start: number, end: number, tail: number) => `[0 ${start} ${end} ${tail}]`.padEnd(40);
    const xrefHead = ' >>\nendobj\n';
    const contents = `/Contents <${'0'.repeat(2 * size)}>`;
    const start = head.length + 40 + '/Contents '.length;
    const end = start + 2 * size + 2;
    const xrefAt = end + xrefHead.length;
    const tail = `${xrefHead}9 0 obj\n<< /Type /XRef /Length 0 >>\nstream\n\nendstream\nendobj\nstartxref\n${xrefAt}\n%%EOF\n`;
    const file = Buffer.from(`${head}${range(start, end, tail.length)}${contents}${tail}`, 'latin1');
    const signed = Buffer.concat([file.subarray(0, start), file.subarray(end)]);
    const cms = Buffer.from(forgeCms(signed, testPki().ec));
    file.write(cms.toString('hex'), start + 1, 'latin1');
    return file;
  }

  it('answers indeterminate while the signature over the whole file holds', () => {
    const entry = verifyPdf(streamed(), trustRoot());

    expect(entry.verdict).toBe('indeterminate');
    expect(entry.payload).toBeNull();
    expect(entry.signatures[0]?.trusted).toBe(false);
    expect(entry.problems.map(({ code }) => code)).toContain('xref-stream');
  });

  it('answers invalid when a byte changed or nothing is signed', () => {
    const changed = replaceBytes(streamed(), '/Type /XRef', '/Type /Xref');
    const unsigned = replaceBytes(streamed(), '/ByteRange', '/ByteRamge');

    expect(verifyPdf(changed, trustRoot()).verdict).toBe('invalid');
    expect(verifyPdf(unsigned, trustRoot()).verdict).toBe('invalid');
  });
});
