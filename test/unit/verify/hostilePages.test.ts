import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CosDict, CosStream } from '../../../electron/engine/verify/cosValues.ts';
import { PageReader } from '../../../electron/engine/verify/pageItems.ts';
import { PageUnread } from '../../../electron/engine/verify/pageUnread.ts';
import type { StrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import { readToUnicode } from '../../../electron/engine/verify/toUnicode.ts';
import { Work } from '../../../electron/engine/verify/work.ts';

const empty: CosDict = { kind: 'dict', entries: new Map() };
const flate: CosDict = {
  kind: 'dict',
  entries: new Map([['Filter', { kind: 'name', value: 'FlateDecode' }]]),
};

const sides = [0, 0, 595.28, 841.89].map((value) => ({ kind: 'number', value, raw: String(value) }) as const);
const sheet: CosDict = { kind: 'dict', entries: new Map([['MediaBox', { kind: 'array', items: sides }]]) };

/** The rule that a content breaks; null when it can be read. */
function ruleOf(content: Uint8Array, packed = false) {
  const nothing = { objects: new Map(), work: new Work() } as unknown as StrictPdf;
  const stream: CosStream = packed
    ? { kind: 'stream', dict: flate, data: deflateSync(content) }
    : { kind: 'stream', dict: empty, data: content };
  try {
    const dict: CosDict = { kind: 'dict', entries: new Map([...sheet.entries, ['Contents', stream]]) };
    new PageReader(nothing).read({ dict, resources: null, above: [] }, 1);
    return null;
  } catch (error) {
    if (!(error instanceof PageUnread)) throw error;
    return error.rule;
  }
}

const text = (content: string) => ruleOf(Buffer.from(content, 'latin1'));
const operators = [
  'q',
  'Q',
  'cm',
  'BT',
  'ET',
  'Tf',
  'Tm',
  'Td',
  'TJ',
  'Tj',
  'Do',
  'gs',
  're',
  'f',
  'BDC',
  'EMC',
  'w',
  'S',
  'm',
  'l',
];
const operands = [
  '1',
  '-2.5',
  '/F1',
  '<00010002>',
  '(a\\(b)',
  '[<0001> 3]',
  '<< /A [1 2] >>',
  '.',
  '<',
  '[',
  '<<',
  '1e5',
];

describe('a hostile content stream', () => {
  it('is read or refused, whatever its bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void ruleOf(bytes)));
    const words = fc.array(fc.constantFrom(...operators, ...operands), { maxLength: 60 });
    fc.assert(
      fc.property(words, (list) => void text(list.join(' '))),
      { numRuns: 1_000 },
    );
  });

  it('is refused beyond its share of bytes, nesting, open states and long words', () => {
    expect(text('q '.repeat(100))).toBe('content');
    expect(text('['.repeat(100))).toBe('content');
    expect(text('1 '.repeat(100))).toBe('content');
    expect(text('/P BMC '.repeat(100))).toBe('content');
    expect(text(`[${'1 '.repeat(10_000)}] TJ`)).toBe('content');
    expect(text(`(${'a'.repeat(40_000)}) Tj`)).toBe('content');
    expect(text(`<${'a'.repeat(80_000)}> Tj`)).toBe('content');
    expect(ruleOf(Buffer.alloc(65 * 1024 * 1024, ' '), true)).toBe('content-coding');
  });
});

describe('a ToUnicode map', () => {
  const map = (body: string) =>
    readToUnicode(Buffer.from(`1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n${body}`, 'latin1'));

  it('is read in its three forms', () => {
    const texts = map(
      '1 beginbfchar\n<0001> <0041>\nendbfchar\n2 beginbfrange\n<0002> <0003> <0061>\n<0004> <0005> [<1EA1> <00660069>]\nendbfrange\n',
    );
    expect([...(texts ?? [])].map(([, shown]) => shown)).toEqual(['A', 'a', 'b', 'ạ', 'fi']);
  });

  it.each([
    ['a code twice', '2 beginbfchar\n<0001> <0041>\n<0001> <0042>\nendbfchar\n'],
    ['a list of another length', '1 beginbfrange\n<0001> <0003> [<0041>]\nendbfrange\n'],
    ['no text', '1 beginbfchar\n<0001> <>\nendbfchar\n'],
  ])('is refused with %s', (_, body) => {
    expect(map(body)).toBeNull();
  });

  it('is read or refused, whatever its bytes are', () => {
    fc.assert(fc.property(fc.string(), (body) => void map(`9 beginbfrange\n${body}\nendbfrange\n`)));
  });
});
