import { beforeAll, describe, expect, it, vi } from 'vitest';
import { comparePayload } from '../../../electron/engine/verify/comparePayload.ts';
import { readPayloadFile } from '../../../electron/engine/verify/payload.ts';
import { readStrictPdf } from '../../../electron/engine/verify/strictPdf.ts';
import { verifyPdf } from '../../../electron/engine/verify/verifyPdf.ts';
import { buildAmendment } from '../../../shared/domain/buildAmendment.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { pageContent, pageNumbers, withPageContent } from '../../support/pageContent.ts';
import { required, signedReturn, trustRoot } from '../../support/signedReturn.ts';
import { renderPayload } from '../report/renderPayload.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const height = 841.89;
const words = (count: number, word = 'từ') =>
  Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');

/** What the pages are told to differ in; `unread` and the rule where they cannot be read. */
function judged(pdf: Uint8Array): readonly string[] {
  const strict = readStrictPdf(pdf);
  if (!strict.ok) throw new Error(strict.broken.rule);
  return comparePayload(strict.pdf, required(readPayloadFile(strict.pdf))).flatMap(({ facts }) => {
    if ('rule' in facts) return ['unread', String(facts.rule)];
    return 'items' in facts ? [...(facts.items as string[])] : [];
  });
}

interface Drawn {
  readonly text: string;
  readonly x: number;
  /** From the upper edge. */
  readonly top: number;
}

/** The content in pieces: each text that is drawn, and what stands between two of them. */
function piecesOf(content: string): readonly (string | Drawn)[] {
  const run = /q\n1 0 0 -1 0 841\.89 cm\nBT\n1 0 0 1 ([\d.]+) ([\d.]+) Tm\n[\s\S]*?ET\nQ\n/g;
  const pieces: (string | Drawn)[] = [];
  let from = 0;
  for (const found of content.matchAll(run)) {
    pieces.push(content.slice(from, found.index));
    pieces.push({ text: found[0], x: Number(found[1]), top: height - Number(found[2]) });
    from = found.index + found[0].length;
  }
  return [...pieces, content.slice(from)];
}

type Move = (drawn: Drawn) => { readonly x?: number; readonly top?: number } | null;

/**
 * The texts for which `move` gives a place are drawn there instead, and all from the first of them to the last in the order of rows and
 * columns, as an eye reads them. `x` is a side of the table.
 */
function moved(move: Move, x: string) {
  return (content: string) => {
    const rows = rowsOf(content, x);
    const sides = [
      ...new Set([...content.matchAll(/^([\d.]+) [\d.]+ m\n\1 [\d.]+ l/gm)].map(([, at]) => Number(at))),
    ];
    const pieces = piecesOf(content).map((piece) => {
      const at = typeof piece === 'string' ? null : move(piece);
      if (typeof piece === 'string' || at === null) return { piece, isMoved: false };
      const { x: across = piece.x, top = piece.top } = at;
      const text = piece.text.replace(/1 0 0 1 [\d.]+ [\d.]+ Tm/, `1 0 0 1 ${across} ${height - top} Tm`);
      return { piece: { text, x: across, top }, isMoved: true };
    });
    const first = pieces.findIndex(({ isMoved }) => isMoved);
    const last = pieces.findLastIndex(({ isMoved }) => isMoved);
    const between = pieces.slice(first, last + 1).map(({ piece }) => piece);
    const key = ({ x: across, top }: Drawn) =>
      100 * rows.findLastIndex((row) => top > row.top) + sides.filter((side) => side < across + 0.5).length;
    const texts = between.filter((piece): piece is Drawn => typeof piece !== 'string');
    const plain = (list: readonly (string | Drawn)[]) =>
      list.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
    return [
      plain(pieces.slice(0, first).map(({ piece }) => piece)),
      plain(texts.sort((a, b) => key(a) - key(b))),
      plain(between.filter((piece) => typeof piece === 'string')),
      plain(pieces.slice(last + 1).map(({ piece }) => piece)),
    ].join('');
  };
}

/** Each text of some columns one row lower than it stands, those of the last row lower by `last`, or in the first row. */
function lower(x: string, from: number, to: number, last?: number) {
  return (content: string) => {
    const rows = rowsOf(content, x).slice(1);
    const move: Move = ({ x: across, top }) => {
      const row = rows.findIndex((own) => top > own.top && top < own.bottom);
      const own = rows[row];
      const below = own && last !== undefined ? { top: own.top + last } : rows[0];
      const [here, next] = [own, rows[row + 1] ?? below];
      if (here === undefined || next === undefined || across < from || across > to) return null;
      return { top: top + next.top - here.top };
    };
    return moved(move, x)(content);
  };
}

/** Upper and lower edge of each row of a table, from above. */
function rowsOf(content: string, x: string): readonly { readonly top: number; readonly bottom: number }[] {
  const side = new RegExp(
    `^${x.replace('.', '\\.')} ([\\d.]+) m\\n${x.replace('.', '\\.')} ([\\d.]+) l`,
    'gm',
  );
  return [...content.matchAll(side)].map(([, top, bottom]) => ({
    top: Number(top),
    bottom: Number(bottom),
  }));
}

let base: Uint8Array;
let long: Uint8Array;
beforeAll(async () => {
  base = (await renderPayload(aPayload())).bytes;
  const evidence = ['a', 'b', 'c'].map((name) => anEvidence(`${name}.pdf`, { caption: words(4, name) }));
  const answers = [anAnswer('1.1.a', { result: words(900), evidenceIds: evidence.map(({ id }) => id) })];
  long = (await renderPayload(aPayload({ answers, evidence }))).bytes;
});

it('Rows that break over pages, and lists of evidence, are what their payload says', () => {
  for (const pdf of [base, long]) expect(judged(pdf)).toEqual([]);
});

it('Lines that begin with white space, and changes of it, are what their payload says', async () => {
  const gaps = ['   ', '\n', '\u00a0 ', '  \n ', '\t', '\n\n'];
  const spaced = (shift: number) =>
    Array.from(
      { length: 300 },
      (_, i) => `từ${i}${i % 7 === 0 ? gaps[(i + shift) % gaps.length] : ' '}`,
    ).join('');
  const before = aPayload({ answers: [anAnswer('1.1.a', { result: spaced(0) })] });
  expect(judged((await renderPayload(before)).bytes)).toEqual([]);
  const after = aPayload({ answers: [anAnswer('1.1.a', { result: `${spaced(1)} Xong.` })] });
  const replaced = { payload: before, sha256: 'ab'.repeat(32), reason: 'Bổ sung số liệu.' };
  const payload = { ...after, version: 2, amendment: buildAmendment(replaced, after) };
  expect(judged((await renderPayload(payload)).bytes)).toEqual([]);
});

describe('a table whose cells stand in another row', () => {
  it('makes a signed file invalid, with states one row lower', async () => {
    const { verdict, payload, problems } = verifyPdf(
      await signedReturn({}, withPageContent(base, 1, lower('423.332677', 423, 483, 28))),
      trustRoot(),
    );
    expect([verdict, payload]).toEqual(['invalid', null]);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'page-text-differs', facts: { items: [aPayload().items[0]?.id] } }),
    );
  });

  it('is found by a heading over another column', () => {
    const shifted = moved(
      ({ x, top }) => (x > 423 && x < 483 && top < 402 && top > 369 ? { x: x + 2, top: top + 33 } : null),
      '423.332677',
    );
    expect(judged(withPageContent(base, 1, shifted))).not.toEqual([]);
  });

  it('is found by figures one row lower', () => {
    const page = pageNumbers(base).findIndex(
      (_, index) => rowsOf(pageContent(base, index + 1), '439.832677').length > 0,
    );
    expect(judged(withPageContent(base, page + 1, lower('439.832677', 439, 540)))).toEqual(['counts']);
  });

  it('is found by names of evidence in another row', () => {
    const side = /^(11[\d.]+) [\d.]+ m\n\1 /m.exec(pageContent(long, -1))?.[1] ?? '';
    expect(judged(withPageContent(long, -1, lower(side, 110, 370, 60)))).toEqual(['evidence[1]']);
  });
});

describe('lines that the form does not draw', () => {
  const drawn = (lines: string) => (content: string) =>
    `/Artifact << /Type /Layout >> BDC\nq 0 G ${lines} Q\nEMC\n${content}`;

  it.each([
    [
      'a letter of short lines',
      '0.5 w 268 338 m 269.6 338 l S 268 336.4 m 269.6 336.4 l S 268 335 m 268 338 l S',
    ],
    ['a stroke shorter than a letter', '0.5 w 268 338 m 268 339 l S'],
    ['a dot', '0.5 w 268 338 m 268 338 l S'],
    ['another rule as thick as those of the header', '0.75 w 200 338 m 260 338 l S'],
    ['another thickness', '0.6 w 85.03937 300 m 127.53937 300 l S'],
    [
      'a row of the table without its sides',
      ['85.03937 127.53937', '127.53937 259.836395']
        .map((x) => `0.5 w ${x.split(' ').join(' 300 m ')} 300 l S`)
        .join(' '),
    ],
  ])('are found: %s', (_, lines) => {
    expect(judged(withPageContent(base, 1, drawn(lines)))).toEqual(['rules']);
  });

  it.each<[string, (content: string) => string]>([
    ['a side of a row that is missing', (content) => content.replace(/^423\.332677 .* m\n.* l\n/m, '')],
    [
      'a side of a row that ends early',
      (content) =>
        content.replace(/^(423\.332677 )([\d.]+)( m)/m, (_, x, y, m) => `${x}${Number(y) + 9}${m}`),
    ],
    ['a rule of the header that is missing', (content) => content.replace(/^322\.\d+ .* m\n.* l\n/m, '')],
    ['a rule of the header that is longer', (content) => content.replace(/^322\.\d+( .* m)/m, '300$1')],
    [
      'a rule of the header that lies lower',
      (content) =>
        content.replace(
          /^(221\.\d+) ([\d.]+)( m\n[\d.]+) [\d.]+/m,
          (_, x, y, m) => `${x} ${Number(y) + 5}${m} ${Number(y) + 5}`,
        ),
    ],
  ])('are found: %s', (_, change) => {
    expect(judged(withPageContent(base, 1, change))).not.toEqual([]);
  });
});

describe('words that were taken out and put in', () => {
  let amended: Uint8Array;
  let page: number;
  beforeAll(async () => {
    const before = aPayload({ answers: [anAnswer('1.1.a', { result: 'Đã bố trí 06 cán bộ.' })] });
    const after = aPayload({ answers: [anAnswer('1.1.a', { result: 'Đã bố trí 02 cán bộ trực.' })] });
    const replaced = { payload: before, sha256: 'ab'.repeat(32), reason: 'Bổ sung số liệu.' };
    const payload = { ...after, version: 2, amendment: buildAmendment(replaced, after) };
    amended = (await renderPayload(payload)).bytes;
    page = pageNumbers(amended).findIndex((_, index) => bar.test(pageContent(amended, index + 1))) + 1;
  });
  const bar = /^([\d.]+) ([\d.]+) ([\d.]+) 0\.74 re$/m;

  it('are marked as the changes say', () => {
    expect(judged(amended)).toEqual([]);
  });

  it.each<[string, (content: string) => string]>([
    ['a mark that is missing', (content) => content.replace(bar, '$1 $2 0 0.74 re')],
    [
      'a mark over more words',
      (content) => content.replace(bar, (_, x, y, w) => `${x} ${y} ${Number(w) + 12} 0.74 re`),
    ],
    [
      'a strike that underlines',
      (content) => content.replace(bar, (_, x, y, w) => `${x} ${Number(y) + 4.07} ${w} 0.74 re`),
    ],
    [
      'a mark beside the words',
      (content) => content.replace(bar, (_, x, y, w) => `${x} ${y} ${w} 0.74 re\n400 ${y} 20 0.74 re`),
    ],
  ])('are found with %s', (_, change) => {
    expect(judged(withPageContent(amended, page, change))).toEqual(['rules']);
  });
});

describe('a text that is heard or read otherwise than it is seen', () => {
  it.each(['/ActualText (Khac)', '/Alt (Khac)', '/E (Khac)', '/Lang (en)'])(
    'is not taken for read: %s',
    (entry) => {
      const spoken = (content: string) =>
        content.replace(/\/MCID \d+\s*>>/, (mark) => mark.replace('>>', `${entry} >>`));
      expect(judged(withPageContent(base, 1, spoken))).toEqual(['unread', 'spoken-text']);
    },
  );

  it.each<[string, string, number]>([
    ['in the body', '/F1 14 Tf', 8],
    ['in a table', '/F1 12 Tf', 8],
    ['in a table', '/F1 12 Tf', 14],
  ])('is found in small or large print %s', (_, size, other) => {
    const changed = (content: string) => {
      const at = content.lastIndexOf(size);
      return `${content.slice(0, at)}/F1 ${other} Tf${content.slice(at + size.length)}`;
    };
    expect(judged(withPageContent(base, 1, changed))).not.toEqual([]);
  });
});
