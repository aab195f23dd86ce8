import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { documentShapes } from '../../../electron/engine/verify/documentShapes.ts';
import { readFontProgram } from '../../../electron/engine/verify/fontProgram.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { fontsOfTinos } from '../../builders/reportFonts.ts';
import { forgeCms } from '../../support/cmsForger.ts';
import {
  type FontTables,
  glyphOffsets,
  readTables,
  swapGlyphs,
  withFontEntries,
  withFontTables,
  writeTables,
} from '../../support/fontForger.ts';
import { fontShapes } from '../../support/fontShapes.ts';
import { replaceCms, signedBytes } from '../../support/pdfTamper.ts';
import { severallySigned } from '../../support/severalSignatures.ts';
import { signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { smallReturn } from '../../support/smallReturn.ts';
import { anIdentity, vietnamese } from '../../support/testCertificates.ts';

vi.setConfig({ testTimeout: 60_000 });

const face = '+Tinos-Regular';
let base: Uint8Array;
beforeAll(async () => {
  base = await smallReturn();
});

function judged(pdf: Uint8Array) {
  const { verdict, problems, payload } = verifyPdf(pdf, trustRoot());
  const rules = problems.flatMap(({ facts }) =>
    'rule' in facts ? [facts.rule] : 'items' in facts ? facts.items : [],
  );
  return { verdict, rules, hasPayload: payload !== null };
}

const signedWith = async (change: (tables: FontTables) => void) =>
  judged(await signedReturn({}, withFontTables(base, face, change)));

it('The table of shapes is that of the font', () => {
  expect(fontShapes()).toEqual(documentShapes);
});

describe('a signed file whose font draws other letters than its text says', () => {
  it.each<[string, (tables: FontTables) => void]>([
    ['two letters in each other’s place', (tables) => swapGlyphs(tables, 6, 7)],
    ['a blank as a letter', (tables) => swapGlyphs(tables, 4, 6)],
    ['an accent as another one, in a part of letters', (tables) => swapGlyphs(tables, ...accents(tables))],
    ['a letter beside its place', ({ hmtx }) => hmtx?.writeInt16BE(-900, 4 * 6 + 2)],
    ['a letter over the next one', ({ hmtx }) => hmtx?.writeUInt16BE(20, 4 * 6)],
    [
      'a letter with a point moved',
      (tables) => {
        const at = glyphOffsets(tables)[6] ?? 0;
        tables.glyf?.writeUInt8((tables.glyf.readUInt8(at + 40) + 1) % 256, at + 40);
      },
    ],
    ['a letter as nothing', ({ glyf, ...tables }) => glyf?.writeInt16BE(0, glyphOffsets({ ...tables })[6])],
  ])('is invalid: %s', async (_, change) => {
    expect(await signedWith(change)).toEqual({ verdict: 'invalid', rules: ['glyphs'], hasPayload: false });
  });

  it('is invalid when the file says another width than the font', async () => {
    const pdf = withFontEntries(base, face, 'font', (text) =>
      text.replace(/(\/W \[0 \[\S+ \S+) \S+/, '$1 5'),
    );
    expect(await signedReturn({}, pdf).then(judged)).toMatchObject({ verdict: 'invalid', rules: ['glyphs'] });
  });

  it('is invalid when the line for the number is such a text', async () => {
    const agency = anIdentity({ name: vietnamese('Ủy ban nhân dân huyện Thử Nghiệm') });
    const whole = await severallySigned(['head', 'agency']);
    const resigned = replaceCms(whole, forgeCms(signedBytes(whole), agency, {}));
    expect(judged(resigned).verdict).toBe('valid');
    const changed = withFontTables(whole, '+Tinos', (tables) => swapGlyphs(tables, 1, 2));
    expect(verifyPdf(changed, trustRoot()).problems.map(({ code }) => code)).toContain(
      'entered-text-differs',
    );
  });
});

/** Two parts of the first two letters made of parts, each letter's last one. */
function accents(tables: FontTables): [number, number] {
  const offsets = glyphOffsets(tables);
  const found = new Set<number>();
  for (const [from, to] of offsets.slice(0, -1).map((start, i) => [start, offsets[i + 1] ?? 0] as const)) {
    if (to - from < 20 || (tables.glyf?.readInt16BE(from) ?? 0) >= 0) continue;
    const flags = tables.glyf?.readUInt16BE(from + 10) ?? 0;
    if (flags & 0x20) found.add(tables.glyf?.readUInt16BE(from + 14 + (flags & 1 ? 4 : 2) + 2) ?? 0);
  }
  const [one = 0, other = 0] = [...found];
  return [one, other];
}

describe('a signed file with another font than the form’s', () => {
  it.each<[string, (tables: FontTables) => void]>([
    ['of another size', ({ head }) => head?.writeUInt16BE(4096, 18)],
    ['with other programs for hinting', ({ fpgm }) => fpgm?.writeUInt8(0x2d, 0)],
    ['with bitmaps', (tables) => void Object.assign(tables, { EBDT: Buffer.alloc(8) })],
    ['with drawings', (tables) => void Object.assign(tables, { 'SVG ': Buffer.alloc(8) })],
    ['without widths', (tables) => void delete tables.hmtx],
    ['with places that lead out of it', ({ loca }) => loca?.fill(0xff)],
  ])('is left open: %s', async (_, change) => {
    expect(await signedWith(change)).toMatchObject({ verdict: 'indeterminate', rules: ['font-program'] });
  });

  it.each<[string, 'font' | 'descriptor', (text: string) => string]>([
    ['a second program', 'descriptor', (text) => text.replace('/FontFile2', '/FontFile3 1 0 R\n/FontFile2')],
    [
      'widths for writing downwards',
      'font',
      (text) => text.replace('/CIDToGIDMap', '/DW2 [0 0]\n/CIDToGIDMap'),
    ],
    [
      'letters by another register',
      'font',
      (text) => text.replace(/\/Ordering \([^)]*\)/, '/Ordering (Japan1)'),
    ],
  ])('is left open: %s', async (_, part, change) => {
    const pdf = withFontEntries(base, face, part, change);
    expect(judged(await signedReturn({}, pdf))).toMatchObject({
      verdict: 'indeterminate',
      rules: ['font-program'],
    });
  });
});

describe('a font program', () => {
  const whole = readTables(Buffer.from(fontsOfTinos.regular));
  const tags = ['head', 'hhea', 'maxp', 'loca', 'glyf', 'hmtx', 'cvt ', 'fpgm', 'prep'];
  const subset = writeTables(Object.fromEntries(tags.map((tag) => [tag, whole[tag] ?? Buffer.alloc(0)])));

  it('is read or refused, whatever its bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void readFontProgram(bytes)));
    const places = fc.array(fc.tuple(fc.nat(subset.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(places, fc.nat(3_300), (changes, glyph) => {
        const copy = Buffer.from(subset);
        for (const [at, value] of changes) copy[at] = value;
        const program = readFontProgram(copy);
        program?.shape(glyph);
        program?.advance(glyph);
      }),
      { numRuns: 150 },
    );
  });

  it('whose letter is a part of itself has no shape', () => {
    const tables = readTables(subset);
    const at = glyphOffsets(tables)[36] ?? 0;
    tables.glyf?.writeInt16BE(-1, at);
    tables.glyf?.writeUInt16BE(0, at + 10);
    tables.glyf?.writeUInt16BE(36, at + 12);
    expect(readFontProgram(writeTables(tables))?.shape(36)).toBeNull();
    expect(readFontProgram(subset)?.shape(36)).toHaveLength(16);
  });
});
