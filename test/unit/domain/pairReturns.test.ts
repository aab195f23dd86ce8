import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CheckedReturn, pairReturns } from '../../../shared/domain/pairReturns.ts';
import { tellSuperseded } from '../../../shared/domain/supersededReturns.ts';
import type { VerifiedPayload, VerifyEntry } from '../../../shared/domain/verifyEntry.ts';
import { aPayload } from '../../builders/aPayload.ts';

const hash = 'ab'.repeat(32);
const original: VerifiedPayload = aPayload();
const replaces = { sha256: hash, version: 1, exportedAt: original.exportedAt };
const amended: VerifiedPayload = { ...original, version: 2, amendment: { number: 1, replaces } };

function argument(file: string, payload: VerifiedPayload | null, sha256: string): CheckedReturn {
  const verdict = payload === null ? 'invalid' : 'valid';
  const entry: VerifyEntry = { verdict, signatures: [], payload, problems: [] };
  if (payload === null) return { file, sha256, entry };
  const payloadSha256 = createHash('sha256').update(JSON.stringify(payload)).digest('hex');
  return { file, sha256, entry: { ...entry, payloadSha256 } };
}

/** Verdict and rule or code of the amendment beside what is said to be its original. */
function judge(payload: VerifiedPayload, beside: VerifiedPayload | null, sha256 = hash) {
  const [, entry] = pairReturns([
    argument('old.pdf', beside, sha256),
    argument('new.pdf', payload, 'cd'.repeat(32)),
  ]).map((checked) => checked.entry);
  return [
    entry?.verdict,
    ...(entry?.problems ?? []).map(({ code, facts }) => ('rule' in facts ? facts.rule : code)),
  ];
}

describe('a chain of amended returns', () => {
  it('is whole when each continues the file it names', () => {
    expect(judge(amended, original)).toEqual(['valid']);
  });

  it('says nothing of first returns', () => {
    expect(judge(original, original)).toEqual(['valid']);
  });

  it('is open when the original is not there, whatever else is', () => {
    const other = { ...original, returnId: '7b0c4a1e-31f5-4f5e-9d0c-6f0f0a1b2c3d' };
    expect(judge(amended, other, 'ef'.repeat(32))).toEqual(['valid', 'amendment-original-missing']);
    expect(judge(amended, amended, 'ef'.repeat(32))).toEqual(['valid', 'amendment-original-missing']);
  });

  it.each<[string, VerifiedPayload | null]>([
    ['original-invalid', null],
    ['return', { ...original, returnId: '7b0c4a1e-31f5-4f5e-9d0c-6f0f0a1b2c3d' }],
    ['unit', { ...original, unit: { ...original.unit, code: 'KHAC' } }],
    ['directive', { ...original, directive: { ...original.directive, id: 'khac' } }],
    ['directive-content', { ...original, directive: { ...original.directive, sha256: 'ef'.repeat(32) } }],
    ['version', { ...original, version: 2 }],
    ['exported-at', { ...original, exportedAt: '2024-05-08T10:30:01+07:00' }],
    [
      'number',
      {
        ...original,
        amendment: { number: 1, replaces: { ...replaces, sha256: 'ef'.repeat(32) } },
      },
    ],
  ])('is broken by an original that does not fit: %s', (rule, beside) => {
    expect(judge(amended, beside)).toEqual(['invalid', rule]);
  });

  it('is not broken by versions that were sent back inside the office, but by one that does not rise', () => {
    expect(judge({ ...amended, version: 3 }, original)[0]).toBe('valid');
    expect(judge({ ...amended, version: 1 }, original)).toEqual(['invalid', 'version']);
  });

  it('is broken by another file of the version that is replaced', () => {
    expect(judge(amended, original, 'ef'.repeat(32))).toEqual(['invalid', 'sha256']);
  });

  const third: VerifiedPayload = {
    ...amended,
    version: 3,
    exportedAt: '2024-06-01T08:00:00+07:00',
    amendment: {
      number: 2,
      replaces: { sha256: 'cd'.repeat(32), version: 2, exportedAt: amended.exportedAt },
    },
  };
  const codesOf = (files: readonly CheckedReturn[]) =>
    pairReturns(files).map(({ entry: { verdict, problems } }) => [
      verdict,
      ...problems.map(({ code, facts }) => ('rule' in facts ? facts.rule : code)),
    ]);

  it('is broken by a version that is left out between the files', () => {
    expect(codesOf([argument('1.pdf', original, hash), argument('3.pdf', third, 'ef'.repeat(32))])).toEqual([
      ['valid'],
      ['invalid', 'gap'],
    ]);
  });

  it('is broken for every later file when one link is', () => {
    const other = { ...original, unit: { ...original.unit, code: 'KHAC' } };
    const files = [
      argument('3.pdf', third, 'ef'.repeat(32)),
      argument('2.pdf', amended, 'cd'.repeat(32)),
      argument('1.pdf', other, hash),
    ];
    expect(codesOf(files)).toEqual([['invalid', 'original-broken'], ['invalid', 'unit'], ['valid']]);
  });

  it('is open for both of two amendments that replace the same file', () => {
    const rival = { ...amended, exportedAt: '2024-05-20T08:00:00+07:00' };
    const files = [
      argument('1.pdf', original, hash),
      argument('2a.pdf', amended, 'cd'.repeat(32)),
      argument('2b.pdf', rival, 'ef'.repeat(32)),
    ];
    expect(codesOf(files)).toEqual([
      ['valid'],
      ['indeterminate', 'amendment-forked'],
      ['indeterminate', 'amendment-forked'],
    ]);
    expect(codesOf(files.slice(1))).toEqual([
      ['indeterminate', 'amendment-original-missing', 'amendment-forked'],
      ['indeterminate', 'amendment-original-missing', 'amendment-forked'],
    ]);
  });

  it('is open behind a fork, for every later file', () => {
    const rival = { ...amended, exportedAt: '2024-05-20T08:00:00+07:00' };
    const fourth: VerifiedPayload = {
      ...third,
      version: 4,
      amendment: {
        number: 3,
        replaces: { sha256: '03'.repeat(32), version: 3, exportedAt: third.exportedAt },
      },
    };
    const files = [
      argument('1.pdf', original, hash),
      argument('2a.pdf', amended, 'cd'.repeat(32)),
      argument('2b.pdf', rival, 'ef'.repeat(32)),
      argument('3.pdf', third, '03'.repeat(32)),
      argument('4.pdf', fourth, '04'.repeat(32)),
    ];
    expect(codesOf(files).slice(3)).toEqual([
      ['indeterminate', 'amendment-behind-fork'],
      ['indeterminate', 'amendment-behind-fork'],
    ]);
    expect(codesOf(files.filter(({ file }) => file !== '2b.pdf'))).toEqual([
      ['valid'],
      ['valid'],
      ['valid'],
      ['valid'],
    ]);
  });

  it('is open when an amendment does without a signature of the office, not without the preparer', () => {
    const bySeveral: VerifiedPayload = { ...original, requiredSignatures: ['preparer', 'head', 'agency'] };
    expect(judge(amended, bySeveral)).toEqual(['indeterminate', 'amendment-fewer-signatures']);
    expect(judge(amended, { ...original, requiredSignatures: ['preparer', 'head'] })).toEqual(['valid']);
    expect(judge({ ...amended, requiredSignatures: ['head', 'agency'] }, original)).toEqual(['valid']);
  });

  it('tells of the file that another one replaces, unless that one is invalid or forked', () => {
    const told = (files: readonly CheckedReturn[]) =>
      tellSuperseded(pairReturns(files)).map(({ entry: { verdict, problems } }) => [
        verdict,
        ...problems.map(({ code }) => code),
      ]);
    const first = argument('1.pdf', original, hash);
    const second = argument('2.pdf', amended, 'cd'.repeat(32));
    expect(told([first, second])).toEqual([['valid', 'amendment-superseded'], ['valid']]);
    const broken = argument('2.pdf', { ...amended, version: 1 }, 'cd'.repeat(32));
    expect(told([first, broken])[0]).toEqual(['valid']);
    const rival = { ...amended, exportedAt: '2024-05-20T08:00:00+07:00' };
    expect(told([first, second, argument('2b.pdf', rival, 'ef'.repeat(32))])[0]).toEqual(['valid']);
  });

  it('takes one amendment signed by the head and later by the agency for one', () => {
    const files = [
      argument('1.pdf', original, hash),
      argument('2.pdf', amended, 'cd'.repeat(32)),
      argument('2-so.pdf', amended, 'ef'.repeat(32)),
    ];
    expect(codesOf(files)).toEqual([['valid'], ['valid'], ['valid']]);
  });
});
