import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import {
  type ForeignSignature,
  foreignlySigned,
  foreignRevision,
  signAppended,
  streamText,
} from '../../support/foreignSigner.ts';
import {
  appendRevision,
  catalogNumber,
  nextObjectNumber,
  objectNumberWith,
  objectText,
} from '../../support/pdfTamper.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { testPki } from '../../support/testCertificates.ts';

/** What programs write beside a signature that they add: iText and its kin, as seen with real ones. */
const { rsa, ec } = testPki();
const added = { identity: rsa, name: 'Signature2', rect: [300, 60, 400, 110] } as const;
let signed: Uint8Array;

beforeAll(async () => {
  signed = await signedReturn();
});

function judged(pdf: Uint8Array): { verdict: string; rules: readonly string[] } {
  const { verdict, problems } = verifyPdf(pdf, trustRoot());
  return {
    verdict,
    rules: problems.flatMap(({ facts }) => ('rule' in facts ? [String(facts.rule)] : [])),
  };
}

const judgedWith = (change: Partial<ForeignSignature>) =>
  judged(foreignlySigned(signed, { ...added, ...change }));

describe('a line between trailer and startxref', () => {
  function withLine(line: string): Uint8Array {
    const appended = Buffer.from(appendRevision(signed, { objects: foreignRevision(signed, added) }));
    const at = appended.lastIndexOf('startxref');
    const noted = Buffer.concat([appended.subarray(0, at), Buffer.from(line), appended.subarray(at)]);
    return signAppended(noted, signed.length, rsa);
  }

  it('may name the program', () => {
    expect(judged(withLine('%iText-Core-7.2.5\n')).verdict).toBe('valid');
    expect(judged(withLine('%iText-5.5.13.3\r\n')).verdict).toBe('valid');
  });

  it.each([
    '%x startxref 9\n',
    '%x trailer\n',
    '%1 0 obj\n',
    '%EOF\n',
    '%a\n%b\n',
    '%a<<>>\n',
    `%${'a'.repeat(300)}\n`,
  ])('is refused as %j', (line) => {
    expect(judged(withLine(line)).verdict).toBe('invalid');
  });
});

describe('the information dictionary of another program', () => {
  const info = () => objectNumberWith(signed, '/Creator');
  const text = (key: string) => {
    const place = Number(new RegExp(`/${key} (\\d+) 0 R`).exec(objectText(signed, info()))?.[1]);
    return [`/${key} ${place} 0 R`, objectText(signed, place)] as const;
  };

  it('may hold its texts itself', () => {
    const [place, title] = text('Title');
    const objects = { [info()]: objectText(signed, info()).replace(place, `/Title ${title}`) };
    expect(objects[info()]).not.toBe(objectText(signed, info()));
    expect(judgedWith({ objects }).verdict).toBe('valid');
  });

  it('says nothing else', () => {
    const [place] = text('Title');
    const objects = { [info()]: objectText(signed, info()).replace(place, '/Title (Khac)') };
    expect(judgedWith({ objects })).toMatchObject({ verdict: 'invalid', rules: ['object-changed'] });
  });
});

describe('the structure tree of another program', () => {
  const first = () => nextObjectNumber(signed);
  const root = () => Number(/\/StructTreeRoot (\d+)/.exec(objectText(signed, catalogNumber(signed)))?.[1]);
  const document = () => Number(/\/K \[ (\d+) 0 R \]/.exec(objectText(signed, root()))?.[1]);
  const field = (text: string) => text.replace('/F 132', '/F 132 /StructParent 9');
  const [element, tree] = [() => first() + 3, () => first() + 4];
  const nums = () => /\/Nums \[([^\]]*)\]/.exec(objectText(signed, root()))?.[1] ?? '';

  /** A new element for the widget, at the end of the document; the parent tree in an object of its own. */
  function tagged(changes: Readonly<Record<number, (text: string) => string>> = {}): Record<number, string> {
    const objects: Record<number, string> = {
      [root()]: objectText(signed, root())
        .replace(/\/ParentTree <<[^>]*>>/, `/ParentTree ${tree()} 0 R`)
        .replace(/\/ParentTreeNextKey \d+/, '/ParentTreeNextKey 10 /RoleMap << >>'),
      [document()]: objectText(signed, document()).replace(/(\/K \[[^\]]*)\]/, `$1 ${element()} 0 R]`),
      [element()]: `<< /Type /StructElem /S /Form /P ${document()} 0 R /K << /Type /OBJR /Obj ${first()} 0 R >> >>`,
      [tree()]: `<< /Nums [ ${nums()} 9 ${element()} 0 R ] >>`,
    };
    for (const [number, change] of Object.entries(changes)) {
      const before = objects[Number(number)] ?? '';
      objects[Number(number)] = change(before);
      expect(objects[Number(number)]).not.toBe(before);
    }
    return objects;
  }

  it('gets an element for the new field', () => {
    expect(judgedWith({ field, objects: tagged() })).toEqual({ verdict: 'valid', rules: [] });
  });

  it.each<[string, () => Record<number, (text: string) => string>]>([
    ['drops an element', () => ({ [document()]: (text) => text.replace(/\/K \[\s*\d+ 0 R/, '/K [') })],
    [
      'gives an element another kind',
      () => ({ [document()]: (text) => text.replace('/Document', '/Artifact') }),
    ],
    [
      'says what the new element stands for',
      () => ({ [element()]: (text) => text.replace('/S /Form', '/S /Form /ActualText (x)') }),
    ],
    [
      'enters something else',
      () => ({ [element()]: (text) => text.replace(/\/Obj \d+/, `/Obj ${document()}`) }),
    ],
    [
      'gives kinds another meaning',
      () => ({ [root()]: (text) => text.replace('/RoleMap << >>', '/RoleMap << /P /Artifact >>') }),
    ],
    [
      'takes back numbers that were given',
      () => ({ [root()]: (text) => text.replace('/ParentTreeNextKey 10', '/ParentTreeNextKey 1') }),
    ],
    ['exchanges parents', () => ({ [tree()]: (text) => text.replace(/\[ {2}0 \d+/, `[ 0 ${document()}`) })],
    ['drops a parent', () => ({ [tree()]: (text) => text.replace(/\[ {2}0 \d+ 0 R/, '[ ') })],
    ['enters a second parent', () => ({ [tree()]: (text) => text.replace(']', `11 ${element()} 0 R ]`) })],
  ])('is refused when it %s', (_, changes) => {
    expect(judgedWith({ field, objects: tagged(changes()) })).toMatchObject({ verdict: 'invalid' });
  });

  it('may be written anew with nothing added', () => {
    const objects = {
      [root()]: tagged()[root()] ?? '',
      [tree()]: `<< /Nums [ ${nums()} ] >>`,
    };
    expect(judgedWith({ objects }).verdict).toBe('valid');
  });
});

describe('what else comes along', () => {
  it('may be an empty font, and nothing that says something', () => {
    const next = nextObjectNumber(signed) + 7;
    expect(judgedWith({ objects: { [next]: '<< /Type /Font >>' } }).verdict).toBe('valid');
    for (const object of ['<< /Type /Catalog >>', '<< /Type /Font /Name /A >>', streamText('')])
      expect(judgedWith({ objects: { [next]: object } }).rules).toEqual(['unreferenced-object']);
  });

  it('may be the kind of the key in place of the algorithm', () => {
    const forgery = { withoutEss: true, signatureAlgorithm: '1.2.840.10045.2.1' };
    expect(judgedWith({ identity: ec, forgery }).verdict).toBe('valid');
    expect(judgedWith({ identity: rsa, forgery }).rules).toContain('signature-algorithm');
  });
});
