import { beforeAll, describe, expect, it } from 'vitest';
import { throwAwayCa } from '../../../electron/engine/signing/throwAwayCa.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { aPayload } from '../../builders/aPayload.ts';
import {
  type ForeignSignature,
  foreignlySigned,
  foreignRevision,
  signAppended,
  signatureText,
  signRevision,
  streamText,
  withItem,
} from '../../support/foreignSigner.ts';
import {
  appendRevision,
  catalogNumber,
  nextObjectNumber,
  objectNumberWith,
  objectText,
  replaceBytes,
} from '../../support/pdfTamper.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, testPki, validity, vietnamese } from '../../support/testCertificates.ts';

const { rsa, ec } = testPki();
const second = { identity: rsa, name: 'Signature2', rect: [300, 60, 400, 110] } as const;
let base: Uint8Array;
let signedHere: Uint8Array;
let signedThere: Uint8Array;

beforeAll(async () => {
  base = await smallReturn();
  signedHere = await signedReturn({}, base);
  signedThere = foreignlySigned(base, { identity: rsa });
});

function judged(pdf: Uint8Array, original?: Uint8Array) {
  const entry = verifyPdf(pdf, trustRoot(), original === undefined ? {} : { original });
  return {
    verdict: entry.verdict,
    codes: entry.problems.map(({ code }) => code),
    rules: entry.problems.flatMap(({ facts }) => ('rule' in facts ? [facts.rule] : [])),
    added: entry.problems.flatMap((found) => (found.code === 'added-elsewhere' ? [found.facts] : [])),
    hasPayload: entry.payload !== null,
  };
}

describe('verifyPdf on a file signed on with another program', () => {
  it('answers valid and lists field, signer, page and rectangle of what was added', () => {
    expect(judged(signedThere)).toMatchObject({
      verdict: 'valid',
      hasPayload: true,
      added: [{ field: 'Signature1', signer: 'Trần Văn Mẫu', page: 4, rect: '60 60 200 110' }],
    });
  });

  it('judges every one of several additions for its own revision', () => {
    const pdf = foreignlySigned(signedThere, second);
    const entry = verifyPdf(pdf, trustRoot());

    expect(entry.verdict).toBe('valid');
    expect(
      entry.signatures.map(({ field, coversRevision, coversWholeFile }) => [
        field,
        coversRevision,
        coversWholeFile,
      ]),
    ).toEqual([
      ['Signature1', true, false],
      ['Signature2', true, true],
    ]);
  });

  it.each([
    ['adbe.pkcs7.detached with RSA', { identity: rsa }],
    ['adbe.pkcs7.detached with P-256', { identity: ec }],
    ['CAdES', { identity: rsa, subFilter: 'ETSI.CAdES.detached', forgery: {} }],
  ] as [string, ForeignSignature][])('accepts %s behind our own signature', (_, signature) => {
    expect(judged(foreignlySigned(signedHere, signature))).toMatchObject({ verdict: 'valid' });
  });

  it('says nothing of a signing-time in the older form, which always has one', () => {
    expect(judged(signedThere).codes).not.toContain('signing-time-attribute');
  });

  it('accepts what is the original file, continued, and refuses another one', () => {
    const pdf = foreignlySigned(signedThere, second);

    expect(judged(pdf, base).verdict).toBe('valid');
    expect(judged(foreignlySigned(signedHere, second), signedHere).verdict).toBe('valid');
    expect(judged(signedThere, signedHere)).toMatchObject({
      verdict: 'invalid',
      codes: expect.arrayContaining(['original-not-continued']),
    });
  });

  it('answers indeterminate while one signer is unknown', () => {
    const stranger = throwAwayCa({ name: vietnamese('CA lạ'), ...validity, alg: 'ec' });
    const identity = anIdentity({ issuer: stranger });

    expect(judged(foreignlySigned(signedHere, { identity }))).toMatchObject({
      verdict: 'indeterminate',
      codes: expect.arrayContaining(['signer-unknown', 'added-elsewhere']),
    });
  });

  it('lets each addition stand in for one required role, and names the roles left', async () => {
    const payload = { ...aPayload(), requiredSignatures: ['preparer', 'head', 'agency'] };
    const pdf = foreignlySigned(foreignlySigned(await smallReturn({ payload }), { identity: ec }), second);
    const { problems } = verifyPdf(pdf, trustRoot());

    expect(
      problems.filter(({ code }) => code === 'signature-missing-role').map(({ facts }) => facts),
    ).toEqual([{ role: 'agency' }]);
  });

  it('accepts the note of the program that wrote the file last, and nothing else in the same places', () => {
    const info = objectNumberWith(base, '/Creator');
    const metadata = objectNumberWith(base, '/Type /Metadata');
    const text = objectText(base, metadata);
    const xmp = text.slice(text.indexOf('stream\n') + 7, text.lastIndexOf('\nendstream'));
    const xmpWith = (changed: string) => streamText(changed, '/Type /Metadata /Subtype /XML');
    const withObjects = (objects: Record<number, string>) =>
      judged(foreignlySigned(signedHere, { ...second, objects })).verdict;
    const infoText = objectText(base, info);

    expect(xmp).toContain('<?xpacket');
    expect(withObjects({ [info]: infoText.replace(/>>\s*$/, '/ModDate (D:20240423) >>') })).toBe('valid');
    expect(withObjects({ [info]: infoText.replace(/>>\s*$/, '/Subject (x) >>') })).toBe('invalid');
    expect(withObjects({ [metadata]: xmpWith(xmp.replace(/(<pdf:Producer>)[^<]*/, '$1iText')) })).toBe(
      'valid',
    );
    const address = (value: string) =>
      xmpWith(xmp.replace(/<(pdfaSchema:namespaceURI)>([^<]*)<\/\1>/, `<$1 rdf:resource="${value}"/>`));
    expect(address('')).not.toBe(xmpWith(xmp));
    expect(withObjects({ [metadata]: address('$2') })).toBe('valid');
    expect(withObjects({ [metadata]: address('$2khac') })).toBe('invalid');
    expect(withObjects({ [metadata]: xmpWith(xmp.replace(/(<rdf:li[^>]*>)[^<]*/, '$1khac')) })).toBe(
      'invalid',
    );
    expect(withObjects({ [metadata]: xmpWith(`${xmp}<!-- -->`) })).toBe('invalid');
    const [title = '', creator = ''] = [...xmp.matchAll(/<rdf:li[^>]*>([^<\n]+)</g)].map(([, said]) => said);
    const changed = xmp.replace(title, '@').replace(creator, title).replace('@', creator);
    expect([title, creator, changed === xmp]).toEqual([
      expect.stringMatching(/^B/),
      expect.stringMatching(/ BAN NH/),
      false,
    ]);
    expect(withObjects({ [metadata]: xmpWith(changed) })).toBe('invalid');
  });
});

describe('verifyPdf on the catalog of another program', () => {
  const catalogWith = (entries: string) => {
    const catalog = objectText(signedHere, catalogNumber(signedHere)).replace(/>>\s*$/, `${entries} >>`);
    return judged(
      foreignlySigned(signedHere, { ...second, objects: { [catalogNumber(signedHere)]: catalog } }),
    );
  };

  it('accepts what it says of the version of the file', () => {
    expect(catalogWith('/Version /2.0').verdict).toBe('valid');
  });

  it.each(['/Version /9.9', '/Version 2.0', '/Version << >>', '/PageLayout /OneColumn'])(
    'refuses %s',
    (entry) => {
      expect(catalogWith(entry)).toMatchObject({
        verdict: 'invalid',
        rules: expect.arrayContaining(['catalog']),
      });
    },
  );
});

describe('verifyPdf on an update with a cross-reference stream', () => {
  /** What the update says of itself does not matter: nobody here reads it. */
  function streamed(pdf: Uint8Array): Uint8Array {
    const number = nextObjectNumber(pdf);
    const body = `\n${number} 0 obj\n${signatureText()}\nendobj\n`;
    const at = pdf.length + body.length;
    const table = streamText(
      '0000',
      `/Type /XRef /Size ${number + 2} /W [1 2 1] /Root ${catalogNumber(pdf)} 0 R`,
    );
    const end = `${number + 1} 0 obj\n${table}\nendobj\nstartxref\n${at}\n%%EOF\n`;
    return signAppended(Buffer.concat([pdf, Buffer.from(body + end)]), pdf.length, rsa);
  }

  it('leaves the verdict open and says why, while the signature over the whole file holds', () => {
    const entry = verifyPdf(streamed(signedHere), trustRoot());

    expect(entry).toMatchObject({ verdict: 'indeterminate', payload: null });
    expect(entry.problems.map(({ code }) => code)).toContain('xref-stream');
    expect(entry.signatures.map(({ trusted }) => trusted)).toEqual([false]);
  });

  it('is invalid with one byte changed', () => {
    const changed = replaceBytes(streamed(signedHere), '841.89', '840.89');

    expect(judged(changed)).toMatchObject({ verdict: 'invalid', hasPayload: false });
  });
});

describe('verifyPdf refuses an addition by a trusted signer', () => {
  const withChange = (change: Partial<ForeignSignature>) =>
    judged(foreignlySigned(signedHere, { ...second, ...change }));
  const next = () => nextObjectNumber(signedHere) + 10;
  const page = () => objectNumberWith(signedHere, '/Type /Page\n');
  const pageWith = (change: (text: string) => string) => ({
    [page()]: change(foreignRevision(signedHere, second)[page()] ?? ''),
  });

  it('whose picture covers the page', () => {
    const covering = withChange({ rect: [0, 0, 595, 842] });

    expect(covering).toMatchObject({ verdict: 'invalid', hasPayload: false });
    expect(covering.codes).toContain('covering-appearance');
    expect(judged(foreignlySigned(base, { identity: rsa, rect: [0, 0, 595, 842] })).verdict).toBe('invalid');
  });

  it('whose pictures cover the page together', () => {
    let pdf = signedThere;
    for (let i = 2; i < 5; i += 1) {
      pdf = foreignlySigned(pdf, { identity: rsa, name: `S${i}`, rect: [0, 200 * i, 300, 200 * i + 150] });
    }

    expect(judged(pdf)).toMatchObject({
      verdict: 'invalid',
      codes: expect.arrayContaining(['covering-appearance']),
    });
  });

  const catalog = () => objectText(signedHere, catalogNumber(signedHere));
  const headField = () => objectNumberWith(signedHere, '/FT /Sig');

  it.each([
    [
      'with another text on the page',
      'page',
      () => ({
        ...pageWith((text) => text.replace(/\/Contents \d+ 0 R/, `/Contents ${next()} 0 R`)),
        [next()]: streamText(''),
      }),
    ],
    ['with another page size', 'page', () => pageWith((text) => text.replace('841.89', '999.99'))],
    [
      'with a second annotation on the page',
      'page-annotations',
      () => pageWith((text) => withItem(text, 'Annots', next())),
    ],
    [
      'with the annotation before it taken away',
      'page-annotations',
      () => pageWith((text) => text.replace(/\/Annots \[\s*\d+ 0 R/, '/Annots [')),
    ],
    [
      'with an object that nothing refers to',
      'unreferenced-object',
      () => ({ [next()]: '<< /Nothing true >>' }),
    ],
    [
      'with the attachment swapped',
      'object-changed',
      () => ({
        [objectNumberWith(signedHere, '/Type /EmbeddedFile')]: streamText('{}', '/Type /EmbeddedFile'),
      }),
    ],
    [
      'with another catalog',
      'catalog',
      () => ({ [catalogNumber(signedHere)]: catalog().replace('vi-VN', 'en-US') }),
    ],
    [
      'with a second certification',
      'catalog',
      () => ({
        [catalogNumber(signedHere)]: catalog().replace(
          /\/DocMDP \d+/,
          `/DocMDP ${nextObjectNumber(signedHere) + 1}`,
        ),
      }),
    ],
    [
      'with the earlier field moved',
      'field-filled-twice',
      () => ({ [headField()]: objectText(signedHere, headField()).replace('/Rect [ 300', '/Rect [ 200') }),
    ],
    [
      'with the earlier field emptied',
      'stray-signature',
      () => ({ [headField()]: objectText(signedHere, headField()).replace(/\/V \d+ 0 R/, '') }),
    ],
    [
      'with the form told to draw its fields anew',
      'form',
      () => {
        const form = objectNumberWith(signedHere, '/SigFlags');
        const text = foreignRevision(signedHere, second)[form] ?? '';
        return { [form]: text.replace('/SigFlags 3', '/SigFlags 3 /CO [ ]') };
      },
    ],
  ] as [string, string, () => Record<number, string>][])('%s', (_, rule, objects) => {
    const replaced = objects();
    const honest = foreignRevision(signedHere, second);
    for (const [number, text] of Object.entries(replaced)) expect(text).not.toBe(honest[Number(number)]);
    const entry = withChange({ objects: replaced });

    expect(entry).toMatchObject({ verdict: 'invalid', hasPayload: false });
    expect(entry.rules).toContain(rule);
  });

  it.each([
    ['under a name the return keeps for itself', { name: 'sig-agency' }],
    ['under the name of a field that is there', { name: 'sig-head' }],
    ['under no name', { name: '' }],
    ['under a name of two parts', { name: 'a.b' }],
    [
      'with a field that runs a script',
      { field: (text: string) => text.replace('/F 132', '/AA << >> /F 132') },
    ],
    ['with a field of another kind', { field: (text: string) => text.replace('/FT /Sig', '/FT /Tx') }],
    ['with a field that has kids', { field: (text: string) => text.replace('/F 132', '/Kids [] /F 132') }],
    ['with a sub-filter that nobody knows', { subFilter: 'adbe.x509.rsa_sha1' }],
    [
      'that certifies once more',
      { more: '/Reference [ << /TransformMethod /DocMDP /TransformParams << /P 2 >> >> ] ' },
    ],
    ['made with a weak digest', { forgery: { hash: 'sha1' } }],
    ['in the form of CAdES without naming the certificate', { subFilter: 'ETSI.CAdES.detached' }],
  ] as [string, Partial<ForeignSignature>][])('%s', (_, change) => {
    expect(withChange(change)).toMatchObject({ verdict: 'invalid', hasPayload: false });
  });

  it('that comes with a second field in the same revision', () => {
    const form = objectNumberWith(signedHere, '/SigFlags');
    const text = withItem(foreignRevision(signedHere, second)[form] ?? '', 'Fields', next());
    const field = '<< /Type /Annot /Subtype /Widget /FT /Sig /T (S3) /Rect [0 0 9 9] >>';

    expect(withChange({ objects: { [form]: text, [next()]: field } })).toMatchObject({
      verdict: 'invalid',
      rules: expect.arrayContaining(['form-fields']),
    });
  });

  it('followed by an update that nobody signed', () => {
    const pdf = appendRevision(signedThere, { objects: { [nextObjectNumber(signedThere)]: '<< >>' } });

    expect(judged(pdf)).toMatchObject({
      verdict: 'invalid',
      codes: expect.arrayContaining(['revision-refused']),
    });
  });

  it('when the first signer allowed no changes at all', () => {
    const certified = foreignlySigned(base, {
      identity: rsa,
      more: '/Reference [ << /TransformMethod /DocMDP /TransformParams << /P 1 >> >> ] ',
    });

    expect(judged(certified).verdict).toBe('valid');
    expect(judged(foreignlySigned(certified, second))).toMatchObject({
      verdict: 'invalid',
      rules: expect.arrayContaining(['certification']),
    });
  });

  it('that fills an object which the signed file only pointed at', () => {
    const dangling = nextObjectNumber(base) + 40;
    const target = objectNumberWith(base, '/Type /Page\n');
    const text = objectText(base, target).replace(/\/Contents (\d+ 0 R)/, `/Contents [$1 ${dangling} 0 R]`);
    const prepared = foreignlySigned(appendRevision(base, { objects: { [target]: text } }), {
      identity: rsa,
    });
    const hidden = foreignRevision(prepared, second);
    const form = nextObjectNumber(prepared) + 2;
    const widget = nextObjectNumber(prepared);
    const moved = Object.fromEntries(
      Object.entries(hidden).map(([number, value]) =>
        Number(number) === form
          ? [dangling, value]
          : [
              number,
              Number(number) === widget ? value.replace(`/N ${form} 0 R`, `/N ${dangling} 0 R`) : value,
            ],
      ),
    );

    // A page of which a part is not there cannot be read.
    expect(judged(prepared).verdict).toBe('indeterminate');
    expect(judged(signRevision(prepared, moved, rsa))).toMatchObject({
      verdict: 'invalid',
      rules: expect.arrayContaining(['dangling-reference']),
    });
  });

  it('that uses one list for two things', () => {
    const prepared = appendRevision(base, {
      objects: {
        [nextObjectNumber(base)]: '[ ]',
        [objectNumberWith(base, '/Type /Page\n')]: objectText(
          base,
          objectNumberWith(base, '/Type /Page\n'),
        ).replace(/>>\s*$/, `/Annots ${nextObjectNumber(base)} 0 R /Thumbs ${nextObjectNumber(base)} 0 R >>`),
      },
    });
    const list = nextObjectNumber(base);
    const signed = signRevision(
      prepared,
      {
        ...foreignRevision(prepared, { identity: rsa }),
        [objectNumberWith(prepared, '/Type /Page\n')]: objectText(
          prepared,
          objectNumberWith(prepared, '/Type /Page\n'),
        ),
        [list]: `[ ${nextObjectNumber(prepared)} 0 R ]`,
      },
      rsa,
    );

    expect(judged(signed, prepared)).toMatchObject({
      verdict: 'invalid',
      rules: expect.arrayContaining(['shared-object']),
    });
  });
});

describe('verifyPdf on a byte range that lies', () => {
  it.each([
    ['with no byte range', '/ByteRange [', '/ByteRenge ['],
    ['with no contents', '/Contents <', '/Kontents <'],
  ])('%s', (_, from, to) => {
    const slot = Buffer.from(signedThere).lastIndexOf(from);
    const changed = Buffer.from(signedThere);
    changed.write(to, slot, 'latin1');

    expect(judged(changed)).toMatchObject({ verdict: 'invalid', hasPayload: false });
  });

  it('given twice in one dictionary', () => {
    const changed = replaceBytes(signedThere, "/M (D:20240423080000+07'00')", '/ByteRange [0 1 2 3]        ');

    expect(judged(changed)).toMatchObject({ verdict: 'invalid', rules: ['dictionary-key-twice'] });
  });
});
