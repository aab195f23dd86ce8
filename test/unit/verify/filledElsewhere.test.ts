import { beforeAll, describe, expect, it } from 'vitest';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { type SignatureText, signatureText, signRevision, whiteForm } from '../../support/foreignSigner.ts';
import { nextObjectNumber, objectNumberWith, objectText } from '../../support/pdfTamper.ts';
import { preparedReturn, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';
import { anIdentity, vietnamese } from '../../support/testCertificates.ts';

const agency = anIdentity({ name: vietnamese('Ủy ban nhân dân huyện Thử Nghiệm') });
const person = anIdentity();
let prepared: Uint8Array;
let head: Uint8Array;

beforeAll(async () => {
  prepared = await preparedReturn(['head', 'agency']);
  head = required(await signPreparedField(prepared, signatureOf('head')));
});

const utf16 = (name: string) =>
  `<FEFF${[...name].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()).join('')}>`;
const numberOf = (pdf: Uint8Array, name: string) => objectNumberWith(pdf, `/T ${utf16(name)}`);
const buildNote = { more: '/Prop_Build << /App << /Name /Sign#20Tool >> >> ' };

interface Filling extends SignatureText {
  readonly field?: (text: string) => string;
  readonly objects?: Readonly<Record<number, string>>;
}

/** What a signing program writes that finds an empty field: value and appearance, and a note about itself. */
function filled(pdf: Uint8Array, name: string, identity: typeof agency, filling: Filling = {}): Uint8Array {
  const { field: change = (text: string) => text, objects = {}, ...signature } = filling;
  const [field, fresh] = [numberOf(pdf, name), nextObjectNumber(pdf)];
  const text = objectText(pdf, field)
    .replace(/\/AP <<[^>]*>>/, `/AP << /N ${fresh + 1} 0 R >>`)
    .replace(/>>\s*$/, `/V ${fresh} 0 R >>`);
  const written = {
    [field]: change(text),
    [fresh]: signatureText({ ...buildNote, ...signature }),
    [fresh + 1]: whiteForm([0, 0, 100, 100]),
    ...objects,
  };
  return signRevision(pdf, written, identity, signature.subFilter === 'ETSI.CAdES.detached' ? {} : undefined);
}

function judged(pdf: Uint8Array, original?: Uint8Array) {
  const { verdict, problems } = verifyPdf(pdf, trustRoot(), original === undefined ? {} : { original });
  return {
    verdict,
    codes: problems.map(({ code }) => code),
    rules: problems.flatMap(({ code, facts }) =>
      code === 'revision-refused' && 'rule' in facts ? [facts.rule] : [],
    ),
  };
}

describe('an empty prepared field that another program signs', () => {
  it('counts for its role and is told, as second signature and as first', () => {
    const second = judged(filled(head, 'sig-agency', agency));
    expect(second.verdict).toBe('valid');
    expect(second.codes).toContain('filled-elsewhere');
    const first = filled(prepared, 'sig-head', person);
    const both = filled(first, 'sig-agency', agency, { subFilter: 'ETSI.CAdES.detached' });
    expect(judged(both).verdict).toBe('valid');
    expect(judged(both, prepared).verdict).toBe('valid');
    expect(judged(first).codes).toContain('signature-missing-role');
  });

  it('may get what programs add to a field', () => {
    const field = (text: string) => text.replace(/>>\s*$/, "/M (D:20240423080000+07'00') >>");
    expect(judged(filled(head, 'sig-agency', agency, { field })).verdict).toBe('valid');
  });

  it('may be taken from sight, with its appearance in an object of its own', () => {
    const [form, dict] = [nextObjectNumber(head) + 1, nextObjectNumber(head) + 2];
    const field = (text: string) =>
      text.replace(/\/Rect \[[^\]]*\]/, '/Rect [0 0 0 0]').replace(/\/AP <<[^>]*>>/, `/AP ${dict} 0 R`);
    const unseen = { field, objects: { [dict]: `<< /N ${form} 0 R >>` } };
    expect(judged(filled(head, 'sig-agency', agency, unseen)).verdict).toBe('valid');
    const asOurs = { ...unseen, subFilter: 'ETSI.CAdES.detached', more: '' };
    expect(judged(filled(head, 'sig-agency', agency, asOurs)).rules).toEqual(['field-changed']);
  });

  it('may bring resources into a form that has none, and nothing that acts', async () => {
    const plain = await preparedReturn(['head', 'agency'], false);
    const bare = required(await signPreparedField(plain, signatureOf('head')));
    const form = objectNumberWith(bare, '/SigFlags');
    const judgedWith = (entries: string) => {
      const objects = { [form]: objectText(bare, form).replace(/>>\s*$/, `${entries} >>`) };
      return judged(filled(bare, 'sig-agency', agency, { objects }));
    };
    expect(judgedWith('/DR << /Font << >> >> /DA (/Helv 0 Tf 0 g)').verdict).toBe('valid');
    expect(judgedWith('/CO [ ]').rules).toEqual(['form']);
    expect(judgedWith('/XFA (x)').verdict).toBe('invalid');
  });

  it('may bring fonts beside those that the form has, and exchange none', () => {
    const form = objectNumberWith(head, '/SigFlags');
    const judgedWith = (change: (text: string) => string) => {
      const objects = { [form]: change(objectText(head, form)) };
      expect(objects[form]).not.toBe(objectText(head, form));
      return judged(filled(head, 'sig-agency', agency, { objects }));
    };
    const other = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
    expect(judgedWith((text) => text.replace('/Tinos ', `/Helv ${other} /Tinos `)).verdict).toBe('valid');
    expect(judgedWith((text) => text.replace(/\/Tinos \d+ 0 R/, `/Tinos ${other}`)).rules).toEqual(['form']);
    expect(judgedWith((text) => text.replace('/Tinos ', '/Helv ')).rules).toEqual(['form']);
  });

  it('may spell name and description of the field in another encoding', () => {
    const field = (text: string) => {
      const spelt = text.replace(`/T ${utf16('sig-agency')}`, '/T (sig\\055agency)');
      expect(spelt).not.toBe(text);
      return spelt;
    };
    expect(judged(filled(head, 'sig-agency', agency, { field })).verdict).toBe('valid');
  });

  it('may look as if the product had signed, and counts as much', () => {
    const field = (text: string) => text.replace(`/T ${utf16('sig-agency')}`, '/T (sig-agency)');
    const pdf = filled(head, 'sig-agency', agency, { field, subFilter: 'ETSI.CAdES.detached', more: '' });
    expect(judged(pdf).verdict).toBe('valid');
  });

  it.each<[string, string, (text: string) => string]>([
    ['gets another name', 'field-changed', (text) => text.replace(/\/T <[^>]*>/, '/T (sig-agenc_)')],
    ['is moved', 'field-changed', (text) => text.replace(/\/Rect \[[^\]]*\]/, '/Rect [ 0 0 90 90 ]')],
    ['is hidden', 'field-changed', (text) => text.replace('/F 132', '/F 2')],
    ['acts', 'field-changed', (text) => text.replace(/>>\s*$/, '/Lock << >> >>')],
    ['draws a layer', 'appearance', (text) => text.replace(/\/AP << /, '/AP << /D 1 0 R ')],
  ])('is refused when it %s', (_, rule, field) => {
    expect(judged(filled(head, 'sig-agency', agency, { field }))).toMatchObject({
      verdict: 'invalid',
      rules: [rule],
    });
  });

  it('is refused when a line for number or date is filled with it', () => {
    const line = numberOf(head, 'doc-number');
    const fresh = nextObjectNumber(head) + 2;
    const text = objectText(head, line)
      .replace(/\/AP <<[^>]*>>/, `/AP << /N ${fresh} 0 R >>`)
      .replace(/>>\s*$/, '/V (45) >>');
    const objects = { [line]: text, [fresh]: whiteForm([0, 0, 100, 18]) };
    expect(judged(filled(head, 'sig-agency', agency, { objects }))).toMatchObject({
      verdict: 'invalid',
      rules: ['filled-elsewhere'],
    });
  });

  it('is refused when a page is changed with it, or an object comes along', () => {
    const page = objectNumberWith(head, '/Type /Page\n');
    const turned = { [page]: objectText(head, page).replace('841.89', '999.99') };
    expect(judged(filled(head, 'sig-agency', agency, { objects: turned })).rules).toEqual(['object-changed']);
    const carried = { [nextObjectNumber(head) + 5]: '<< /Nothing 1 >>' };
    expect(judged(filled(head, 'sig-agency', agency, { objects: carried })).rules).toEqual([
      'unreferenced-object',
    ]);
  });

  it('is refused with a key that no program needs', () => {
    const more = '/Changes [1 2 3] ';
    expect(judged(filled(head, 'sig-agency', agency, { more })).rules).toEqual(['signature-key']);
  });

  it('leaves the file open when its signer is unknown', () => {
    const { verdict } = verifyPdf(filled(head, 'sig-agency', agency), trustRoot({ roots: [] }));
    expect(verdict).toBe('indeterminate');
  });
});
