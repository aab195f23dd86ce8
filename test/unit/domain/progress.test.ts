import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statuses } from '../../../shared/domain/answer.ts';
import { applicableItems } from '../../../shared/domain/applicability.ts';
import { itemGroups } from '../../../shared/domain/itemGroups.ts';
import { countAnswers, daysBetween, firstOpenItem, fractionOf } from '../../../shared/domain/progress.ts';
import { aDirective } from '../../builders/aDirective.ts';
import { anAnswer } from '../../builders/anAnswer.ts';

const someAnswers = fc.array(
  fc.record({ status: fc.constantFrom(...statuses), evidenceIds: fc.array(fc.constantFrom('a', 'b', 'c')) }),
);

describe('the progress', () => {
  it('counts each answer exactly once, and a shared file once', () => {
    fc.assert(
      fc.property(someAnswers, (parts) => {
        const answers = parts.map((part, place) => anAnswer(`1.${place}`, part));
        const { total, notStarted, inProgress, done, notApplicable, nothingOccurred, evidence } =
          countAnswers(answers);
        expect(notStarted + inProgress + done + notApplicable + nothingOccurred).toBe(total);
        expect(fractionOf(answers)).toEqual({ final: done + notApplicable + nothingOccurred, total });
        expect(evidence).toBe(new Set(parts.flatMap(({ evidenceIds }) => evidenceIds)).size);
        expect(firstOpenItem(answers) === null).toBe(notStarted + inProgress === 0);
      }),
    );
  });

  it('tells the days to a deadline, over months and years', () => {
    expect(daysBetween('2024-04-22', '2024-04-26')).toBe(4);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2024-12-31', '2025-01-01')).toBe(1);
    expect(daysBetween('2024-04-26', '2024-04-22')).toBe(-4);
  });
});

describe('the groups of the list', () => {
  it('are the sentences, and one for the closing section without a number', () => {
    const directive = aDirective();
    const owed = applicableItems(directive, 'ubnd-cap-huyen').map(({ id }) => id);
    const groups = itemGroups(directive, owed);
    expect(groups.map(({ number, label, items }) => [number, label, items.length])).toEqual([
      ['1.1', 'Nhân lực, trực 24/7', 5],
      ['1.2', 'Bản vá', 3],
      ['1.3', 'Lỗ hổng, mã độc, cảnh báo', 6],
      ['1.4', 'Ứng phó, khôi phục', 2],
      ['4', 'Trách nhiệm chung', 2],
    ]);
    expect(groups.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(owed);
  });

  it('leave out sections that the unit does not owe', () => {
    const directive = aDirective();
    expect(itemGroups(directive, ['1.1.a', '4.2.a']).map(({ number }) => number)).toEqual(['1.1', '4']);
  });
});
