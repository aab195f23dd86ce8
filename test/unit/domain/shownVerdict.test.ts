import { describe, expect, it } from 'vitest';
import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { summarizeChecked } from '../../../shared/domain/checkedSummary.ts';
import { contentState, isCountable, shownVerdict } from '../../../shared/domain/shownVerdict.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { checkedTotalsCsv } from '../../../shared/text/checkedTotalsCsv.ts';
import { verdictWords } from '../../../shared/text/verdictWords.ts';
import { aPayload } from '../../builders/aPayload.ts';

const payload = aPayload();

const file = (overrides: Partial<CheckedFile>): CheckedFile => ({
  fileId: '1'.repeat(32),
  file: 'a.pdf',
  sha256: null,
  verdict: 'valid',
  signatures: [],
  signers: [],
  payload,
  problems: [],
  replaces: null,
  checks: [],
  replacedBy: null,
  ...overrides,
});

describe('what is shown of checked files', () => {
  it('is "confirmed" only when nothing is left open', () => {
    const open = problem('revocation-not-checked', { signer: 'X' });
    const unseen = problem('signer-first-seen', { signer: 'X', unit: 'A', role: 'head' });
    expect(shownVerdict(file({}))).toBe('confirmed');
    expect(shownVerdict(file({ problems: [open] }))).toBe('valid');
    expect(shownVerdict(file({ problems: [unseen] }))).toBe('valid');
    expect(shownVerdict(file({ verdict: 'invalid' }))).toBe('invalid');
  });

  it('adds up each return once, and none that is invalid, replaced or forked', () => {
    const other = { ...payload, returnId: 'b3f1a5c0-0d6e-4c55-9a39-0f5a2f6f3f11' };
    const forked = { ...payload, returnId: 'b3f1a5c0-0d6e-4c55-9a39-0f5a2f6f3f12' };
    const summary = summarizeChecked([
      file({ verdict: 'indeterminate' }),
      file({}),
      file({ payload: { ...payload, version: 2 } }),
      file({ payload: other, verdict: 'indeterminate' }),
      file({ payload: other, verdict: 'invalid' }),
      file({ payload: forked, problems: [problem('amendment-forked', { file: 'b.pdf' })] }),
      file({
        payload: { ...forked, version: 3 },
        problems: [problem('amendment-behind-fork', { file: 'b.pdf' })],
      }),
      file({ payload: null, verdict: 'invalid' }),
    ]);

    expect(summary).toMatchObject({
      files: 8,
      byVerdict: { valid: 4, indeterminate: 2, incomplete: 0, unread: 0, invalid: 2 },
      returns: 2,
      openReturns: 1,
      counts: { total: 2 * payload.counts.total, done: 2 * payload.counts.done },
    });
  });

  it('counts apart what lacks a signature and what could not be read, as their cards say', () => {
    const summary = summarizeChecked([
      file({ verdict: 'invalid', problems: [problem('signature-missing-role', { role: 'agency' })] }),
      file({ verdict: 'invalid', problems: [problem('file-unreadable', { file: 'a.pdf' })], payload: null }),
      file({ verdict: 'invalid', problems: [problem('file-altered', { field: 'sig-head' })] }),
    ]);
    expect(summary.byVerdict).toEqual({ valid: 0, indeterminate: 0, incomplete: 1, unread: 1, invalid: 1 });
    const unread = { verdict: 'invalid', problems: [problem('file-unreadable', { file: 'a.pdf' })] } as const;
    expect(verdictWords(unread, 'vi')).toBe('chưa đọc được');
  });

  it('names the missing signatures of a file that lacks nothing else', () => {
    const missing = (role: string) => problem('signature-missing-role', { role });
    const problems = [missing('head'), missing('agency')];
    expect(verdictWords({ verdict: 'invalid', problems }, 'vi')).toBe('chưa đủ chữ ký: lãnh đạo, cơ quan');
    expect(verdictWords({ verdict: 'invalid', problems }, 'en')).toBe('signatures missing: head, agency');
    const altered = [...problems, problem('file-altered', { field: 'sig-head' })];
    expect(verdictWords({ verdict: 'invalid', problems: altered }, 'vi')).toBe('không khớp');
    expect(verdictWords({ verdict: 'valid', problems: [] }, 'vi')).toBe('hợp lệ');
  });
});

describe('what is proven of a file, and what is counted', () => {
  const missing = problem('signature-missing-role', { role: 'head' });
  const chain = problem('amendment-chain-broken', { file: 'a.pdf', rule: 'gap' });
  const pages = problem('page-text-differs', { items: ['1.1.a'] });
  const evidence = problem('returned-evidence-missing', { file: 'a.jpg' });
  const altered = problem('file-altered', { field: 'sig-head' });
  const invalid = (problems: readonly Problem[], proven: typeof payload | null = payload) =>
    file({ verdict: 'invalid', payload: proven, problems });

  it.each([
    ['a signature is missing', [missing]],
    ['the chain of amendments is broken', [chain]],
    ['the evidence that came beside it is not what is listed', [evidence, missing]],
  ])('is the content, and none of its figures, where %s', (_, problems) => {
    expect(contentState(invalid(problems))).toBe('as-signed');
    expect(isCountable(invalid(problems))).toBe(false);
  });

  it('is neither of two contents where the pages say something else than the data', () => {
    expect(contentState(invalid([pages, missing], null))).toBe('two-contents');
    expect(isCountable(invalid([pages], null))).toBe(false);
  });

  it('is nothing where the file was altered, whatever else is found, and where it carries no signature', () => {
    expect(contentState(invalid([altered, pages, missing], null))).toBe('unproven');
    expect(contentState(invalid([problem('no-signature', {})], null))).toBe('unproven');
    expect(contentState(invalid([], null))).toBe('unproven');
  });

  it('stands with its figures in the totals only where it is counted', () => {
    const fork = problem('amendment-forked', { file: 'b.pdf' });
    const files = [
      file({}),
      file({ verdict: 'indeterminate', problems: [problem('signer-unknown', { signer: 'X' })] }),
      file({ verdict: 'indeterminate', problems: [fork] }),
      invalid([chain]),
      invalid([missing]),
      invalid([pages], null),
    ];
    const [header = [], ...lines] = checkedTotalsCsv(files, 'vi')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const figures = header.indexOf('Minh chứng');
    expect(lines.map((cells) => [cells[1], cells[figures] !== ''])).toEqual([
      ['hợp lệ', true],
      ['chưa xác định được', true],
      ['chưa xác định được', false],
      ['không khớp', false],
      ['chưa đủ chữ ký', false],
      ['không khớp', false],
    ]);
  });
});
