import { describe, expect, it } from 'vitest';
import { pairAmendments } from '../../../electron/cli/pairAmendments.ts';
import type { VerifiedArgument } from '../../../electron/cli/verifyCommand.ts';
import type { VerifiedPayload } from '../../../shared/domain/verifyEntry.ts';
import { aPayload } from '../../builders/aPayload.ts';

const hash = 'ab'.repeat(32);
const original: VerifiedPayload = aPayload();
const amended: VerifiedPayload = {
  ...original,
  version: 2,
  amendment: { number: 1, replaces: { sha256: hash, version: 1, exportedAt: original.exportedAt } },
};

function argument(file: string, payload: VerifiedPayload | null, sha256: string): VerifiedArgument {
  const verdict = payload === null ? 'invalid' : 'valid';
  return { file, sha256, isReadable: true, entry: { verdict, signatures: [], payload, problems: [] } };
}

/** Verdict and rule or code of the amendment beside what is said to be its original. */
function judge(payload: VerifiedPayload, beside: VerifiedPayload | null, sha256 = hash) {
  const [, entry] = pairAmendments([
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
    ['version', { ...original, version: 2 }],
    ['exported-at', { ...original, exportedAt: '2024-05-08T10:30:01+07:00' }],
    ['number', { ...original, amendment: amended.amendment }],
  ])('is broken by an original that does not fit: %s', (rule, beside) => {
    expect(judge(amended, beside)).toEqual(['invalid', rule]);
  });

  it('is broken by a gap in the versions', () => {
    expect(judge({ ...amended, version: 3 }, original)).toEqual(['invalid', 'version']);
  });

  it('is broken by another file of the version that is replaced', () => {
    expect(judge(amended, original, 'ef'.repeat(32))).toEqual(['invalid', 'sha256']);
  });
});
