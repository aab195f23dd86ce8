import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, answerSchema, emptyAnswer, statuses } from '../../../shared/domain/answer.ts';
import {
  answerRules,
  captionRules,
  fieldDifferences,
  isSameJson,
  mergeFields,
} from '../../../shared/domain/transferMerge.ts';

const text = fc.oneof(fc.constant(''), fc.string({ maxLength: 12 }));
const answers: fc.Arbitrary<Answer> = fc.record({
  itemId: fc.constant('1.1.a'),
  status: fc.constantFrom(...statuses),
  result: text,
  reason: text,
  assignee: text,
  completedOn: fc.constantFrom(null, '2024-05-01', '2024-05-02'),
  evidenceIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
});
const noChoice = () => undefined;

describe('merging two states of an answer', () => {
  test('equal ones differ in nothing and stay as they are', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(fieldDifferences(answer, answer, answerRules)).toEqual([]);
        expect(mergeFields(answer, answer, answerRules, () => 'theirs')).toEqual(answer);
      }),
    );
  });

  test('without a choice every value that is here is kept', () => {
    fc.assert(
      fc.property(answers, answers, (mine, theirs) => {
        const merged = mergeFields(mine, theirs, answerRules, noChoice);
        if (mine.status !== 'not-started') expect(merged.status).toBe(mine.status);
        if (mine.result !== '') expect(merged.result).toBe(mine.result);
        if (mine.reason !== '') expect(merged.reason).toBe(mine.reason);
        if (mine.assignee !== '') expect(merged.assignee).toBe(mine.assignee);
        if (mine.completedOn !== null) expect(merged.completedOn).toBe(mine.completedOn);
        expect(merged.evidenceIds.slice(0, mine.evidenceIds.length)).toEqual(mine.evidenceIds);
      }),
    );
  });

  test('what is empty here is filled, so that nothing of the package is lost either', () => {
    fc.assert(
      fc.property(answers, (theirs) => {
        expect(mergeFields(emptyAnswer('1.1.a'), theirs, answerRules, noChoice)).toEqual(theirs);
      }),
    );
  });

  test('with "both" no text and no evidence of either side is lost', () => {
    fc.assert(
      fc.property(answers, answers, (mine, theirs) => {
        const merged = mergeFields(mine, theirs, answerRules, () => 'both');
        for (const field of ['result', 'reason', 'assignee'] as const) {
          expect(merged[field]).toContain(mine[field]);
          expect(merged[field]).toContain(theirs[field]);
        }
        expect(merged.evidenceIds).toEqual(
          expect.arrayContaining([...mine.evidenceIds, ...theirs.evidenceIds]),
        );
        expect(new Set(merged.evidenceIds).size).toBe(merged.evidenceIds.length);
      }),
    );
  });

  test('with "theirs" every field that says something there says it here', () => {
    fc.assert(
      fc.property(answers, answers, (mine, theirs) => {
        const merged = mergeFields(mine, theirs, answerRules, ({ kind }) =>
          kind === 'conflict' ? 'theirs' : undefined,
        );
        if (theirs.status !== 'not-started') expect(merged.status).toBe(theirs.status);
        if (theirs.result !== '') expect(merged.result).toBe(theirs.result);
        if (theirs.completedOn !== null) expect(merged.completedOn).toBe(theirs.completedOn);
      }),
    );
  });

  test('the result is always an answer that the schema takes, and merging again adds nothing', () => {
    const choice = fc.constantFrom('mine', 'theirs', 'both', undefined);
    fc.assert(
      fc.property(answers, answers, choice, (mine, theirs, chosen) => {
        const merged = mergeFields(mine, theirs, answerRules, () => chosen);
        expect(answerSchema.safeParse(merged).success).toBe(true);
        const again = mergeFields(merged, theirs, answerRules, noChoice);
        if (chosen === 'both')
          expect(fieldDifferences(again, theirs, answerRules).every(({ field }) => !isList(field))).toBe(
            true,
          );
      }),
    );
  });

  test.each([
    ['result', 'Đã cấp 112', '12'],
    ['result', '12', 'Đã cấp 112'],
    ['result', 'Rà soát 125 máy', 'Rà soát 12'],
    ['result', 'Không hoàn thành', 'hoàn thành'],
    ['result', 'Đã cấp\n112 máy', '112'],
    ['assignee', 'Nguyễn Văn Anh', 'Nguyễn Văn An'],
    ['assignee', 'Lê Lan Anh; Trần Thu', 'Lan Anh'],
    ['assignee', 'Phòng A, B; C', 'B'],
  ] as const)('"both" keeps a text of %s that stands inside the other by chance', (field, own, other) => {
    const [mine, theirs] = [aText(field, own), aText(field, other)];
    const joint = field === 'result' ? '\n\n' : '; ';
    expect(mergeFields(mine, theirs, answerRules, () => 'both')[field]).toBe(`${own}${joint}${other}`);
  });

  test.each([
    ['result', 'Việc một.\n\nViệc hai.', 'Việc hai.'],
    ['result', 'Việc một.\nViệc hai.\nViệc ba.', 'Việc hai.'],
    ['result', 'Việc một.\r\nViệc hai.', 'Việc một.'],
    ['assignee', 'Lan; Nam; Thu', 'Nam; Thu'],
    ['assignee', 'Lan; Nam', 'Lan'],
  ] as const)(
    '"both" does not repeat in %s whole lines or names that the other has',
    (field, longer, part) => {
      const [mine, theirs] = [aText(field, longer), aText(field, part)];
      expect(mergeFields(mine, theirs, answerRules, () => 'both')[field]).toBe(longer);
      expect(mergeFields(theirs, mine, answerRules, () => 'both')[field]).toBe(longer);
    },
  );

  test('what "both" joined is no difference any more to a package that was taken in before', () => {
    fc.assert(
      fc.property(answers, answers, (mine, theirs) => {
        const merged = mergeFields(mine, theirs, answerRules, () => 'both');
        const left = fieldDifferences(merged, theirs, answerRules, { wasTakenIn: true });
        expect(left.filter(({ field }) => isText(field))).toEqual([]);
      }),
    );
  });

  test('what a colleague cut away is shown while the package is new', () => {
    const [mine, theirs] = [aText('result', 'Việc một.\n\nViệc hai.'), aText('result', 'Việc một.')];
    expect(fieldDifferences(mine, theirs, answerRules)).toMatchObject([
      { field: 'result', kind: 'conflict' },
    ]);
    expect(fieldDifferences(mine, theirs, answerRules, { wasTakenIn: true })).toEqual([]);
  });

  test('two texts that together are too long cannot both be kept, and the one here stays', () => {
    const [mine, theirs] = [{ caption: 'a'.repeat(600) }, { caption: 'b'.repeat(600) }];
    const [difference] = fieldDifferences(mine, theirs, captionRules);
    expect(difference).toMatchObject({ kind: 'conflict', canBoth: false, proposed: 'mine' });
    expect(mergeFields(mine, theirs, captionRules, () => 'both')).toEqual(mine);
  });
});

function aText(field: 'result' | 'assignee', text: string): Answer {
  return { ...emptyAnswer('1.1.a'), [field]: text };
}

function isText(field: string): boolean {
  return answerRules[field]?.kind === 'text';
}

function isList(field: string): boolean {
  return field === 'evidenceIds';
}

test('the order of members does not make two values different', () => {
  expect(isSameJson({ a: 1, b: [{ c: 2, d: null }] }, { b: [{ d: null, c: 2 }], a: 1 })).toBe(true);
  expect(isSameJson({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(isSameJson([1, 2], [2, 1])).toBe(false);
  expect(isSameJson([], {})).toBe(false);
});
