import { describe, expect, it } from 'vitest';
import type { CheckedFile } from '../../../shared/domain/checkedFile.ts';
import { summarizeChecked } from '../../../shared/domain/checkedSummary.ts';
import { findingWeight } from '../../../shared/domain/findingWeight.ts';
import {
  contentState,
  isCountable,
  shownVerdict,
  toldFindings,
} from '../../../shared/domain/shownVerdict.ts';
import { verdictCauses } from '../../../shared/domain/verdictCause.ts';
import type { VerifiedSignature } from '../../../shared/domain/verifyEntry.ts';
import type { Problem } from '../../../shared/problems.ts';
import { problem } from '../../../shared/result.ts';
import { checkedTotalsCsv } from '../../../shared/text/checkedTotalsCsv.ts';
import { verdictMeaning, verdictTodo, verdictWords } from '../../../shared/text/verdictWords.ts';
import { trustProblems } from '../../../shared/text/vi/trustProblems.ts';
import { verifyProblems } from '../../../shared/text/vi/verifyProblems.ts';
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

const none = { valid: 0, indeterminate: 0, incomplete: 0, unread: 0, sealed: 0, unsigned: 0, invalid: 0 };

const aSignature = (role: 'head' | 'seal'): VerifiedSignature => ({
  field: role === 'head' ? 'sig-head' : 'seal-vault',
  role,
  signer: 'A',
  signedAt: null,
  coversWholeFile: true,
  coversRevision: true,
  trusted: true,
  problems: [],
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
    expect(summary.byVerdict).toEqual({ ...none, incomplete: 1, unread: 1, invalid: 1 });
    const unread = file({ verdict: 'invalid', problems: [problem('file-unreadable', { file: 'a.pdf' })] });
    expect(verdictWords(unread, 'vi')).toBe('chưa đọc được');
  });

  it('names the missing signatures of a file that lacks nothing else', () => {
    const missing = (role: string) => problem('signature-missing-role', { role });
    const problems = [missing('head'), missing('agency')];
    const unfinished = file({ verdict: 'invalid', problems });
    expect(verdictWords(unfinished, 'vi')).toBe('chưa đủ chữ ký: lãnh đạo, cơ quan');
    expect(verdictWords(unfinished, 'en')).toBe('signatures missing: head, agency');
    const altered = [...problems, problem('file-altered', { field: 'sig-head' })];
    expect(verdictWords(file({ verdict: 'invalid', problems: altered }), 'vi')).toBe('không khớp');
    expect(verdictWords(file({}), 'vi')).toBe('hợp lệ');
  });

  it('calls a sealed file sealed and does not count it, until somebody signs beside the seal', () => {
    const sealed = file({ signatures: [aSignature('seal')] });
    expect(verdictWords(sealed, 'vi')).toBe('niêm phong toàn vẹn khớp, không thay chữ ký số của cơ quan');
    expect(isCountable(sealed)).toBe(false);
    expect(isCountable({ ...sealed, verdict: 'indeterminate' })).toBe(false);
    expect(summarizeChecked([sealed])).toMatchObject({ returns: 0, byVerdict: { ...none, sealed: 1 } });
    const signed = file({ signatures: [aSignature('head'), aSignature('seal')] });
    expect(shownVerdict(signed)).toBe('confirmed');
    expect(isCountable(signed)).toBe(true);
    expect(shownVerdict(file({ signatures: sealed.signatures, verdict: 'indeterminate' }))).toBe(
      'indeterminate',
    );
  });

  it('calls a print copy one without a signature, and a file with any worse finding not matching', () => {
    const bare = [problem('no-signature', {}), problem('payload-missing', {})];
    const unsigned = file({ verdict: 'invalid', payload: null, problems: bare });
    expect(verdictWords(unsigned, 'vi')).toBe('bản in hoặc bản chưa ký, không có chữ ký số');
    expect(summarizeChecked([unsigned]).byVerdict).toEqual({ ...none, unsigned: 1 });
    const worse = [...bare, problem('pdf-structure', { rule: 'x', offset: 1 })];
    expect(shownVerdict({ ...unsigned, problems: worse })).toBe('invalid');
    expect(shownVerdict({ ...unsigned, signatures: [aSignature('head')] })).toBe('invalid');
    const lacksData = [problem('payload-missing', {})];
    expect(shownVerdict({ ...unsigned, problems: lacksData })).toBe('invalid');
  });
});

describe('what a verdict means and what is to be done', () => {
  const signer = 'Trần Văn An';
  const unread = problem('page-text-unread', { rule: 'catalog', page: 0 });
  const unknown = problem('signer-unknown', { signer });
  const expired = problem('signer-certificate-expired-since', { signer, notAfter: '2024-01-01T00:00:00Z' });
  const revoked = problem(
    'certificate-revoked',
    { signer, revokedAt: '2024-01-01T00:00:00Z' },
    'signatures[0]',
  );
  const missing = problem('signature-missing-role', { role: 'head' });
  const chain = problem('amendment-chain-broken', { file: 'a.pdf', rule: 'gap' });
  const open = (...problems: Problem[]) => file({ verdict: 'indeterminate', problems });
  const against = (...problems: Problem[]) => file({ verdict: 'invalid', problems });

  it('has a cause of its own for every open question', () => {
    const codes = Object.keys({ ...verifyProblems, ...trustProblems }) as (keyof typeof verifyProblems)[];
    const openCodes = codes.filter((code) => findingWeight(code) === 'open');
    expect(openCodes.length).toBeGreaterThan(15);
    for (const code of openCodes)
      expect([
        code,
        verdictCauses({ verdict: 'indeterminate', problems: [{ ...unknown, code } as Problem] }),
      ]).not.toEqual([code, ['unusable']]);
  });

  it('is told by the most serious cause first, with something to do for each', () => {
    expect(verdictCauses(open(expired, unknown, unread))).toEqual(['pages', 'unknown-signer', 'expired']);
    expect(verdictMeaning(open(expired, unread), 'vi')).toContain('chưa đối chiếu được trang in');
    expect(verdictTodo(open(expired, unread), 'vi')).toHaveLength(2);
    expect(verdictMeaning(open(unknown), 'vi')).toContain('chưa biết người ký');
    expect(verdictMeaning(open(expired), 'vi')).not.toContain('chưa biết người ký');
  });

  it('does not call a file intact whose structure cannot be read', () => {
    const streams = open(problem('xref-stream', {}));
    expect(verdictMeaning(streams, 'vi')).toContain('chưa kết luận được tệp còn nguyên vẹn');
    expect(contentState(streams)).toBe('unproven');
  });

  it('asks for a new signature where the certificate was revoked, and calls no signature missing', () => {
    const file = {
      ...against(missing, revoked),
      signatures: [{ ...aSignature('head'), problems: [revoked] }],
    };
    expect(verdictCauses(file)).toEqual(['revoked']);
    expect(verdictTodo(file, 'vi').join(' ')).toContain('ký lại bằng chứng thư còn hiệu lực');
    expect(toldFindings(file)).toEqual([revoked]);
  });

  it('asks for what would mend it where chain or evidence are at fault, unless the content is', () => {
    const evidence = problem('returned-evidence-missing', { file: 'a.jpg' });
    expect(verdictTodo(against(chain, evidence), 'vi').join(' ')).toMatch(
      /lập lại báo cáo bổ sung.*minh chứng/,
    );
    expect(verdictCauses(against(chain, problem('file-altered', { field: 'sig-head' })))).toEqual([
      'unusable',
    ]);
    expect(verdictCauses(file({}))).toEqual([]);
    expect(verdictCauses(against())).toEqual(['unusable']);
  });

  it('says of a seal alone that its vault is not known and that nobody has signed', () => {
    const seal = problem('seal-not-pinned', { signer });
    const sealed = { ...open(seal), signatures: [aSignature('seal')] };
    expect(verdictMeaning(sealed, 'vi')).toContain('Niêm phong không thay chữ ký số');
    expect(verdictTodo(sealed, 'vi').join(' ')).toMatch(/So dấu vân tay của niêm phong.*bản có chữ ký/);
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
