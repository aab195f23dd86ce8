import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unprovenPages } from '../../../electron/engine/unprovenPages.ts';
import { buildAmendment } from '../../../shared/domain/buildAmendment.ts';
import type { Payload } from '../../../shared/domain/payload.ts';
import { aPayload } from '../../builders/aPayload.ts';
import { renderPayload } from '../report/renderPayload.ts';

const original = aPayload();

/** What the check says against pages that were made of a payload. */
async function faultsOf(payload: Payload) {
  return unprovenPages((await renderPayload(payload)).bytes, payload, null);
}

type Texts = Partial<Pick<Payload['items'][number], 'result' | 'reason' | 'assignee'>>;

function answered(texts: readonly Texts[]): Payload {
  return { ...original, items: original.items.map((item, i) => ({ ...item, ...texts[i] })) };
}

function amended(before: readonly Texts[], after: readonly Texts[], reason: string): Payload {
  const next = { ...answered(after), version: 2, exportedAt: '2024-05-10T08:00:00+07:00' };
  const replaced = { payload: answered(before), sha256: 'ab'.repeat(32), reason };
  return { ...next, amendment: buildAmendment(replaced, next) };
}

const fixed = '\u00a0';
const held = Array(60).fill('abcdef').join(fixed);

describe('the pages of an amended return', { timeout: 120_000 }, () => {
  it.each([
    ['begins with white space and is wider than a line', fixed.repeat(5) + held],
    ['is held together behind other words', `${'một hai ba bốn năm '.repeat(4)} ${fixed.repeat(6)}${held}`],
    ['is a word behind white space', `x\n    ${'ab/W'.repeat(200)}`],
    ['is white space of several lines', `${fixed.repeat(400)}x${fixed.repeat(400)}y`],
    ['ends in white space of several lines', `x${fixed.repeat(400)}`],
    ['has a mark upon a blank', 'x \u0301 b'],
    ['is a mark alone', '\u0301'],
    [
      'has marks apart from their letters and signs that the font has not',
      'e\u0302\u0301 o\u031b\u0301 😀\u202e\n漢 \ufeff',
    ],
    ['has a mark upon a letter that has none', 'Wax\u0323\u0302 VAx\u0301'],
  ])('are read where a text %s', async (_, text) => {
    expect(await faultsOf(amended([{ result: text }], [], 'x'))).toEqual([]);
    expect(await faultsOf(amended([], [{ result: text }], text.trim().slice(0, 300)))).toEqual([]);
    expect(await faultsOf(amended([{ result: 'x' }], [{ result: `x${text}` }], 'x'))).toEqual([]);
  });

  it('are read where a name ends in a mark below a letter that has none', async () => {
    const texts = [{ assignee: '  C x\u0323' }];
    expect(await faultsOf(amended([], texts, 'x'))).toEqual([]);
    expect(await faultsOf(amended(texts, [], 'x'))).toEqual([]);
  });

  it('are read where no-break spaces hold a text that was taken out and the one behind it together', async () => {
    const spaces = fixed.repeat(30);
    const before = [{ reason: `[U+1F600]${spaces}${'ab/W'.repeat(20)}${spaces}` }];
    expect(await faultsOf(amended(before, [{ reason: `[U+6F22]${spaces}da` }], 'x'))).toEqual([]);
  });

  it('are read where bars meet in white space that is wider than a line', async () => {
    const before = [{ result: `${' '.repeat(300)}\u200b ` }];
    expect(await faultsOf(amended(before, [{ result: '\u200b' }], 'x'))).toEqual([]);
  });

  const piece = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('đã', 'rà', 'soát', 'máy', 'Ộ', 'ừ', 'fi', 'WWW', 'a') },
    { weight: 4, arbitrary: fc.constantFrom(fixed, fixed.repeat(3), fixed.repeat(30), fixed.repeat(250)) },
    { weight: 4, arbitrary: fc.constantFrom(' ', '  ', '\t', '\u2003', '\u202f', '\u200b', ' '.repeat(300)) },
    { weight: 2, arbitrary: fc.constantFrom('\n', '\r\n', '\n\n', '\u2028', '\v', '\u0085') },
    {
      weight: 2,
      arbitrary: fc.constantFrom('e\u0302\u0301', '\u0301', 'x\u0323\u0302', '\u0300\u0301', ' \u0301'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('-', '–', '/', '.', '(', ')', '"', '…', '\u00ad', '\\', '%', '<'),
    },
    { weight: 1, arbitrary: fc.integer({ min: 5, max: 50 }).map((count) => 'ab/W'.repeat(count)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('😀', '漢', '\u202e', 'א', '\u2011', '½', 'ﬁ', '\u0307', '√', 'Ω'),
    },
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  const name = fc.constantFrom('', 'Nguyễn Thị Mẫu', `A${fixed}${fixed}B`, '  C x\u0323');
  const texts = fc.array(fc.record({ result: text, reason: text, assignee: name }), { maxLength: 4 });

  it('are read whatever the texts are', async () => {
    const reasons = text.map((reason) => reason.trim() || 'x');
    await fc.assert(
      fc.asyncProperty(texts, texts, reasons, async (before, after, reason) => {
        expect(await faultsOf(amended(before, after, reason))).toEqual([]);
      }),
      { numRuns: 30, seed: 1 },
    );
  });
});
