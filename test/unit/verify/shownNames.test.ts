import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../electron/engine/directives/directiveSha256.ts';
import { signPreparedField } from '../../../electron/engine/signing/signPreparedField.ts';
import { documentProfileSha256 } from '../../../electron/engine/verify/colourProfile.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { streamText } from '../../support/foreignSigner.ts';
import { pageNumbers } from '../../support/pageContent.ts';
import {
  appendRevision,
  catalogNumber,
  nextObjectNumber,
  objectNumberWith,
  objectText,
} from '../../support/pdfTamper.ts';
import { preparedReturn, signatureOf } from '../../support/severalSignatures.ts';
import { required, trustRoot } from '../../support/signedReturn.ts';

let base: Uint8Array;
let free: number;
beforeAll(async () => {
  base = await preparedReturn(['head']);
  free = nextObjectNumber(base);
});

/** What a check says of the file with these objects, signed by the head as it is. */
async function judged(objects: Readonly<Record<number, string>>) {
  const pdf = required(await signPreparedField(appendRevision(base, { objects }), signatureOf('head')));
  const { verdict, problems } = verifyPdf(pdf, trustRoot());
  const told = problems.filter(({ code }) => /^(pdf|page|payload)-/.test(code));
  return { verdict, told: told.map(({ code, facts }) => ({ code, facts })) };
}

const differs = (item: string) => ({
  verdict: 'invalid',
  told: [{ code: 'page-text-differs', facts: { items: [item] } }],
});

describe('properties of the file that say something else than the return', () => {
  /** The information dictionary with an entry in place of the one of that name, or besides. */
  const withInfo = (key: string, text: string) => {
    const number = objectNumberWith(base, '/CreationDate');
    const others = objectText(base, number).replace(new RegExp(`/${key} (\\d+ 0 R|\\([^)]*\\))\\n?`), '');
    return { [number]: others.replace(/>>\s*$/, `/${key} (${text})\n>>`) };
  };

  it.each(['Title', 'Author', 'Subject', 'Keywords', 'Status'])('make it invalid: %s', async (key) => {
    expect(await judged(withInfo(key, 'Da hoan thanh'))).toEqual(differs('title'));
  });

  it.each(['Producer', 'ModDate'])('may name the program and the time: %s', async (key) => {
    expect(await judged(withInfo(key, 'D:20240508'))).toEqual({ verdict: 'valid', told: [] });
  });

  it('make it invalid in XMP', async () => {
    const number = objectNumberWith(base, '/Type /Metadata');
    const [, packet = ''] = /stream\n([\s\S]*)\nendstream/.exec(objectText(base, number)) ?? [];
    const other = packet.replace(/(<dc:title>[\s\S]*?<rdf:li[^>]*>)[^<]*/, '$1Da hoan thanh');
    expect(other).not.toBe(packet);
    const stream = `<< /Type /Metadata /Subtype /XML /Length ${other.length} >>\nstream\n${other}\nendstream`;
    expect(await judged({ [number]: stream })).toEqual(differs('title'));
  });
});

describe('colours that only some viewers know', () => {
  const withIntents = (entry: string, objects: Readonly<Record<number, string>>) => {
    const number = catalogNumber(base);
    const catalog = objectText(base, number).replace(/\/OutputIntents \[[^\]]*\]/, entry);
    return { [number]: catalog, ...objects };
  };
  const intent = (rest: string) => `<< /Type /OutputIntent /S /GTS_PDFA1 ${rest} >>`;

  it('make it invalid with a profile of its own', async () => {
    const profile = streamText('x'.repeat(3_024), '/N 3');
    const objects = { [free]: intent(`/DestOutputProfile ${free + 1} 0 R`), [free + 1]: profile };
    expect(await judged(withIntents(`/OutputIntents [${free} 0 R]`, objects))).toEqual(differs('colours'));
  });

  it('make it invalid with two of them', async () => {
    const own = /\/OutputIntents \[\s*(\d+ 0 R)/.exec(objectText(base, catalogNumber(base)))?.[1];
    const two = `/OutputIntents [${own} ${free} 0 R]`;
    expect(await judged(withIntents(two, { [free]: intent('') }))).toEqual(differs('colours'));
  });

  it('are those of the profile that the layout embeds', async () => {
    const file = path.join('node_modules', 'pdfkit', 'js', 'data', 'sRGB_IEC61966_2_1.icc');
    expect(sha256Hex(await readFile(file))).toBe(documentProfileSha256);
  });
});

describe('a list of attachments that is none', () => {
  /** The return with a second part of its list, in which a file lies under so many nodes. */
  const withDeepFile = (depth: number) => {
    const names = objectNumberWith(base, '/EmbeddedFiles');
    const [, own = ''] = /\/EmbeddedFiles (<<[\s\S]*?>>|\d+ 0 R)/.exec(objectText(base, names)) ?? [];
    const chain = Array.from({ length: depth }, (_, i) => [
      free + 1 + i,
      `<< /Kids [${free + 2 + i} 0 R] >>`,
    ]);
    const leaf = free + 1 + depth;
    const rest = objectText(base, names).replace(own, `<< /Kids [${free} 0 R ${free + 1} 0 R] >>`);
    return {
      ...Object.fromEntries(chain),
      [names]: rest,
      [free]: own,
      [leaf]: `<< /Names [(vv.txt) ${leaf + 1} 0 R] >>`,
      [leaf + 1]: `<< /Type /Filespec /F (vv.txt) /UF (vv.txt) /EF << /F ${leaf + 2} 0 R >> >>`,
      [leaf + 2]: streamText('false evidence', '/Type /EmbeddedFile'),
    };
  };

  it.each([1, 20])('makes it invalid with a file that nobody listed, %i nodes deep', async (depth) => {
    expect((await judged(withDeepFile(depth))).verdict).toBe('invalid');
  });
});

describe('a coding that some viewers read and others do not', () => {
  it.each(['/DP << /Predictor 12 /Columns 8 >>', '/F (other.bin)', '/FFilter /FlateDecode'])(
    'is no coding of a page: %s',
    async (entry) => {
      const [number] = contentNumbers(base);
      const stream = objectText(base, number ?? 0).replace('<<', `<<\n${entry}`);
      expect((await judged({ [number ?? 0]: stream })).verdict).not.toBe('valid');
    },
  );

  it('is no coding of the data of the return', async () => {
    const number = objectNumberWith(base, '/Type /EmbeddedFile');
    const stream = objectText(base, number).replace('<<', '<<\n/DP << /Predictor 12 /Columns 8 >>');
    expect((await judged({ [number]: stream })).verdict).toBe('invalid');
  });
});

/** Numbers of the streams that the pages draw. */
function contentNumbers(pdf: Uint8Array): readonly number[] {
  return pageNumbers(pdf).map((page) => Number(/\/Contents (\d+) 0 R/.exec(objectText(pdf, page))?.[1]));
}
