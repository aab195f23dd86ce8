import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DifferenceRun, wordDifference } from '../../../shared/domain/wordDifference.ts';

const side = (runs: readonly DifferenceRun[], left: DifferenceRun['kind']) =>
  runs
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('');

const aText = fc
  .array(fc.oneof(fc.constantFrom('đã', 'rà soát', '3/3', 'máy chủ', ' ', '\n', '  '), fc.string()))
  .map((parts) => parts.join(' '));

describe('the difference of two texts', () => {
  it('gives both of them back, whatever they are', () => {
    fc.assert(
      fc.property(aText, aText, (before, after) => {
        const runs = wordDifference(before, after);
        expect(side(runs, 'added')).toBe(before);
        expect(side(runs, 'removed')).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it('has no empty runs and never two of one kind in a row', () => {
    fc.assert(
      fc.property(aText, aText, (before, after) => {
        const runs = wordDifference(before, after);
        expect(runs.every(({ text }) => text !== '')).toBe(true);
        expect(runs.every(({ kind }, index) => kind !== runs[index + 1]?.kind)).toBe(true);
      }),
    );
  });

  it('names the words that changed', () => {
    expect(wordDifference('Đã vá 20/25 máy trạm.', 'Đã vá 25/25 máy trạm, 3/3 máy chủ.')).toEqual([
      { kind: 'kept', text: 'Đã vá ' },
      { kind: 'removed', text: '20/25' },
      { kind: 'added', text: '25/25' },
      { kind: 'kept', text: ' máy ' },
      { kind: 'removed', text: 'trạm.' },
      { kind: 'added', text: 'trạm, 3/3 máy chủ.' },
    ]);
  });

  it('shows a sentence that was written anew as one change', () => {
    expect(wordDifference('a b c', 'x y z').map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('keeps to lines, then to the whole, when a text is very long', () => {
    const lines = (mark: string) =>
      Array.from({ length: 3000 }, (_, index) => `${index % 2 ? mark : 'x'} dòng ${index}\n`).join('');
    const byLine = wordDifference(lines('a'), lines('b'));
    expect(side(byLine, 'removed')).toBe(lines('b'));
    expect(byLine).toContainEqual({ kind: 'removed', text: 'a dòng 1\n' });
    const whole = wordDifference('a\n'.repeat(5000), 'b\n'.repeat(5000));
    expect(whole.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
