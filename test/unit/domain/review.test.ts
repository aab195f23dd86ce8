import { describe, expect, it } from 'vitest';
import { type Answer, statuses } from '../../../shared/domain/answer.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import {
  contradictionsIn,
  itemsToLookAt,
  remarksIn,
  reviewAnswer,
  reviewAnswers,
} from '../../../shared/domain/review.ts';
import { aDirective } from '../../builders/aDirective.ts';
import { anAnswer } from '../../builders/anAnswer.ts';

const items = directiveItems(aDirective());
const [item] = items;
if (item === undefined) throw new Error('the directive has no items');
const codes = (overrides: Partial<Answer>) =>
  reviewAnswer(item, anAnswer(item.id, { completedOn: null, ...overrides })).map(({ code }) => code);

describe('the review of one answer', () => {
  it('finds nothing in a done answer with result and evidence', () => {
    expect(codes({ evidenceIds: ['a'] })).toEqual([]);
  });

  it('calls status against text or evidence a contradiction', () => {
    expect(codes({ result: ' ', evidenceIds: ['a'] })).toEqual(['done-without-result']);
    expect(codes({ status: 'not-applicable', reason: ' \n' })).toEqual(['reason-missing']);
    expect(codes({ status: 'nothing-occurred', result: '', evidenceIds: ['a'] })).toEqual([
      'nothing-occurred-with-evidence',
    ]);
    expect(codes({ status: 'in-progress', completedOn: '2024-05-01' })).toEqual(['completed-but-open']);
  });

  it('only remarks on missing evidence and on content that is not started', () => {
    expect(codes({})).toEqual(['no-evidence']);
    expect(codes({ status: 'not-started' })).toEqual(['not-started-with-text']);
    expect(codes({ status: 'not-started', result: '' })).toEqual(['unanswered']);
  });

  it('accepts every status with its text', () => {
    for (const status of statuses) {
      const found = reviewAnswer(item, anAnswer(item.id, { status, reason: 'lý do', completedOn: null }));
      expect(contradictionsIn(found)).toEqual([]);
    }
  });
});

describe('the review of a return', () => {
  it('follows the order of the paper and does not count plainly unanswered items as worth a look', () => {
    const answers = items.map(({ id }) =>
      anAnswer(id, { status: 'not-started', result: '', completedOn: null }),
    );
    const [first, second, third] = items;
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few items');
    const findings = reviewAnswers(items, [
      anAnswer(second.id, { result: '', evidenceIds: ['a'] }),
      anAnswer(first.id, { evidenceIds: [] }),
      ...answers.slice(2),
    ]);
    expect(findings.slice(0, 3).map(({ itemId }) => itemId)).toEqual([first.id, second.id, third.id]);
    expect(contradictionsIn(findings).map(({ itemId }) => itemId)).toEqual([second.id]);
    expect(remarksIn(findings).map(({ itemId }) => itemId)).toEqual([first.id]);
    expect([...itemsToLookAt(findings)].sort()).toEqual([first.id, second.id].sort());
  });
});
