import { describe, expect, it } from 'vitest';
import {
  agencyOptions,
  aReturnFolder,
  at,
  p12Options,
  problemsOf,
  runCli,
  runJson,
  signedReturn,
  smallAnswers,
  unsignedReturn,
} from './runCli.ts';

const sign = (file: string, role: string, out: string) => [
  ...['sign', file, '--role', role, '--at', at, '--out', out],
  ...(role === 'agency' ? agencyOptions : p12Options),
];

const numbered = ['--number', '486', '--date', '2024-05-08'];

describe('the signatures a return asks for', { timeout: 60_000 }, () => {
  it('are given one behind the other in places of their own, and make the file valid together', async () => {
    const folder = await aReturnFolder();
    const made = await runJson(folder, [...signedReturn, '--signatures', 'agency,head,preparer']);
    expect(made.document).toMatchObject({ ok: true, verification: { verdict: 'invalid' } });
    const early = await runJson(folder, ['verify', 'out.pdf', '--roots', 'roots']);
    expect(early.document[0].problems.filter(isMissing)).toHaveLength(2);
    await runJson(folder, [...sign('out.pdf', 'agency', 'sealed.pdf'), ...numbered]);
    const last = await runJson(folder, sign('sealed.pdf', 'preparer', 'all.pdf'));
    expect(last.document).toMatchObject({ ok: true, missingRoles: [] });
    const checked = await runJson(folder, ['verify', 'all.pdf', '--roots', 'roots']);
    expect(checked.document).toMatchObject([{ verdict: 'valid' }]);
  });

  it('are one of three sets', async () => {
    const folder = await aReturnFolder();
    const made = await runJson(folder, [...signedReturn, '--signatures', 'agency']);
    expect(made.exitCode).toBe(2);
    expect(problemsOf(made.document)).toEqual(['input-usage']);
  });
});

describe('number and date that are left open', { timeout: 60_000 }, () => {
  it('are filled in by the agency, whose signature covers them, and told by verify', async () => {
    const folder = await aReturnFolder();
    await runJson(folder, [...signedReturn, '--signatures', 'head,agency']);
    const early = await runJson(folder, sign('out.pdf', 'agency', 'early.pdf'));
    expect([early.exitCode, problemsOf(early.document)]).toEqual([2, ['out.pdf return-not-numbered']]);
    const long = [...sign('out.pdf', 'agency', 'long.pdf'), '--number', '1234567890/2024'];
    const tooLong = await runJson(folder, [...long, '--date', '2024-05-08']);
    expect(problemsOf(tooLong.document)).toEqual(['out.pdf document-number-too-long']);

    const signed = await runJson(folder, [...sign('out.pdf', 'agency', 'sealed.pdf'), ...numbered]);

    const entered = { number: '486', date: 'ngày 08 tháng 5 năm 2024' };
    expect(signed.document).toMatchObject({ ok: true, role: 'agency', missingRoles: [], entered });
    const checked = await runJson(folder, ['verify', 'sealed.pdf', '--roots', 'roots']);
    expect(checked.document).toMatchObject([{ verdict: 'valid', entered }]);
    const { stdout } = await runCli(folder, ['verify', 'sealed.pdf', '--roots', 'roots']);
    expect(stdout).toContain('  Đã điền: số 486, ngày 08 tháng 5 năm 2024.\n');
  });

  it('are entered by nobody but the agency, as a day there is, and only where they are open', async () => {
    const folder = await aReturnFolder();
    await runJson(folder, unsignedReturn);
    const byHead = await runJson(folder, [...sign('out.pdf', 'head', 'x.pdf'), ...numbered]);
    expect(byHead.document.problems[0].facts).toEqual({
      fault: 'options-exclude',
      name: '--role head, --number, --date',
    });
    const noDay = await runJson(folder, [...sign('out.pdf', 'agency', 'x.pdf'), '--date', '2024-02-30']);
    expect(noDay.document.problems[0].facts).toEqual({ fault: 'day-invalid', name: '2024-02-30' });
    const early = ['--number', '4 5', '--date', '2024-01-31'];
    const wrong = await runJson(folder, [...sign('out.pdf', 'agency', 'x.pdf'), ...early]);
    expect([wrong.exitCode, problemsOf(wrong.document)]).toEqual([
      2,
      ['--number document-number-wrong', '--date document-day-too-early'],
    ]);
    const closed = await runJson(folder, [...sign('out.pdf', 'agency', 'x.pdf'), ...numbered]);
    expect([closed.exitCode, problemsOf(closed.document)]).toEqual([2, ['out.pdf role-not-asked']]);
    const given = await aReturnFolder({ ...smallAnswers, number: '45', issuedOn: '2024-05-08' });
    await runJson(given, [...unsignedReturn, '--signatures', 'head,agency']);
    const filled = await runJson(given, [...sign('out.pdf', 'agency', 'x.pdf'), ...numbered]);
    expect([filled.exitCode, problemsOf(filled.document)]).toEqual([2, ['out.pdf document-line-not-open']]);
  });
});

function isMissing({ code }: { readonly code: string }): boolean {
  return code === 'signature-missing-role';
}
