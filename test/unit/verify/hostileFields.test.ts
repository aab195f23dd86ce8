import { beforeAll, describe, expect, it } from 'vitest';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { forgeCms } from '../../support/cmsForger.ts';
import { foreignlySigned, streamText, whiteForm, withItem } from '../../support/foreignSigner.ts';
import {
  appendRevision,
  nextObjectNumber,
  objectNumberWith,
  objectText,
  replaceCms,
  signedBytes,
} from '../../support/pdfTamper.ts';
import { preparedReturn, severallySigned, signatureOf } from '../../support/severalSignatures.ts';
import { required, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { anIdentity, testPki, vietnamese } from '../../support/testCertificates.ts';

let signed: Uint8Array;
let prepared: Uint8Array;
beforeAll(async () => {
  signed = await signedReturn();
  prepared = await preparedReturn(['head'], false);
});

function judged(pdf: Uint8Array) {
  const { verdict, problems, payload, entered } = verifyPdf(pdf, trustRoot());
  const rules = problems.flatMap(({ facts }) =>
    'rule' in facts ? [facts.rule] : 'items' in facts ? facts.items : [],
  );
  return { verdict, rules, codes: problems.map(({ code }) => code), hasPayload: payload !== null, entered };
}

describe('a foreign signature field', () => {
  const added = (rect: string) =>
    foreignlySigned(signed, {
      identity: testPki().rsa,
      field: (text) => text.replace(/\/Rect \[[^\]]*\]/, rect),
    });

  it.each([
    '/Rect [null 0 595 842]',
    '/Rect [/a 0 595 842]',
    '/Rect [0 0 595 842 0]',
    '/Rect [0 0 595]',
    '/Rect null',
    '',
  ])('is refused with a rectangle that each viewer reads in its own way: %s', (rect) => {
    expect(judged(added(rect))).toMatchObject({
      verdict: 'invalid',
      rules: expect.arrayContaining(['field-rectangle']),
      hasPayload: false,
    });
  });

  it('may be invisible', () => {
    expect(judged(added('/Rect [0 0 0 0]'))).toMatchObject({ verdict: 'valid', hasPayload: true });
  });
});

/** The prepared file with a widget more, told as its own entries, and whether /Fields lists it. */
function withWidget(entries: string, listed: 'field' | 'parent' | 'not'): Uint8Array {
  const page = objectNumberWith(prepared, '/Type /Page\n');
  const form = objectNumberWith(prepared, '/SigFlags');
  const [widget, appearance, parent] = [0, 1, 2].map((offset) => nextObjectNumber(prepared) + offset);
  if (widget === undefined || appearance === undefined || parent === undefined) throw new Error('three');
  const below = listed === 'parent' ? `/Parent ${parent} 0 R` : '';
  const inForm = withItem(objectText(prepared, form), 'Fields', listed === 'parent' ? parent : widget);
  return appendRevision(prepared, {
    objects: {
      [page]: withItem(objectText(prepared, page), 'Annots', widget),
      [widget]: `<< /Type /Annot /Subtype /Widget ${entries} ${below} /F 4 /Rect [60 200 260 260] /P ${page} 0 R /AP << /N ${appearance} 0 R >> >>`,
      [appearance]: whiteForm([0, 0, 200, 60]),
      ...(listed === 'not' ? {} : { [form]: inForm }),
      ...(listed === 'parent' ? { [parent]: `<< /FT /Sig /T (other) /Kids [${widget} 0 R] >>` } : {}),
    },
  });
}

const headSigns = async (pdf: Uint8Array) =>
  judged(required(await signPreparedField(pdf, signatureOf('head'))));

describe('a widget that lies on a page when the head signs', () => {
  it.each([
    ['of a signature field that the form does not list', '/FT /Sig', 'not'],
    ['with the name of the line for the number, not in the form', '/FT /Tx /T (doc-number)', 'not'],
    ['of an empty signature field under another name, with a picture', '/FT /Sig /T (other)', 'field'],
    ['of a field that has it as a kid', '/FT /Sig', 'parent'],
    ['of a prepared field that shows something while it is empty', '/FT /Sig /T (sig-agency)', 'field'],
    ['of a line that shows something while it is open', '/FT /Tx /T (doc-number)', 'field'],
    ['of a line that is no text', '/FT /Btn /T (doc-number)', 'field'],
  ] as const)('is found: %s', async (_, entries, listed) => {
    expect(await headSigns(withWidget(entries, listed))).toMatchObject({
      verdict: 'invalid',
      rules: [listed === 'parent' ? 'field-rectangle' : 'annotations'],
      hasPayload: false,
    });
  });

  it.each([
    ['sig-head', '/FT /Sig', '[322 540 528 616]'],
    ['sig-agency', '/FT /Sig', '[100 700 300 720]'],
    ['doc-number', '/FT /Tx', '[110 731 175 747]'],
    ['doc-date', '/FT /Tx', '[150 500 350 520]'],
  ])('is found when the prepared field %s is moved over printed text', async (name, type, rect) => {
    const [whole] = [await preparedReturn(['head', 'agency'])];
    const title = [...name].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
    const field = objectNumberWith(whole, `/T <FEFF${title.toUpperCase()}>`);
    const text = objectText(whole, field);
    expect(text).toContain(type);
    const sides = (/\/Rect \[([^\]]*)\]/.exec(text)?.[1] ?? '').trim().split(' ').map(Number);
    const [left = 0, bottom = 0] = rect.slice(1).split(' ').map(Number);
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = sides;
    const moved = [left, bottom, left + x2 - x1, bottom + y2 - y1].join(' ');
    const objects = { [field]: text.replace(/\/Rect \[[^\]]*\]/, `/Rect [${moved}]`) };
    expect(await headSigns(appendRevision(whole, { objects }))).toMatchObject({
      verdict: 'invalid',
      rules: expect.arrayContaining(['annotations']),
    });
  });

  it('is found when two places show the same field', async () => {
    const page = objectNumberWith(prepared, '/Type /Page\n');
    const field = objectNumberWith(prepared, '/FT /Sig');
    const objects = { [page]: withItem(objectText(prepared, page), 'Annots', field) };
    const twice = appendRevision(prepared, { objects: { ...objects } });
    const other = appendRevision(twice, {
      objects: { [page]: withItem(objectText(twice, page), 'Annots', field) },
    });
    expect((await headSigns(other)).rules).toContain('annotations');
  });

  it('is none of more than 64 fields: the file is not looked at further', () => {
    const form = objectNumberWith(prepared, '/SigFlags');
    const first = nextObjectNumber(prepared);
    const objects: Record<number, string> = {};
    let list = objectText(prepared, form);
    for (let number = first; number < first + 70; number += 1) {
      objects[number] = `<< /FT /Sig /T (f${number}) >>`;
      list = withItem(list, 'Fields', number);
    }
    const many = appendRevision(prepared, { objects: { ...objects, [form]: list } });
    expect(judged(many)).toMatchObject({ verdict: 'invalid', rules: ['field-count'] });
  });
});

describe('a line that the clerk fills in', () => {
  const agency = anIdentity({ name: vietnamese('Ủy ban nhân dân huyện Thử Nghiệm') });
  const resigned = (pdf: Uint8Array) => replaceCms(pdf, forgeCms(signedBytes(pdf), agency, {}));
  let whole: Buffer;
  beforeAll(async () => {
    whole = Buffer.from(await severallySigned(['head', 'agency']));
  });

  it('shows what its value says', () => {
    expect(judged(resigned(whole))).toMatchObject({
      verdict: 'valid',
      entered: { number: '45/BC-PVHTT', date: 'ngày 22 tháng 4 năm 2024' },
    });
  });

  it('is refused when its value says another number than the page shows', () => {
    const changed = Buffer.from(whole);
    changed.write('FEFF00310032', changed.lastIndexOf('FEFF00340035'), 'latin1');
    expect(judged(resigned(changed))).toMatchObject({
      verdict: 'invalid',
      codes: expect.arrayContaining(['entered-text-differs']),
      hasPayload: false,
    });
  });

  it.each([
    ['beside its rectangle', (text: string) => text.replace(/Tf [\d.]+ /, 'Tf 999 ')],
    ['too small to be read', (text: string) => text.replace(/F1 [\d.]+ Tf/, 'F1 1 Tf')],
    ['with something drawn over it', (text: string) => text.replace('ET Q', 'ET 1 1 1 rg 0 0 99 99 re f Q')],
  ])('is refused when its text stands %s', (_, change) => {
    const field = objectText(whole, objectNumberWith(whole, '/V <FEFF00340035'));
    const appearance = Number(/\/AP <<\s*\/N (\d+)/.exec(field)?.[1]);
    const content = /stream\n([\s\S]*)\nendstream/.exec(objectText(whole, appearance))?.[1] ?? '';
    const dict =
      objectText(whole, appearance)
        .replace(/\/Length \d+/, '')
        .split('>>\nstream')[0] ?? '';
    const entries = dict.replace(/^<</, '');
    const changed = appendRevision(whole, {
      objects: { [appearance]: streamText(change(content), entries) },
    });
    expect(judged(changed).codes).toContain('entered-text-differs');
  });
});
