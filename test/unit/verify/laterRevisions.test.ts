import { beforeAll, describe, expect, it } from 'vitest';
import { prepareFields } from '../../../electron/engine/signing/prepareField.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { signatureText, signRevision, streamText, whiteForm, withItem } from '../../support/foreignSigner.ts';
import {
  appendRevision,
  catalogNumber,
  nextObjectNumber,
  objectNumberWith,
  objectText,
} from '../../support/pdfTamper.ts';
import { plansFor, preparedReturn, severallySigned, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { fontBytes, smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, testPki, vietnamese } from '../../support/testCertificates.ts';

/** A return that the head has signed; the agency, which everybody here trusts, does more than sign. */
let head: Uint8Array;
let whole: Uint8Array;

beforeAll(async () => {
  head = required(await signPreparedField(await preparedReturn(['head', 'agency']), signatureOf('head')));
  whole = await severallySigned(['preparer', 'head', 'agency']);
});

const utf16 = (name: string) =>
  `<FEFF${[...name].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()).join('')}>`;

const fieldNumber = (pdf: Uint8Array, name: string) => objectNumberWith(pdf, `/T ${utf16(name)}`);
const page = () => objectNumberWith(head, '/Type /Page\n');
const fresh = (offset = 0) => nextObjectNumber(head) + offset;
const catalog = () => objectText(head, catalogNumber(head));

/** What an honest agency writes: its field with value and appearance. The objects given replace or join it. */
function filling(objects: Readonly<Record<number, string>> = {}): Record<number, string> {
  const field = fieldNumber(head, 'sig-agency');
  const appearance = /\/AP <<[^>]*>>/;
  const text = objectText(head, field)
    .replace(appearance, `/AP << /N ${fresh(1)} 0 R >>`)
    .replace(/>>\s*$/, `/V ${fresh()} 0 R >>`);
  return {
    [field]: text,
    [fresh()]: signatureText({ subFilter: 'ETSI.CAdES.detached' }),
    [fresh(1)]: whiteForm([0, 0, 100, 100]),
    ...objects,
  };
}

function judged(pdf: Uint8Array) {
  const { verdict, problems, payload } = verifyPdf(pdf, trustRoot());
  return {
    verdict,
    codes: problems.map(({ code }) => code),
    rules: problems.flatMap(({ facts }) => ('rule' in facts ? [facts.rule] : [])),
    hasPayload: payload !== null,
  };
}

const agency = anIdentity({ name: vietnamese('Ủy ban nhân dân huyện Thử Nghiệm') });
const agencySigns = (objects: Readonly<Record<number, string>> = {}) =>
  judged(signRevision(head, filling(objects), agency, {}));

const agencyField = (change: (text: string) => string) => {
  const field = fieldNumber(head, 'sig-agency');
  return { [field]: change(filling()[field] ?? '') };
};

function fillLine(pdf: Uint8Array, name: string, value: string, appearance: number): Record<number, string> {
  const number = fieldNumber(pdf, name);
  const blank = Number(/\/AP <<\s*\/N (\d+)/.exec(objectText(pdf, number))?.[1]);
  const text = objectText(pdf, number)
    .replace(/\/AP <<[^>]*>>/, `/AP << /N ${appearance} 0 R >>`)
    .replace(/>>\s*$/, `/V (${value}) >>`);
  return { [number]: text, [appearance]: objectText(pdf, blank) };
}

describe('an agency that only signs', () => {
  it('makes the file valid', () => {
    expect(agencySigns()).toMatchObject({ verdict: 'valid', hasPayload: true });
  });
});

describe('verifyPdf refuses a second signature by a trusted signer in whose revision', () => {
  it.each([
    [
      'a page is replaced',
      'object-changed',
      () => ({ [page()]: objectText(head, page()).replace('841.89', '999.99') }),
    ],
    [
      'a page gets other contents',
      'object-changed',
      () => ({
        [page()]: objectText(head, page()).replace(/\/Contents \d+ 0 R/, `/Contents ${fresh(2)} 0 R`),
        [fresh(2)]: streamText(''),
      }),
    ],
    [
      'the contents of a page are exchanged in place',
      'object-changed',
      () => {
        const contents = Number(/\/Contents (\d+) 0 R/.exec(objectText(head, page()))?.[1]);
        return { [contents]: streamText('BT ET') };
      },
    ],
    [
      'an annotation hides text',
      'object-changed',
      () => ({
        [page()]: withItem(objectText(head, page()), 'Annots', fresh(2)),
        [fresh(2)]: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 500 500] /F 4 >>',
      }),
    ],
    [
      'an embedded file is swapped',
      'object-changed',
      () => ({ [objectNumberWith(head, '/Type /EmbeddedFile')]: streamText('{}', '/Type /EmbeddedFile') }),
    ],
    [
      'an embedded file is added',
      'catalog',
      () => ({
        [catalogNumber(head)]: catalog().replace('/AF [', `/AF [${fresh(2)} 0 R `),
        [fresh(2)]: '<< /Type /Filespec /F (x.json) >>',
      }),
    ],
    [
      'the catalog opens another page',
      'catalog',
      () => ({ [catalogNumber(head)]: catalog().replace('vi-VN', 'vi') }),
    ],
    [
      'the document is certified a second time',
      'catalog',
      () => ({ [catalogNumber(head)]: catalog().replace(/\/DocMDP \d+/, `/DocMDP ${fresh()}`) }),
    ],
    [
      'the form gets a field',
      'form',
      () => {
        const form = objectNumberWith(head, '/SigFlags');
        return {
          [form]: withItem(objectText(head, form), 'Fields', fresh(2)),
          [fresh(2)]: '<< /FT /Tx /T (x) >>',
        };
      },
    ],
    [
      'the form gets another appearance',
      'form',
      () => {
        const form = objectNumberWith(head, '/SigFlags');
        return { [form]: objectText(head, form).replace(/>>\s*$/, '/Q 1 >>') };
      },
    ],
    [
      'its field is moved',
      'field-changed',
      () => agencyField((text) => text.replace(/\/Rect \[[^\]]*\]/, '/Rect [0 0 90 90]')),
    ],
    ['its widget is hidden', 'field-changed', () => agencyField((text) => text.replace('/F 132', '/F 2'))],
    [
      'its field is renamed',
      'field-changed',
      () => agencyField((text) => text.replace(/\/T <[^>]*>/, '/T (sig-preparer)')),
    ],
    [
      'its field can be edited',
      'field-changed',
      () => agencyField((text) => text.replace('/F 132', '/F 132 /Ff 1')),
    ],
    [
      'its appearance has a second state',
      'appearance',
      () => agencyField((text) => text.replace('/AP <<', `/AP << /D ${fresh(1)} 0 R`)),
    ],
    [
      'its appearance depends on a layer',
      'appearance',
      () => ({ [fresh(1)]: streamText('', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /OC << >>') }),
    ],
    [
      'its appearance shows an object of the signed part',
      'reference-back',
      () => ({
        [fresh(1)]: streamText(
          '',
          `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P ${page()} 0 R >> >>`,
        ),
      }),
    ],
    [
      'an object is carried along that nothing refers to',
      'unreferenced-object',
      () => ({ [fresh(2)]: '<< /Nothing true >>' }),
    ],
    [
      'a key is added to the signature dictionary',
      'signature-key',
      () => ({ [fresh()]: signatureText({ subFilter: 'ETSI.CAdES.detached', more: '/Changes [1 2 3] ' }) }),
    ],
    [
      'the field of the head is changed',
      'one-signature',
      () => {
        const field = fieldNumber(head, 'sig-head');
        return { [field]: objectText(head, field).replace('/F 132', '/F 4') };
      },
    ],
    [
      'the field of the head gets another appearance',
      'one-signature',
      () => {
        const field = fieldNumber(head, 'sig-head');
        return { [field]: objectText(head, field).replace(/\/AP <<[^>]*>>/, `/AP << /N ${fresh(1)} 0 R >>`) };
      },
    ],
    [
      'a line is filled without a text',
      'text-value',
      () => {
        const number = fieldNumber(head, 'doc-number');
        const filled = fillLine(head, 'doc-number', 'x', fresh(2));
        return { ...filled, [number]: (filled[number] ?? '').replace('/V (x)', '/V 5') };
      },
    ],
    [
      'a line is filled that keeps its empty appearance',
      'appearance',
      () => {
        const number = fieldNumber(head, 'doc-number');
        return { [number]: objectText(head, number).replace(/>>\s*$/, '/V (x) >>') };
      },
    ],
    [
      'a line is moved while it is filled',
      'field-changed',
      () => {
        const filled = fillLine(head, 'doc-number', 'x', fresh(2));
        const number = fieldNumber(head, 'doc-number');
        return {
          ...filled,
          [number]: (filled[number] ?? '').replace(/\/Rect \[[^\]]*\]/, '/Rect [0 0 500 800]'),
        };
      },
    ],
  ] as [string, string, () => Record<number, string>][])('%s', (_, rule, objects) => {
    const replaced = objects();
    const honest = filling();
    for (const [number, text] of Object.entries(replaced)) expect(text).not.toBe(honest[Number(number)]);
    const entry = agencySigns(replaced);

    expect(entry).toMatchObject({ verdict: 'invalid', hasPayload: false });
    expect(entry.rules).toContain(rule);
    expect(entry.codes).toContain('revision-refused');
  });

  it.each([
    ['JavaScript', '/OpenAction << /S /JavaScript /JS (x) >>'],
    ['optional content', '/OCProperties << /OCGs [ ] /D << >> >>'],
    ['a form that draws itself', '/NeedAppearances true'],
  ])('%s comes in', (_, entries) => {
    const objects = { [catalogNumber(head)]: catalog().replace(/>>\s*$/, `${entries} >>`) };

    expect(agencySigns(objects).codes).toEqual(
      expect.arrayContaining(['active-content', 'revision-refused']),
    );
  });

  it('the form is told to draw its fields by itself', () => {
    const form = objectNumberWith(head, '/SigFlags');
    const objects = { [form]: objectText(head, form).replace(/>>\s*$/, '/NeedAppearances true >>') };

    expect(agencySigns(objects).codes).toContain('active-content');
  });
});

describe('verifyPdf refuses', () => {
  it('an update behind the last signature, signed or not', () => {
    const empty = appendRevision(whole, { objects: { [nextObjectNumber(whole)]: '<< >>' } });
    const number = fieldNumber(whole, 'doc-number');
    const renumbered = appendRevision(whole, {
      objects: { [number]: objectText(whole, number).replace(/\/V <[^>]*>/, '/V (99)') },
    });

    for (const pdf of [empty, renumbered]) {
      const entry = judged(pdf);
      expect(entry).toMatchObject({ verdict: 'invalid', hasPayload: false });
      expect(entry.codes.filter((code) => code === 'later-revision')).toHaveLength(3);
    }
    expect(judged(renumbered).rules).toContain('one-signature');
  });

  it('a number that is entered after the agency has signed', async () => {
    const plain = await severallySigned(['head', 'agency'], { fills: [] });
    const filled = appendRevision(plain, {
      objects: fillLine(plain, 'doc-number', '45', nextObjectNumber(plain)),
    });

    expect(judged(filled)).toMatchObject({ verdict: 'invalid', rules: ['one-signature'] });
  });

  it('a number that comes with the signature of somebody else', async () => {
    const prepared = await preparedReturn(['preparer', 'head'], true);
    const first = required(await signPreparedField(prepared, signatureOf('preparer')));
    const next = nextObjectNumber(first);
    const field = fieldNumber(first, 'sig-head');
    const signed = signRevision(
      first,
      {
        [field]: objectText(first, field).replace(/>>\s*$/, `/V ${next} 0 R >>`),
        [next]: signatureText({ subFilter: 'ETSI.CAdES.detached' }),
        ...fillLine(first, 'doc-number', '45', next + 1),
      },
      testPki().ec,
      {},
    );

    expect(judged(signed)).toMatchObject({ verdict: 'invalid', rules: ['text-without-agency'] });
  });

  it('two signatures that exchange their places', () => {
    const text = Buffer.from(whole).toString('latin1');
    const slots = [...text.matchAll(/\/Contents <([0-9a-f]{24000})>/g)];
    const swapped = Buffer.from(whole);
    swapped.write(slots[1]?.[1] ?? '', (slots[0]?.index ?? 0) + 11, 'latin1');
    swapped.write(slots[0]?.[1] ?? '', (slots[1]?.index ?? 0) + 11, 'latin1');

    expect(slots).toHaveLength(3);
    expect(judged(swapped)).toMatchObject({ verdict: 'invalid', hasPayload: false });
  });

  it.each([
    ['emptied', (slot: string) => '0'.repeat(slot.length)],
    ['without its first byte', (slot: string) => `${slot.slice(2)}00`],
  ])('a first signature %s', (_, change) => {
    const text = Buffer.from(whole).toString('latin1');
    const slot = /\/Contents <([0-9a-f]{24000})>/.exec(text);
    const changed = Buffer.from(whole);
    changed.write(change(slot?.[1] ?? ''), (slot?.index ?? 0) + 11, 'latin1');

    expect(judged(changed)).toMatchObject({ verdict: 'invalid', hasPayload: false });
  });

  it.each(['\n', ' \n', '%%EOF\n', '\n%%EOF', 'startxref\n9\n%%EOF\n'])(
    '%j between two revisions',
    (extra) => {
      const text = Buffer.from(whole).toString('latin1');
      const ends = [...text.matchAll(/%%EOF/g)].map((match) => match.index + match[0].length);
      for (const end of ends) {
        const changed = Buffer.concat([whole.subarray(0, end), Buffer.from(extra), whole.subarray(end)]);
        expect(judged(changed)).toMatchObject({ verdict: 'invalid', hasPayload: false });
      }
    },
  );

  it('a prepared field that is as large as the page', async () => {
    const base = await smallReturn({ payload: { ...aPayload(), requiredSignatures: ['head', 'agency'] } });
    const [headPlan] = plansFor(['head'], false);
    const covering = { field: 'sig-agency', page: 1, rect: [0, 0, 595, 842] } as const;
    let pdf = required(await prepareFields(base, [...(headPlan === undefined ? [] : [headPlan]), covering]));
    pdf = required(await signPreparedField(pdf, signatureOf('head')));
    pdf = required(
      await signPreparedField(pdf, signatureOf('agency', { appearance: { lines: ['x'], fontBytes } })),
    );

    expect(judged(pdf)).toMatchObject({ verdict: 'invalid', hasPayload: false });
    expect(judged(pdf).codes).toContain('covering-appearance');
  });

  it('a prepared line that is as large as a paragraph', async () => {
    const base = await smallReturn({ payload: { ...aPayload(), requiredSignatures: ['head', 'agency'] } });
    const line = {
      field: 'doc-number',
      page: 1,
      rect: [50, 600, 550, 700],
      fontBytes,
      fontSize: 13,
      face: 'regular',
      align: 'left',
      blank: '....',
    } as const;
    let pdf = required(await prepareFields(base, [...plansFor(['head', 'agency'], false), line]));
    pdf = required(await signPreparedField(pdf, signatureOf('head')));
    const fills = [{ field: 'doc-number', text: '45', fontBytes }] as const;
    const filled = required(await signPreparedField(pdf, signatureOf('agency', { fills })));

    expect(judged(filled)).toMatchObject({
      verdict: 'invalid',
      codes: expect.arrayContaining(['covering-appearance']),
    });
  });

  it.each(['Ref', 'OPI', 'Alternates'])(
    'an appearance with %s, which puts something else in its place',
    (key) => {
      const form = streamText('', `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /${key} << >>`);

      expect(agencySigns({ [fresh(1)]: form })).toMatchObject({
        verdict: 'invalid',
        codes: expect.arrayContaining(['active-content']),
      });
    },
  );
});
