import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenReturn } from '../../../shared/contractAnswers.ts';
import { statuses } from '../../../shared/domain/answer.ts';
import {
  type Edit,
  type EditHistory,
  endVisit,
  noHistory,
  recordEdit,
  recordTyping,
  stepBack,
  stepFits,
  stepForward,
} from '../../../shared/domain/editHistory.ts';
import {
  type EditTarget,
  placed,
  sameValue,
  targetKey,
  valueAt,
  withChanges,
} from '../../../shared/domain/editTargets.ts';
import { anAnswer } from '../../builders/anAnswer.ts';
import { anEvidence } from '../../builders/anEvidence.ts';
import { anOpenReturn } from '../../builders/anOpenReturn.ts';

const files = [anEvidence('một.png'), anEvidence('hai.pdf'), anEvidence('ba.pdf')];
const ids = files.map(({ id }) => id);
const start = anOpenReturn({
  answers: [anAnswer('1.1.a', { evidenceIds: ids.slice(0, 2) }), anAnswer('1.1.b')],
  evidence: files,
});

const itemId = fc.constantFrom('1.1.a', '1.1.b', '1.1.c');
const text = fc.string({ maxLength: 4 });
const day = fc.constantFrom(null, '2024-04-22', '2024-04-23');

/** A place and a value that may be written there. */
const write: fc.Arbitrary<readonly [EditTarget, unknown]> = fc.oneof(
  fc.tuple(
    itemId.map((id): EditTarget => ({ kind: 'answer', itemId: id, field: 'result' })),
    text,
  ),
  fc.tuple(
    itemId.map((id): EditTarget => ({ kind: 'answer', itemId: id, field: 'status' })),
    fc.constantFrom(...statuses),
  ),
  fc.tuple(
    itemId.map((id): EditTarget => ({ kind: 'answer', itemId: id, field: 'completedOn' })),
    day,
  ),
  fc.tuple(fc.constant<EditTarget>({ kind: 'text', field: 'direction' }), text),
  fc.tuple(fc.constant<EditTarget>({ kind: 'detail', field: 'deadline' }), day),
  fc.tuple(
    fc.constant<EditTarget>({ kind: 'detail', field: 'period' }),
    fc.record({ from: fc.constantFrom('2024-04-01', '2024-04-02'), to: fc.constant('2024-05-01') }),
  ),
  fc.tuple(fc.constantFrom(...ids.map((id): EditTarget => ({ kind: 'caption', evidenceId: id }))), text),
  fc.tuple(
    fc.tuple(itemId, fc.constantFrom(...ids)).map(([item, evidenceId]): EditTarget => {
      return { kind: 'link', itemId: item, evidenceId };
    }),
    fc.option(fc.nat({ max: 2 })),
  ),
);
const act = { name: 'bulk', count: 1 } as const;

type Deed =
  | { readonly do: 'choose'; readonly writes: readonly (readonly [EditTarget, unknown])[] }
  | { readonly do: 'type'; readonly writes: readonly [readonly [EditTarget, unknown]] }
  | { readonly do: 'leave' };

/** An edit names each place once. */
const severalPlaces = fc.uniqueArray(write, {
  minLength: 1,
  maxLength: 4,
  selector: ([target]) => targetKey(target),
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('choose' as const), writes: severalPlaces }),
  fc.record({ do: fc.constant('type' as const), writes: fc.tuple(write) }),
  fc.record({ do: fc.constant('leave' as const) }),
);

interface State {
  readonly data: OpenReturn;
  readonly history: EditHistory;
}

function make({ data, history }: State, made: Deed): State {
  if (made.do === 'leave') return { data, history: endVisit(history) };
  let next = data;
  const changes = made.writes.map(([target, wanted]) => {
    const from = valueAt(next, target);
    const changed = withChanges(next, [{ target, from, to: wanted }]);
    next = changed;
    return { target, from, to: valueAt(changed, target) };
  });
  const edit: Edit = { act, changes };
  return {
    data: next,
    history: made.do === 'type' ? recordTyping(history, edit) : recordEdit(history, edit),
  };
}

function back({ data, history }: State): State {
  const step = stepBack(history);
  if (step === null) return { data, history };
  expect(stepFits(data, step.changes)).toBe(true);
  return { data: withChanges(data, step.changes), history: step.history };
}

function forward({ data, history }: State): State {
  const step = stepForward(history);
  if (step === null) return { data, history };
  expect(stepFits(data, step.changes)).toBe(true);
  return { data: withChanges(data, step.changes), history: step.history };
}

const done = (deeds: readonly Deed[]) => deeds.reduce(make, { data: start, history: noHistory });

describe('the history of a return', () => {
  it('takes every edit back until the return is as it was, and makes all of them again', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
        const end = done(deeds);
        let state = end;
        const count = end.history.past.length;
        for (let step = 0; step < count; step += 1) state = back(state);
        expect(state.data).toEqual(start);
        expect(stepBack(state.history)).toBeNull();
        for (let step = 0; step < count; step += 1) state = forward(state);
        expect(state.data).toEqual(end.data);
        expect(state.history.past).toEqual(end.history.past);
        expect(stepForward(state.history)).toBeNull();
      }),
    );
  });

  it('is where it was after a step back and a step forward, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 12 }), fc.nat({ max: 12 }), (deeds, steps) => {
        let state = done(deeds);
        for (let step = 0; step < steps; step += 1) state = back(state);
        if (stepBack(state.history) === null) return;
        const again = forward(back(state));
        expect(again.data).toEqual(state.data);
        expect(again.history.past).toEqual(state.history.past);
        expect(again.history.future).toEqual(state.history.future);
      }),
    );
  });

  it('holds only edits that changed something', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
        for (const { changes } of done(deeds).history.past) {
          expect(changes.length).toBeGreaterThan(0);
          for (const { from, to } of changes) expect(sameValue(from, to)).toBe(false);
        }
      }),
    );
  });

  it('forgets what was taken back once something new is done', () => {
    const one = make({ data: start, history: noHistory }, choose('1.1.a', 'in-progress'));
    const other = make(back(one), choose('1.1.b', 'in-progress'));
    expect(stepForward(other.history)).toBeNull();
    expect(other.history.past).toHaveLength(1);
  });

  it('takes what is typed into a field until it is left as one edit, and back to the start as none', () => {
    const typed = ['Đ', 'Đã', 'Đã rà'].reduce((state, word) => make(state, type('1.1.a', word)), {
      data: start,
      history: noHistory,
    });
    expect(typed.history.past).toHaveLength(1);
    expect(back(typed).data).toEqual(start);
    const later = make(make(typed, { do: 'leave' }), type('1.1.a', 'Đã rà soát'));
    expect(later.history.past).toHaveLength(2);
    const none = make(typed, type('1.1.a', String(start.answers[0]?.result)));
    expect(none.history.past).toHaveLength(0);
  });

  it('does not fit a return that was changed by another way', () => {
    const one = make({ data: start, history: noHistory }, choose('1.1.a', 'in-progress'));
    const target: EditTarget = { kind: 'answer', itemId: '1.1.a', field: 'status' };
    const other = withChanges(one.data, [{ target, from: 'in-progress', to: 'not-applicable' }]);
    expect(stepFits(other, stepBack(one.history)?.changes ?? [])).toBe(false);
  });

  it('puts a file back where it stood', () => {
    expect(placed(['a', 'b', 'c'], 'b', null)).toEqual(['a', 'c']);
    expect(placed(['a', 'c'], 'b', 1)).toEqual(['a', 'b', 'c']);
    expect(placed(['a'], 'b', 9)).toEqual(['a', 'b']);
  });
});

function choose(item: string, status: string): Deed {
  return { do: 'choose', writes: [[{ kind: 'answer', itemId: item, field: 'status' }, status]] };
}

function type(item: string, result: string): Deed {
  return { do: 'type', writes: [[{ kind: 'answer', itemId: item, field: 'result' }, result]] };
}
