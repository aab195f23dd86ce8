import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDirectiveLibrary } from '../../../electron/engine/directives/directiveLibrary.ts';
import { statuses } from '../../../shared/domain/answer.ts';
import { checkAnswers, type EvidenceCheck } from '../../../shared/domain/checkAnswers.ts';
import { directiveItems } from '../../../shared/domain/directive.ts';
import { problem, type Result } from '../../../shared/result.ts';

const assets = path.resolve(import.meta.dirname, '../../../assets');
const library = await openDirectiveLibrary(path.join(assets, 'directives'));
const found = library.byId('tuyen-quang-2024-04');
if (!found.ok) throw new Error('the first directive is missing');
const directive = found.value;

const anyFile: EvidenceCheck = () => null;
const today = '2024-05-06';
const period = { from: '2024-04-27', to: '2024-05-07' };
const smallest = { formatVersion: 1, period, answers: [] };

/** `path code` of each problem, in order. */
function problemsIn(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.problems.map(({ path: place, code }) => `${place ?? ''} ${code}`);
}
function check(json: unknown, kind: string | null = 'ubnd-huyen', evidence = anyFile) {
  return checkAnswers(json, directive, kind, evidence, today);
}

describe('answers file', () => {
  it('may leave out everything but version, period and answers', () => {
    const checked = check(smallest);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(checked.value.answers).toHaveLength(18);
    expect(checked.value.unanswered).toHaveLength(18);
    expect(checked.value.file).toMatchObject({
      version: 1,
      deadline: null,
      sample: false,
      directive: { number: null, day: null },
      texts: { direction: '', difficulties: '', proposals: '', contactPoint: '' },
    });
  });

  it('puts the answers in the order of the paper', () => {
    const checked = check({
      ...smallest,
      answers: [
        { item: '4.2.a', status: 'done', result: 'b' },
        { item: '1.1.a', status: 'done', result: 'a' },
      ],
    });
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(checked.value.answers[0]).toMatchObject({ item: '1.1.a', result: 'a' });
    expect(checked.value.answers[17]).toMatchObject({ item: '4.2.a', result: 'b' });
    expect(checked.value.unanswered).toHaveLength(16);
  });

  it('tells all problems at once, each with its path', () => {
    const json = {
      formatVersion: 1,
      period: { from: '2024-05-07', to: '2024-04-27' },
      extra: true,
      answers: [
        { item: '1.1.a', status: 'done', result: '  ' },
        { item: '9.9.z', status: 'done', result: 'x' },
        { item: '1.1.a', status: 'not-applicable' },
        { item: '1.2.a', status: 'done', result: 'x', completedOn: '2024-04-31' },
        { item: '1.2.b', status: 'nothing-occurred' },
        { item: '2.1.a', status: 'in-progress' },
        { item: '1.3.a', status: 'finished' },
        { item: '1.3.b', status: 'done', result: 7 },
        { status: 'done', result: 'x' },
      ],
    };
    expect(problemsIn(check(json))).toEqual([
      'extra field-unknown',
      'period period-reversed',
      'answers[0].result result-missing',
      'answers[1].item unknown-item',
      'answers[2].item duplicate-item',
      'answers[2].reason reason-missing',
      'answers[3].completedOn date-does-not-exist',
      'answers[4].status nothing-occurred-not-allowed',
      'answers[5].item item-not-applicable-to-unit',
      'answers[6].status input-shape',
      'answers[7].result input-shape',
      'answers[8].item field-missing',
    ]);
  });

  it.each([
    ['null', null, [' input-shape']],
    ['a list', [], [' input-shape']],
    ['another version', { ...smallest, formatVersion: 2 }, ['formatVersion input-shape']],
    ['no period', { formatVersion: 1, answers: [] }, ['period field-missing']],
    ['no answers', { formatVersion: 1, period }, ['answers field-missing']],
    ['answers as an object', { ...smallest, answers: {} }, ['answers input-shape']],
    ['a return id that is none', { ...smallest, returnId: 'x' }, ['returnId input-shape']],
    [
      'a period day that does not exist',
      { ...smallest, period: { ...period, to: '2023-02-29' } },
      ['period.to date-does-not-exist', 'period period-reversed'],
    ],
    [
      'a status that is missing',
      { ...smallest, answers: [{ item: '1.1.a' }] },
      ['answers[0].status field-missing'],
    ],
  ])('is refused when it is or has %s', (_, json, expected) => {
    expect(problemsIn(check(json))).toEqual(expected);
  });

  it('lets the unit fill in the open day and number of the directive, as far as the calendar goes', () => {
    expect(check({ ...smallest, directive: { number: '1496', day: 30 } }).ok).toBe(true);
    expect(problemsIn(check({ ...smallest, directive: { number: null, day: 31 } }))).toEqual([
      'directive.day date-does-not-exist',
    ]);
    const numbered = { ...directive, metadata: { ...directive.metadata, number: '12' } };
    expect(
      problemsIn(
        checkAnswers({ ...smallest, directive: { number: '13', day: null } }, numbered, 'so', anyFile, today),
      ),
    ).toEqual(['directive.number directive-reference-differs']);
  });

  it('gives number and day as a document can bear them', () => {
    expect(check({ ...smallest, number: '45/BC', issuedOn: today }).ok).toBe(true);
    expect(problemsIn(check({ ...smallest, number: '4 5', issuedOn: '2024-05-07' }))).toEqual([
      'number document-number-wrong',
      'issuedOn document-day-in-future',
    ]);
    expect(problemsIn(check({ ...smallest, issuedOn: '2024-03-31' }))).toEqual([
      'issuedOn document-day-too-early',
    ]);
  });

  it('names the evidence that the folder does not offer', () => {
    const json = {
      ...smallest,
      answers: [{ item: '1.1.a', status: 'done', result: 'x', evidence: ['a.pdf', 'b.pdf'] }],
      captions: { 'a.pdf': 'Ảnh', 'c d.pdf': 'Lạc' },
    };
    const missing: EvidenceCheck = (file) =>
      file === 'b.pdf' ? problem('evidence-file-missing', { file }) : null;
    expect(problemsIn(check(json, 'ubnd-huyen', missing))).toEqual([
      'captions["c d.pdf"] caption-without-evidence',
      'answers[0].evidence[1] evidence-file-missing',
    ]);
  });

  it('reads decomposed Vietnamese as the same text', () => {
    const json = {
      ...smallest,
      answers: [
        {
          item: '1.1.a',
          status: 'done',
          result: 'Đã rà soát'.normalize('NFD'),
          evidence: ['ảnh.jpg'.normalize('NFD')],
        },
      ],
      captions: { 'ảnh.jpg': 'Ảnh' },
    };
    const checked = check(json);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(checked.value.answers[0]?.result).toBe('Đã rà soát'.normalize('NFC'));
  });

  it('of a kind that is not addressed needs a recorded choice of a group', () => {
    expect(problemsIn(check(smallest, 'ubnd-xa'))).toEqual(['adoptedGroup unit-not-addressed']);
    expect(problemsIn(check({ ...smallest, adoptedGroup: 'nobody' }, 'ubnd-xa'))).toEqual([
      'adoptedGroup adopted-group-unknown',
    ]);
    expect(problemsIn(check({ ...smallest, adoptedGroup: 'so-tttt' }, 'ubnd-huyen'))).toEqual([
      'adoptedGroup adoption-not-needed',
    ]);
    const adopted = check({ ...smallest, adoptedGroup: 'so-tttt' }, 'ubnd-xa');
    expect(adopted).toMatchObject({ ok: true, value: { adopted: true, groupId: 'so-tttt' } });
    if (adopted.ok) expect(adopted.value.answers).toHaveLength(22);
  });

  it('is checked as far as possible while the unit is unknown', () => {
    expect(problemsIn(check({ ...smallest, answers: [{ item: 'x', status: 'done' }] }, null))).toEqual([
      'answers[0].item unknown-item',
      'answers[0].result result-missing',
    ]);
    expect(check(smallest, null)).toEqual({ ok: false, problems: [] });
  });

  it('never throws, whatever JSON it is', () => {
    const answer = fc.record(
      {
        item: fc.oneof(fc.constantFrom('1.1.a', '1.2.c', '2.1.a', '3.3.b'), fc.jsonValue()),
        status: fc.oneof(fc.constantFrom(...statuses), fc.jsonValue()),
        result: fc.oneof(fc.string(), fc.jsonValue()),
        evidence: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
        completedOn: fc.oneof(fc.constantFrom('2024-04-30', '2024-04-31', null), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const file = fc.record(
      {
        formatVersion: fc.constant(1),
        period: fc.oneof(fc.constant(period), fc.jsonValue()),
        answers: fc.oneof(fc.array(answer), fc.jsonValue()),
        captions: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(file, fc.jsonValue()), (json) => {
        const result = check(json);
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is accepted whenever each answer follows the rules of its status', () => {
    const rules = directiveItems(directive)
      .slice(0, 16)
      .map((item) =>
        fc
          .constantFrom(...statuses.filter((s) => s !== 'nothing-occurred' || item.nothingOccurredAllowed))
          .map((status) => ({
            item: item.id,
            status,
            ...(status === 'done' ? { result: 'Đã thực hiện' } : {}),
            ...(status === 'not-applicable' ? { reason: 'Không có hệ thống' } : {}),
          })),
      );
    fc.assert(
      fc.property(fc.tuple(...rules), fc.integer({ min: 0, max: 16 }), (answers, count) => {
        const result = check({ ...smallest, answers: answers.slice(0, count) });
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        expect(result.value.answers).toHaveLength(18);
      }),
    );
  });
});
