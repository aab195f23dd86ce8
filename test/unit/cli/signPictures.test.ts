import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleUnit } from '../../../electron/cli/sample/sampleUnit.ts';
import { identityToPkcs12 } from '../../../electron/engine/signing/throwAwayCa.ts';
import { handPng, sealPng } from '../../support/pngFiles.ts';
import { anIdentity, vietnamese } from '../../support/testCertificates.ts';
import { aReturnFolder, at, p12Options, problemsOf, runCli, sourceEntry, unsignedReturn } from './runCli.ts';

let folder = '';
const agencyKey = ['--p12', 'agency.p12', '--password-file', 'password.txt'];

async function run(...args: readonly string[]) {
  const ran = await runCli(folder, [...args, '--json'], sourceEntry);
  return { ...ran, document: JSON.parse(ran.stdout) };
}
const pictures = async (name: string) =>
  (await readFile(path.join(folder, name))).toString('latin1').split('/SMask').length - 1;

beforeAll(async () => {
  folder = await aReturnFolder();
  const agency = anIdentity({ name: vietnamese(sampleUnit.name) });
  await writeFile(path.join(folder, 'agency.p12'), identityToPkcs12(agency, 'mật khẩu'));
  await writeFile(path.join(folder, 'ky.png'), handPng());
  await writeFile(path.join(folder, 'dau.png'), sealPng());
  await run(...unsignedReturn, '--signatures', 'head,agency');
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('sign with a picture', { timeout: 120_000 }, () => {
  it('draws the hand signature of the head, then the seal of the agency', async () => {
    const head = ['sign', 'out.pdf', '--role', 'head', ...p12Options, '--at', at];
    const signed = await run(...head, '--hand-signature', 'ky.png', '--out', 'head.pdf');
    expect(signed.document).toMatchObject({ ok: true, notices: [], missingRoles: ['agency'] });
    const entries = ['--number', '45', '--date', '2024-05-08'];
    const agency = ['sign', 'head.pdf', '--role', 'agency', '--at', at, ...entries];
    const seal = ['--seal-image', 'dau.png', '--seal-width', '38'];
    const sealed = await run(...agency, ...agencyKey, ...seal, '--out', 'agency.pdf');
    expect(sealed.document).toMatchObject({ ok: true, notices: [], missingRoles: [] });
    expect([await pictures('head.pdf'), await pictures('agency.pdf')]).toEqual([1, 2]);

    const person = await run(...agency, ...p12Options, ...seal, '--out', 'person.pdf');
    expect(person.document).toMatchObject({
      ok: true,
      notices: [
        { code: 'signed-with-other-name', facts: { role: 'agency' } },
        { code: 'seal-not-drawn', facts: { reason: 'certificate' } },
      ],
    });
    expect(person.stderr).toContain('Chứng thư không mang tên cơ quan');
    expect(await pictures('person.pdf')).toBe(1);
  });

  it('refuses what is no picture of that kind, and never writes over it', async () => {
    const head = ['sign', 'out.pdf', '--role', 'head', ...p12Options];
    const codes = async (...args: readonly string[]) => {
      const ran = await run(...head, ...args);
      return [ran.exitCode, ...problemsOf(ran.document)];
    };
    expect(await codes('--hand-signature', 'dau.png', '--out', 'x.pdf')).toEqual([2, 'image-wrong-colour']);
    expect(await codes('--hand-signature', 'unit.json', '--out', 'x.pdf')).toEqual([2, 'image-unreadable']);
    expect(await codes('--hand-signature', 'gone.png', '--out', 'x.pdf')).toEqual([2, 'file-unreadable']);
    expect(await codes('--hand-signature', 'ky.png', '--out', 'ky.png', '--overwrite')).toEqual([
      2,
      'export-over-input',
    ]);
  });

  it('wants each picture with its own role, and a width that a seal can have', async () => {
    const rest = [...p12Options, '--out', 'x.pdf'];
    const faults = async (...args: readonly string[]) =>
      (await run('sign', 'out.pdf', ...rest, ...args)).document.problems.map(
        ({ facts }: { facts: unknown }) => facts,
      );
    expect(await faults('--role', 'head', '--seal-image', 'dau.png', '--seal-width', '5')).toEqual([
      { fault: 'options-exclude', name: '--role head, --seal-image' },
      { fault: 'seal-width-invalid', name: '5' },
    ]);
    expect(await faults('--role', 'agency', '--hand-signature', 'ky.png', '--seal-width', '36')).toEqual([
      { fault: 'options-exclude', name: '--role agency, --hand-signature' },
      { fault: 'option-missing', name: '--seal-image' },
    ]);
  });
});
