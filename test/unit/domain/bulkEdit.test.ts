import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedStatuses, statuses } from '../../../shared/domain/answer.ts';
import { bulkChanges, changedCount, pickRange, togglePick } from '../../../shared/domain/bulkEdit.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import { aDirective } from '../../builders/aDirective.ts';
import { anAnswer } from '../../builders/anAnswer.ts';

const items = directiveItems(aDirective());
const answers = new Map(items.map(({ id }) => [id, anAnswer(id, { reason: '', assignee: 'A' })]));
const none = { status: null, assignee: null, reason: null };

describe('an edit of several items', () => {
  it('changes nothing where nothing is wished or everything says so already', () => {
    expect(changedCount(bulkChanges(items, answers, none))).toBe(0);
    expect(changedCount(bulkChanges(items, answers, { ...none, status: 'done', assignee: 'A' }))).toBe(0);
  });

  it('gives a status only to items that may have it, and names the others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...statuses), (status) => {
        for (const [place, change] of bulkChanges(items, answers, { ...none, status }).entries()) {
          const item = items[place];
          const allowed = item !== undefined && allowedStatuses(item).includes(status);
          expect(change.statusRefused).toBe(!allowed);
          if (!allowed) expect(change.patch.status).toBeUndefined();
        }
      }),
    );
  });

  it('gives a reason only where none is written', () => {
    const written = new Map(answers).set('1.1.a', anAnswer('1.1.a', { reason: 'Đã nêu' }));
    const wish = { ...none, status: 'not-applicable', reason: 'Không có hệ thống' } as const;
    const changes = bulkChanges(items, written, wish);
    expect(changes.find(({ itemId }) => itemId === '1.1.a')?.patch.reason).toBeUndefined();
    expect(changes.find(({ itemId }) => itemId === '1.1.b')?.patch.reason).toBe('Không có hệ thống');
  });
});

describe('picking rows', () => {
  it('takes a row back that is picked twice', () => {
    expect(togglePick(togglePick(['a'], 'b'), 'b')).toEqual(['a']);
  });

  it('takes all rows between two, in whichever direction', () => {
    const listed = ['a', 'b', 'c', 'd'];
    expect(pickRange(listed, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(pickRange(listed, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(pickRange(listed, 'x', 'b')).toEqual(['b']);
  });
});
