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
    ['has a mark upon a letter that has none', 'Wax\u0323\u0302 VAx\u0301'],
  ])('are read where a text %s', async (_, text) => {
    expect(await faultsOf(amended([{ result: text }], [], 'x'))).toEqual([]);
    expect(await faultsOf(amended([], [{ result: text }], text.trim().slice(0, 300)))).toEqual([]);
    expect(await faultsOf(amended([{ result: 'x' }], [{ result: `x${text}` }], 'x'))).toEqual([]);
  });
});
