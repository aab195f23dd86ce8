import { describe, expect, it } from 'vitest';
import { aReturnFolder, at, p12Options, problemsOf, runJson, signedReturn } from './runCli.ts';

const sign = (file: string, role: string, out: string) => [
  ...['sign', file, '--role', role, '--at', at, '--out', out],
  ...p12Options,
];

describe('the signatures a return asks for', { timeout: 60_000 }, () => {
  it('are given one behind the other in places of their own, and make the file valid together', async () => {
    const folder = await aReturnFolder();
    const made = await runJson(folder, [...signedReturn, '--signatures', 'agency,head,preparer']);
    expect(made.document).toMatchObject({ ok: true, verification: { verdict: 'invalid' } });
    const early = await runJson(folder, ['verify', 'out.pdf', '--roots', 'roots']);
    expect(early.document[0].problems.filter(isMissing)).toHaveLength(2);
    await runJson(folder, sign('out.pdf', 'agency', 'sealed.pdf'));
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

function isMissing({ code }: { readonly code: string }): boolean {
  return code === 'signature-missing-role';
}
